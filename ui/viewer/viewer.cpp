#include "ui/viewer/viewer.h"

#include "core/library/library.h"
#include "ui/common/elidedlabel.h"
#include "ui/viewer/canvasfigures.h"
#include "ui/viewer/comparisonview.h"
#include "ui/viewer/filmstrip.h"
#include "ui/viewer/picturecanvas.h"
#include "ui/viewer/viewerbar.h"
#include "ui/viewer/viewerdetails.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int largeEdge = 84; // of the filmstrip
constexpr int smallEdge = 52;
constexpr int stripNeeds = 380; // heights of the viewer
constexpr int largeNeeds = 640;
constexpr int hintNeeds = 520;
} // namespace

Viewer::Viewer(const Services &services, GalleryActions &actions, QWidget &window)
    : QWidget{&window}
    , m_bar{new ViewerBar{actions, this}}
    , m_stage{new QWidget{this}}
    , m_canvas{new PictureCanvas{m_stage}}
    , m_comparison{new ComparisonView{m_stage}}
    , m_details{new ViewerDetails{services.library.source()->inputs(), this}}
    , m_strip{new Filmstrip{services.thumbnails, this}}
    , m_hint{new ElidedLabel{this}}
{
    setObjectName(u"viewer"_s);
    setAccessibleName(tr("Viewer"));
    setFocusPolicy(Qt::StrongFocus);
    m_canvas->setObjectName(u"viewerPicture"_s);
    m_hint->setObjectName(u"viewerHint"_s);
    m_hint->setProperty("role", u"faint"_s);
    m_hint->setAlignment(Qt::AlignCenter);
    layOut();
    setComparing(false);
    window.installEventFilter(this);
    setGeometry(window.rect());
    hide();
}

void Viewer::layOut()
{
    auto *const stage = new QVBoxLayout{m_stage};
    stage->setContentsMargins({});
    stage->addWidget(m_canvas);
    stage->addWidget(m_comparison);
    m_column = new QVBoxLayout{this};
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    m_column->addWidget(m_bar);
    m_column->addWidget(m_stage, 1);
    m_column->addSpacing(8);
    m_column->addWidget(m_strip);
    m_column->addSpacing(4);
    m_column->addWidget(m_hint);
    m_column->addSpacing(8);
}

void Viewer::setComparing(bool isComparing)
{
    m_isComparing = isComparing;
    m_canvas->setVisible(!isComparing);
    m_comparison->setVisible(isComparing);
    m_bar->setComparing(isComparing);
    m_hint->setText(viewerKeyHint(isComparing, m_keys));
    m_details->setVisible(m_wantsDetails && !isComparing);
    m_stage->layout()->activate();
}

void Viewer::setKeys(const KeyBindings &keys)
{
    m_keys = keys;
    m_hint->setText(viewerKeyHint(m_isComparing, m_keys));
}

void Viewer::toggleDetails()
{
    m_wantsDetails = !m_wantsDetails;
    m_bar->setDetailsShown(m_wantsDetails);
    m_details->setVisible(m_wantsDetails && !m_isComparing);
    placeDetails();
}

void Viewer::placeDetails()
{
    if (!m_details->isHidden())
        m_details->placeIn(m_stage->geometry());
    m_details->raise();
}

void Viewer::setBare(bool isBare)
{
    m_isBare = isBare;
    adapt();
}

bool Viewer::holdsFocus() const
{
    const QWidget *const focused = window()->focusWidget();
    return !focused || focused == this || isAncestorOf(focused);
}

void Viewer::adapt()
{
    const bool isSmall = height() < largeNeeds;
    m_strip->setEdge(isSmall ? smallEdge : largeEdge);
    m_bar->setVisible(!m_isBare);
    m_strip->setVisible(!m_isBare && height() >= stripNeeds);
    m_hint->setVisible(!m_isBare && height() >= hintNeeds);
    m_stage->setContentsMargins(m_isBare ? 0 : 18, 0, m_isBare ? 0 : 18, 0);
    for (int i = 0; i < m_column->count(); ++i) {
        if (QSpacerItem *const space = m_column->itemAt(i)->spacerItem())
            space->changeSize(0,
                              m_isBare ? 0
                              : i == 2 ? 8
                                       : 5,
                              QSizePolicy::Minimum, QSizePolicy::Fixed);
    }
    m_column->invalidate();
    m_column->activate();
    placeDetails();
}

void Viewer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
}

bool Viewer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

// Before the window's keys: some of them mean something else here.
bool Viewer::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        viewerKeyOf(static_cast<QKeyEvent &>(*event), m_isComparing, m_keys)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void Viewer::keyPressEvent(QKeyEvent *event)
{
    const std::optional<ViewerKey> key = viewerKeyOf(*event, m_isComparing, m_keys);
    if (!key)
        return QWidget::keyPressEvent(event);
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (auto *const button = qobject_cast<QAbstractButton *>(window()->focusWidget());
        button && isReturn)
        return button->click();
    emit keyPressed(*key);
    event->accept();
}

// What it covers is not to be reached.
bool Viewer::focusNextPrevChild(bool next)
{
    QWidget *const from = window()->focusWidget();
    QWidget *to = from ? from : this;
    do {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
        const bool isMine = to == this || isAncestorOf(to);
        if (isMine && to->isVisible() && to->isEnabled() && to->focusPolicy() & Qt::TabFocus) {
            to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (to != from && to != this);
    setFocus();
    return true;
}

void Viewer::paintEvent(QPaintEvent *)
{
    QPainter{this}.fillRect(rect(), viewerGround(*this));
}

} // namespace limner
