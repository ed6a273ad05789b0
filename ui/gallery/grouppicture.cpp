#include "ui/gallery/grouppicture.h"

#include "ui/common/controls.h"
#include "ui/common/iconbutton.h"
#include "ui/common/ring.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"
#include "ui/gallery/tilefigure.h"
#include "ui/queue/troublemark.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int badgeHeight = 22;
constexpr int buttonRoom = 40; // at the bottom, for Retry
} // namespace

GroupPicture::GroupPicture(QWidget *parent)
    : QAbstractButton{parent}
    , m_retry{makeButton(tr("Retry"), "groupRetry", u"small"_s, this)}
{
    setObjectName(u"groupPicture"_s);
    setFocusPolicy(Qt::StrongFocus);
    m_retry->hide();
    connect(m_retry, &QPushButton::clicked, this, &GroupPicture::retryWanted);
    makeTools();
}

void GroupPicture::makeTools()
{
    m_tools = new QWidget{this};
    m_copy = makeButton(tr("Copy URL"), "groupCopy", u"small"_s, m_tools);
    m_reuse = new IconButton{u"remix"_s, tr("Use its settings"), m_tools};
    m_reuse->setObjectName(u"groupReuse"_s);
    m_reuse->setProperty("kind", u"small"_s);
    auto *const row = new QHBoxLayout{m_tools};
    row->setContentsMargins({});
    row->setSpacing(6);
    for (QAbstractButton *const tool : std::initializer_list<QAbstractButton *>{m_copy, m_reuse}) {
        row->addWidget(tool);
        tool->installEventFilter(this);
    }
    connect(m_copy, &QPushButton::clicked, this, &GroupPicture::copyWanted);
    connect(m_reuse, &IconButton::clicked, this, &GroupPicture::reuseWanted);
    m_tools->hide();
}

// The keyboard goes from the picture to its buttons: they are there while it is on any of them.
void GroupPicture::showTools()
{
    const bool isHere = underMouse() || hasFocus() || m_copy->hasFocus() || m_reuse->hasFocus();
    m_tools->setVisible(m_isPicture && isHere);
}

void GroupPicture::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    showTools();
}

void GroupPicture::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    showTools();
}

void GroupPicture::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    showTools();
}

// Where it goes is known only afterwards, and what is hidden cannot take it.
void GroupPicture::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    QMetaObject::invokeMethod(this, &GroupPicture::showTools, Qt::QueuedConnection);
}

bool GroupPicture::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &GroupPicture::showTools, Qt::QueuedConnection);
    return QAbstractButton::eventFilter(watched, event);
}

void GroupPicture::showJob(const JobTile &tile, const QDateTime &now)
{
    m_isPicture = false;
    m_isWinner = false;
    m_tile = tile;
    m_now = now;
    setAccessibleName(spokenName(tile, now));
    setToolTip(plainToolTip(tile.why));
    setCursor(Qt::ArrowCursor);
    m_retry->setVisible(tile.isTroubled());
    showTools();
    m_retry->setText(tile.kind == JobTile::Kind::Uncertain ? tr("Resubmit")
                     : tile.isFetchable                    ? tr("Fetch again")
                                                           : tr("Retry"));
    place();
    update();
}

void GroupPicture::showPicture(const QString &spoken, bool isWinner)
{
    m_isPicture = true;
    m_isWinner = isWinner;
    setAccessibleName(isWinner ? tr("Winner: %1").arg(spoken) : spoken);
    setToolTip(tr("Show it with its details"));
    setCursor(Qt::PointingHandCursor);
    m_copy->setAccessibleName(tr("Copy URL: %1").arg(spoken));
    m_reuse->setAccessibleName(tr("Use the settings: %1").arg(spoken));
    m_retry->hide();
    showTools();
    update();
}

void GroupPicture::setImage(const QImage &image)
{
    m_picture.setImage(image);
}

void GroupPicture::setWords(const QString &words)
{
    m_words = words;
    update();
}

QRect GroupPicture::cell() const
{
    return rect().adjusted(frame, frame, -frame, -frame);
}

