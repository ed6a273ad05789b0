#include "ui/gallery/searchpopup.h"

#include "ui/common/controls.h"
#include "ui/gallery/mistakelabel.h"
#include "ui/gallery/searchrows.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int leastWidth = 348;
constexpr int longestName = 120;
constexpr int margin = 4;

} // namespace

SearchPopup::SearchPopup(QWidget &window)
    : QFrame{&window}
    , m_note{new MistakeLabel{this}}
    , m_rows{new SearchRows{this}}
{
    setObjectName(u"searchPopup"_s);
    setAccessibleName(tr("Search help"));
    setProperty("surface", u"menu"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    column->addWidget(m_note);
    column->addWidget(m_rows);
    column->addWidget(buildName());
    clear();
}

QWidget *SearchPopup::buildName()
{
    m_naming = new QWidget{this};
    m_name = new QLineEdit{m_naming};
    m_name->setObjectName(u"searchName"_s);
    m_name->setMaxLength(longestName);
    m_name->installEventFilter(this);
    auto *const label = makeLabel(tr("Save this search as"), u"dim"_s, m_naming);
    label->setBuddy(m_name);
    m_name->setAccessibleName(label->text());
    m_save = makeButton(tr("Save"), "searchSave", u"small"_s, m_naming);
    m_refusal = makeLabel({}, u"error"_s, m_naming);
    m_refusal->setObjectName(u"searchNameRefusal"_s);
    m_refusal->setWordWrap(true);
    auto *const line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_name, 1);
    line->addWidget(m_save);
    auto *const column = new QVBoxLayout{m_naming};
    column->setContentsMargins(6, 4, 6, 6);
    column->setSpacing(6);
    column->addWidget(label);
    column->addLayout(line);
    column->addWidget(m_refusal);
    const auto give = [this] {
        if (const QString name = m_name->text().trimmed(); !name.isEmpty())
            emit named(name);
    };
    connect(m_save, &QPushButton::clicked, this, give);
    connect(m_name, &QLineEdit::returnPressed, this, give);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) {
        m_save->setEnabled(!name.trimmed().isEmpty());
        m_refusal->clear();
        m_refusal->hide();
        arrange();
    });
    return m_naming;
}

void SearchPopup::place(const QRect &field)
{
    m_field = field;
    arrange();
}

void SearchPopup::setMistakes(const std::vector<MistakeText> &mistakes)
{
    m_note->setMistakes(mistakes);
    m_note->setVisible(!mistakes.empty());
    arrange();
}

void SearchPopup::setRows(std::vector<SearchRow> rows)
{
    m_rows->setRows(std::move(rows));
    m_rows->setVisible(!m_rows->isEmpty() && !isAskingName());
    arrange();
}

bool SearchPopup::hasRows() const
{
    return !m_rows->isHidden();
}

void SearchPopup::askName(const QString &proposal)
{
    m_rows->setRows({});
    m_rows->hide();
    m_naming->show();
    m_name->setText(proposal.left(longestName));
    arrange();
    m_name->selectAll();
    m_name->setFocus(Qt::PopupFocusReason);
}

bool SearchPopup::isAskingName() const
{
    return !m_naming->isHidden();
}

void SearchPopup::refuseName(const QString &why)
{
    m_refusal->setText(why);
    m_refusal->show();
    m_name->setAccessibleDescription(why);
    arrange();
    m_name->setFocus(Qt::OtherFocusReason);
}

void SearchPopup::endName()
{
    m_naming->hide();
    arrange();
}

void SearchPopup::clear()
{
    m_note->hide();
    m_naming->hide();
    m_refusal->hide();
    m_rows->setRows({});
    m_rows->hide();
    hide();
}

// As wide as the field, or wider to the right where that is too little.
void SearchPopup::arrange()
{
    const bool isWanted = !m_note->isHidden() || !m_rows->isHidden() || !m_naming->isHidden();
    if (!isWanted)
        return hide();
    const QWidget &window = *parentWidget();
    const int width = std::min(std::max(m_field.width(), leastWidth), window.width() - 2 * margin);
    const int left = std::clamp(m_field.left(), margin, window.width() - width - margin);
    const int inside = width - 2 * margin - 2 * frameWidth();
    if (!m_note->isHidden())
        m_note->setFixedHeight(m_note->heightForWidth(inside));
    m_rows->setFixedHeight(
        std::min(m_rows->wantedHeight(), std::max(60, window.height() - m_field.bottom() - 120)));
    layout()->activate();
    const int height =
        layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
    setGeometry(left, m_field.bottom() + 6, width, height);
    show();
    raise();
}

bool SearchPopup::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_name || !isKey || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QFrame::eventFilter(watched, event);
    event->accept(); // or the window would take a step back
    if (event->type() == QEvent::KeyPress)
        emit unnamed();
    return true;
}

} // namespace limner
