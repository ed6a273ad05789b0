#include "ui/models/modelspanel.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/focusreturn.h"
#include "ui/common/theme.h"
#include "ui/models/coverloader.h"
#include "ui/models/modeldetails.h"
#include "ui/models/modelgrid.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int around = 12;
constexpr int aroundSmall = 6;
constexpr int detailsNeed = 860; // width of the sheet
constexpr int lineNeeds = 620;   // width of the list
constexpr double scrim = 0.82;
} // namespace

ModelsPanel::ModelsPanel(QWidget *parent)
    : QWidget{parent}
    , m_covers{new CoverLoader{this}}
    , m_sheet{new QFrame{this}}
    , m_head{new ModelsHead{m_sheet}}
    , m_grid{new ModelGrid{*m_covers, m_sheet}}
    , m_details{new ModelDetails{m_sheet}}
{
    setObjectName(u"modelsPanel"_s);
    setAccessibleName(tr("Models"));
    m_sheet->setProperty("surface", u"popover"_s);
    m_sheet->setAttribute(Qt::WA_StyledBackground);
    auto *const row = new QHBoxLayout{m_sheet};
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    row->addWidget(buildList(), 1);
    row->addWidget(m_details);
    new FocusReturn{*this};
    connect(m_head, &ModelsHead::closeWanted, this, &ModelsPanel::closeWanted);
    connect(m_head, &ModelsHead::downWanted, this, [this] {
        if (m_grid->count() > 0)
            m_grid->setFocus(Qt::OtherFocusReason);
    });
    connect(m_grid, &ModelGrid::leftUpwards, this, &ModelsPanel::takeFocus);
    connect(m_details, &ModelDetails::closeWanted, this, &ModelsPanel::closeWanted);
    connect(m_details, &ModelDetails::useWanted, this, &ModelsPanel::useWanted);
    hide();
}

QWidget *ModelsPanel::buildList()
{
    auto *const list = new QFrame{m_sheet};
    list->setProperty("surface", u"list"_s);
    list->setAttribute(Qt::WA_StyledBackground);
    auto *const body = new QWidget{list};
    m_body = new QStackedLayout{body};
    m_body->addWidget(m_grid);
    m_body->addWidget(buildWords());
    auto *const column = new QVBoxLayout{list};
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(body, 1);
    column->addWidget(makeRule(list));
    column->addWidget(buildFoot());
    return list;
}

QWidget *ModelsPanel::buildWords()
{
    auto *const words = new QWidget{m_sheet};
    words->setObjectName(u"modelsWords"_s);
    m_title = makeLabel({}, u"strong"_s, words);
    m_title->setObjectName(u"modelsTitle"_s);
    m_text = makeLabel({}, u"body-dim"_s, words);
    m_text->setObjectName(u"modelsText"_s);
    m_next = makeButton({}, "modelsNext", {}, words);
    for (QLabel *label : {m_title, m_text}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
        label->setMinimumWidth(220);
    }
    connect(m_next, &QPushButton::clicked, this, &ModelsPanel::nextWanted);
    auto *const column = new QVBoxLayout{words};
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_next, 0, Qt::AlignHCenter);
    column->addStretch(3);
    return words;
}

QWidget *ModelsPanel::buildFoot()
{
    auto *const foot = new QWidget{m_sheet};
    m_foot = new ElidedLabel{foot};
    m_foot->setObjectName(u"modelsFoot"_s);
    m_foot->setProperty("role", u"value"_s);
    m_refresh = makeButton(tr("Refresh"), "modelsRefresh", u"link"_s, foot);
    m_refresh->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_use = makeButton(tr("Use this model"), "modelUseNarrow", u"primary"_s, foot);
    m_use->setProperty("size", u"small"_s);
    m_use->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_refresh, &QPushButton::clicked, this, &ModelsPanel::refreshWanted);
    connect(m_use, &QPushButton::clicked, this, &ModelsPanel::useWanted);
    auto *const line = new QHBoxLayout{foot};
    line->setContentsMargins(16, 4, 14, 4);
    line->setSpacing(metrics::gap);
    line->addWidget(m_foot, 1);
    line->addWidget(m_refresh);
    line->addWidget(m_use);
    foot->setMinimumHeight(34);
    return foot;
}

void ModelsPanel::showShelves(std::vector<TileShelf> shelves)
{
    m_grid->setShelves(std::move(shelves));
    m_body->setCurrentIndex(0);
}

void ModelsPanel::showWords(const QString &title, const QString &text, const QString &button)
{
    if (m_grid->hasFocus())
        takeFocus(); // the cards go away
    m_grid->setShelves({});
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_next->setText(button);
    m_next->setVisible(!button.isEmpty());
    m_body->setCurrentIndex(1);
}

void ModelsPanel::showFoot(const QString &words, const QString &problem)
{
    m_foot->setText(problem.isEmpty() ? words : words + u" · "_s + problem);
    m_refresh->setText(problem.isEmpty() ? tr("Refresh") : tr("Try again"));
}

void ModelsPanel::setBusy(bool isBusy)
{
    m_details->setBusy(isBusy);
    m_use->setEnabled(!isBusy);
}

void ModelsPanel::takeFocus()
{
    m_head->takeFocus();
}

bool ModelsPanel::hasDetails() const
{
    return m_details->isVisibleTo(this);
}

void ModelsPanel::adapt()
{
    const bool isSmall = width() < 700 || height() < 480;
    const int margin = isSmall ? aroundSmall : around;
    m_sheet->setGeometry(rect().adjusted(margin, margin, -margin, -margin));
    const int room = m_sheet->width();
    const bool hasRoom = room >= detailsNeed;
    m_details->setVisible(hasRoom);
    m_use->setVisible(!hasRoom);
    m_head->setNarrow((hasRoom ? room - ModelDetails::columnWidth : room) < lineNeeds, !hasRoom);
    m_grid->setWords(hasRoom ? ModelCardPainter::Words::Short : ModelCardPainter::Words::Long);
}

void ModelsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
}

// Keys of the window that mean something to the gallery mean nothing here.
bool ModelsPanel::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *const key = static_cast<QKeyEvent *>(event);
        const Qt::KeyboardModifiers without = key->modifiers() & ~Qt::ShiftModifier;
        const bool isPlain = without == Qt::NoModifier || without == Qt::KeypadModifier;
        if (isPlain || key->matches(QKeySequence::Find)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ModelsPanel::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto *const button = qobject_cast<QAbstractButton *>(focusWidget());
    if (event->key() == Qt::Key_Escape)
        emit closeWanted();
    else if (isReturn && button && button->hasFocus() && isAncestorOf(button))
        button->click();
    else if (event->matches(QKeySequence::Find))
        takeFocus();
    else if (event->modifiers().testFlag(Qt::ControlModifier))
        QWidget::keyPressEvent(event);
}

void ModelsPanel::mousePressEvent(QMouseEvent *event)
{
    if (!m_sheet->geometry().contains(event->position().toPoint()))
        emit closeWanted();
}

void ModelsPanel::paintEvent(QPaintEvent *)
{
    QColor shade = tokensOf(*this).bg;
    shade.setAlphaF(float(scrim));
    QPainter{this}.fillRect(rect(), shade);
}

} // namespace limner