void GroupPicture::place()
{
    const QSize size = m_retry->sizeHint();
    m_retry->setGeometry((width() - size.width()) / 2, height() - frame - size.height() - 12,
                         size.width(), size.height());
    const QSize tools = m_tools->sizeHint();
    m_tools->setGeometry(frame + 8, height() - frame - tools.height() - 8, tools.width(),
                         tools.height());
}

void GroupPicture::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    place();
}

void GroupPicture::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = tokensOf(*this);
    const QRect area = cell();
    if (m_isPicture && !m_picture.isNull()) {
        m_picture.paint(painter, area);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.raised);
        painter.drawRoundedRect(area, metrics::tileRadius, metrics::tileRadius);
        if (!m_isPicture)
            paintJob(painter, area);
        painter.setPen(tokens.dim);
        if (m_isPicture)
            painter.drawText(area.adjusted(12, 8, -12, -8), Qt::AlignCenter | Qt::TextWordWrap,
                             m_words);
    }
    if (m_isWinner || hasFocus()) {
        QColor colour = tokens.accent;
        if (!m_isWinner)
            colour.setAlphaF(0.6f);
        painter.setPen(QPen{colour, 2});
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF{rect()}.adjusted(1, 1, -1, -1), metrics::tileRadius + 3,
                                metrics::tileRadius + 3);
    }
    if (m_isWinner)
        paintBadge(painter, area);
}

void GroupPicture::paintBadge(QPainter &painter, const QRect &area)
{
    const Tokens &tokens = tokensOf(*this);
    QFont small = tileFont(font(), 12);
    small.setWeight(QFont::DemiBold);
    const QString words = tr("Winner");
    const int width = QFontMetrics{small}.horizontalAdvance(words) + 36;
    const QRect pill{area.left() + 9, area.top() + 9, width, badgeHeight};
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accentFill);
    painter.drawRoundedRect(pill, badgeHeight / 2.0, badgeHeight / 2.0);
    themedIcon(u"star-filled"_s, tokens.accentText)
        .paint(&painter, {pill.left() + 9, pill.top() + 5, 12, 12});
    painter.setFont(small);
    painter.setPen(tokens.accentText);
    painter.drawText(pill.adjusted(26, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, words);
}

void GroupPicture::paintJob(QPainter &painter, const QRect &area)
{
    const Tokens &tokens = tokensOf(*this);
    const QFont small = tileFont(font(), 12);
    const int side = m_tile.isTroubled() ? 30 : std::clamp(area.width() / 3, 26, 56);
    const int line = QFontMetrics{small}.height() + 1;
    const int room = area.height() - side - 30 - (m_tile.isTroubled() ? buttonRoom : 0);
    const QStringList lines =
        wrapped(caption(m_tile, m_now), small, area.width() - 24, std::clamp(room / line, 0, 7));
    const int height = side + 10 + line * static_cast<int>(lines.size());
    const int top =
        area.top() +
        std::max(8, (area.height() - height - (m_tile.isTroubled() ? buttonRoom : 0)) / 2);
    const QRect ring{area.left() + (area.width() - side) / 2, top, side, side};
    const TroubleMark mark = troubleMark(m_tile, tokens);
    if (m_tile.isTroubled()) {
        painter.setFont(tileFont(font(), 22));
        painter.setPen(mark.colour);
        painter.drawText(ring, Qt::AlignCenter | Qt::TextDontClip, mark.sign);
    } else {
        painter.setFont(small);
        paintRing(painter, ring, m_tile.fraction, tokens, ringText(m_tile, m_now));
    }
    painter.setFont(small);
    painter.setPen(m_tile.isTroubled() ? mark.colour : tokens.dim);
    for (int i = 0; i < static_cast<int>(lines.size()); ++i)
        painter.drawText(
            QRect{area.left() + 12, top + side + 10 + i * line, area.width() - 24, line},
            Qt::AlignCenter | Qt::TextDontClip, lines.at(i));
}

} // namespace limner
