#include "ui/compose/prompts/promptpast.h"

#include "ui/common/controls.h"
#include "ui/common/dialogroom.h"
#include "ui/common/formats.h"
#include "ui/common/iconbutton.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr QSize bestSize{620, 540};
constexpr int promptRole = Qt::UserRole;
constexpr int starRole = Qt::UserRole + 1;
constexpr qsizetype shownLength = 300; // characters
} // namespace

PromptPast::PromptPast(const QString &model, QWidget *parent)
    : QDialog{parent}
    , m_model{model}
    , m_search{new QLineEdit{this}}
    , m_favourites{new IconButton{u"star"_s, tr("Favourites only"), this}}
    , m_ofModel{makeButton(tr("This model"), "pastOfModel", u"chip"_s, this)}
    , m_list{new QListWidget{this}}
    , m_star{new IconButton{u"star"_s, tr("Favourite"), this}}
    , m_insert{makeButton(tr("Insert"), "pastInsert", {}, this)}
    , m_replace{makeButton(tr("Replace"), "pastReplace", u"primary"_s, this)}
{
    setObjectName(u"promptPast"_s);
    setWindowTitle(tr("Prompts that were sent"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_search, &QLineEdit::textChanged, this, &PromptPast::ask);
    connect(m_favourites, &QToolButton::toggled, this, &PromptPast::ask);
    connect(m_ofModel, &QPushButton::toggled, this, &PromptPast::ask);
    connect(m_list, &QListWidget::currentRowChanged, this, &PromptPast::showActions);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &PromptPast::askMore);
    connect(m_list, &QListWidget::itemActivated, this, [this] { m_replace->click(); });
    connect(m_star, &QToolButton::clicked, this, &PromptPast::toggleStar);
    connect(m_insert, &QPushButton::clicked, this, [this] {
        emit insertWanted(current());
        accept();
    });
    connect(m_replace, &QPushButton::clicked, this, [this] {
        emit replaceWanted(current());
        accept();
    });
    resize(dialogRoom(*parent, bestSize));
    showActions();
}

void PromptPast::build()
{
    m_search->setObjectName(u"pastSearch"_s);
    m_search->setProperty("role", u"search"_s);
    m_search->setPlaceholderText(tr("Search prompts"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setMaxLength(1'000);
    m_favourites->setObjectName(u"pastFavourites"_s);
    m_favourites->setCheckable(true);
    m_ofModel->setCheckable(true);
    m_list->setObjectName(u"pastPrompts"_s);
    m_list->setProperty("role", u"list"_s);
    m_list->setAccessibleName(windowTitle());
    m_list->setWordWrap(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_star->setObjectName(u"pastStar"_s);
    auto *const head = new QHBoxLayout;
    head->addWidget(m_search, 1);
    head->addWidget(m_ofModel);
    head->addWidget(m_favourites);
    auto *const foot = new QHBoxLayout;
    foot->addWidget(m_star);
    foot->addStretch(1);
    foot->addWidget(m_insert);
    foot->addWidget(m_replace);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    // The signals are connected when the dialog is: it asks once somebody can hear.
    QMetaObject::invokeMethod(this, &PromptPast::ask, Qt::QueuedConnection);
}

void PromptPast::ask()
{
    m_query = PromptQuery{.text = m_search->text().trimmed(),
                          .model = m_ofModel->isChecked() ? m_model : QString{},
                          .favouritesOnly = m_favourites->isChecked()};
    emit pageWanted(m_query);
}

void PromptPast::askMore()
{
    const QScrollBar *const bar = m_list->verticalScrollBar();
    if (!m_hasMore || bar->value() < bar->maximum() - m_list->height())
        return;
    m_hasMore = false;
    m_query.offset = m_list->count();
    emit pageWanted(m_query);
}

void PromptPast::addPage(const PromptQuery &query, const std::vector<SentPrompt> &page)
{
    if (query.text != m_query.text || query.model != m_query.model ||
        query.favouritesOnly != m_query.favouritesOnly || query.offset != m_query.offset)
        return; // something else is wanted meanwhile
    if (query.offset == 0)
        m_list->clear();
    for (const SentPrompt &one : page) {
        auto *const item = new QListWidgetItem{m_list};
        const QString words = one.text.simplified().left(shownLength);
        QStringList below{formatMoment(one.sentAt)};
        if (!one.model.isEmpty())
            below << one.model;
        item->setText((one.isFavourite ? u"★ "_s : QString{}) + words + u'\n' +
                      below.join(u" · "_s));
        item->setData(promptRole, one.text);
        item->setData(starRole, one.isFavourite);
    }
    m_hasMore = static_cast<int>(page.size()) >= query.limit;
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    showActions();
}

void PromptPast::toggleStar()
{
    QListWidgetItem *const item = m_list->currentItem();
    if (!item)
        return;
    const bool isFavourite = !item->data(starRole).toBool();
    item->setData(starRole, isFavourite);
    const QString text = item->text();
    item->setText(isFavourite ? u"★ "_s + text : text.mid(2));
    emit favouriteWanted(current(), isFavourite);
    showActions();
}

void PromptPast::showActions()
{
    const QListWidgetItem *const item = m_list->currentItem();
    const bool isFavourite = item && item->data(starRole).toBool();
    m_star->setIconName(isFavourite ? u"star-filled"_s : u"star"_s);
    m_star->setEnabled(item);
    m_insert->setEnabled(item);
    m_replace->setEnabled(item);
}

QString PromptPast::current() const
{
    const QListWidgetItem *const item = m_list->currentItem();
    return item ? item->data(promptRole).toString() : QString{};
}

} // namespace limner
