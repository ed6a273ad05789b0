#include "ui/compose/generatebar.h"

#include "ui/common/controls.h"
#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/compose/footlayout.h"
#include "ui/compose/intoline.h"
#include "ui/compose/spendline.h"
#include "ui/queue/queuewords.h"

#include <QGridLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>

namespace limner {

using namespace Qt::StringLiterals;

GenerateButton::GenerateButton(QWidget *parent)
    : QPushButton{parent}
{
    setObjectName(u"generate"_s);
    setText(tr("Generate"));
    setProperty("kind", u"primary"_s);
    setProperty("size", u"large"_s);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Ctrl ↵"));
    setDetail({});
    connect(this, &QPushButton::clicked, this, [this] { emit pressedAt(m_stamp); });
}

void GenerateButton::setDetail(const QString &detail)
{
    m_detail = detail;
    setAccessibleName(detail.isEmpty() ? text() : text() + u", "_s + detail);
    update();
}

void GenerateButton::setAsking(bool asks)
{
    if (asks == m_asks)
        return;
    m_asks = asks;
    setStyleProperty(*this, "state", asks ? u"ask"_s : u"ready"_s);
}

void GenerateButton::mouseReleaseEvent(QMouseEvent *event)
{
    m_stamp = event->timestamp();
    QPushButton::mouseReleaseEvent(event);
}

void GenerateButton::keyReleaseEvent(QKeyEvent *event)
{
    m_stamp = event->timestamp();
    QPushButton::keyReleaseEvent(event);
}

void GenerateButton::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    QPainter painter{this};
    style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);

    const Tokens &tokens = tokensOf(*this);
    const QColor ink = isEnabled() && !m_asks ? tokens.accentText : tokens.text;
    QFont loud = font();
    loud.setPixelSize(14);
    loud.setWeight(static_cast<QFont::Weight>(650));
    QFont quiet = font();
    quiet.setPixelSize(12);
    quiet.setWeight(QFont::Medium);
    const QFontMetrics quietMetrics{quiet};
    const int gap = m_detail.isEmpty() ? 0 : 10;
    const int loudWidth = QFontMetrics{loud}.horizontalAdvance(text());
    const int room = std::max(0, width() - 24 - loudWidth - gap);
    const QString detail = quietMetrics.elidedText(m_detail, Qt::ElideRight, room);
    const int total = loudWidth + gap + quietMetrics.horizontalAdvance(detail);
    QRect area = rect();
    area.setLeft((width() - total) / 2);
    painter.setPen(ink);
    painter.setFont(loud);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, text());
    area.setLeft(area.left() + loudWidth + gap);
    painter.setFont(quiet);
    if (m_asks)
        painter.setPen(tokens.error);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, detail);
}

GenerateBar::GenerateBar(QWidget *parent)
    : QFrame{parent}
    , m_grid{new QGridLayout}
    , m_hints{new QBoxLayout{QBoxLayout::LeftToRight}}
    , m_button{new GenerateButton{this}}
    , m_spend{new SpendLine{this}}
    , m_queue{new QueueWords{u"queueWords"_s, QueueWords::Empty::Say, this}}
    , m_into{new IntoLine{this}}
{
    m_hints->addWidget(m_spend);
    m_hints->addStretch(1);
    m_hints->addWidget(m_into);
    m_hints->addWidget(m_queue);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeRule(this));
    column->addLayout(m_grid);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_spend, &QPushButton::clicked, this, &GenerateBar::spendWanted);
    arrange(Arrangement::Column);
    showDetail();
}

void GenerateBar::arrange(Arrangement arrangement)
{
    if (arrangement == m_arrangement && m_grid->count() > 0)
        return;
    m_arrangement = arrangement;
    layOutFoot(*m_grid, m_button, m_hints, arrangement);
    arrangeHints();
}

void GenerateBar::setCorner(QWidget *corner)
{
    m_grid->addWidget(corner, 0, 0);
}

// What does not fit beside each other stands one below the other, rather than cut.
void GenerateBar::arrangeHints()
{
    constexpr int gap = 10;
    const int room =
        width() - 2 * 14 - (m_arrangement == Arrangement::Beside ? oneLineButton + 14 : 0);
    int wanted = m_spend->sizeHint().width();
    for (const QWidget *beside : std::initializer_list<QWidget *>{m_into, m_queue})
        wanted += beside->isHidden() ? 0 : gap + beside->sizeHint().width();
    const bool below = m_arrangement == Arrangement::Column && wanted > room;
    const QBoxLayout::Direction direction =
        below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    // Setting a spacing asks for a new layout even when it is the old one, and this is how one is
    // answered: it would never end.
    if (m_hints->direction() == direction && m_hints->spacing() == (below ? 2 : gap))
        return;
    m_hints->setDirection(direction);
    m_hints->setSpacing(below ? 2 : gap);
}

void GenerateBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrangeHints();
}

bool GenerateBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // the words got longer or shorter
        arrangeHints();
    return QFrame::event(event);
}

void GenerateBar::setImages(int images, int jobs)
{
    m_images = images;
    m_jobs = jobs;
    showDetail();
}

void GenerateBar::setEstimate(double secondsPerJob, std::optional<Amount> costPerJob)
{
    m_seconds = secondsPerJob;
    m_cost = std::move(costPerJob);
    showDetail();
}

void GenerateBar::setOutput(OutputShape output)
{
    m_output = output;
    showDetail();
}

void GenerateBar::setObstacle(const QString &reason)
{
    m_obstacle = reason;
    m_button->setEnabled(reason.isEmpty());
    showDetail();
}

void GenerateBar::setComplaint(const QString &words)
{
    if (words == m_complaint)
        return;
    m_complaint = words;
    showDetail();
}

void GenerateBar::showDetail()
{
    m_button->setAsking(m_obstacle.isEmpty() && !m_complaint.isEmpty());
    if (!m_obstacle.isEmpty())
        return m_button->setDetail(m_obstacle);
    if (!m_complaint.isEmpty())
        return m_button->setDetail(m_complaint);
    const bool pictures = m_output == OutputShape::Uri || m_output == OutputShape::Uris;
    QStringList parts;
    if (pictures)
        parts << (m_images == 1 ? tr("1 image") : tr("%1 images").arg(m_images));
    else
        parts << (m_images == 1 ? tr("1 run") : tr("%1 runs").arg(m_images));
    if (m_seconds >= 0)
        parts << formatAbout(m_seconds);
    // A guess nobody can check would be worse than none.
    parts << (m_cost ? formatMoney(m_cost->value * m_jobs, m_cost->currency) : tr("price unknown"));
    m_button->setDetail(parts.join(u" · "_s));
}

void GenerateBar::setQueue(QueueCounts counts)
{
    m_queue->setCounts(counts);
    m_isQueueEmpty = counts == QueueCounts{};
    showQueue();
}

void GenerateBar::setAlbum(const QString &name)
{
    m_into->setAlbum(name);
    showQueue();
}

// An empty queue is no news where there is something to say.
void GenerateBar::showQueue()
{
    m_queue->setVisible(m_into->isHidden() || !m_isQueueEmpty);
    arrangeHints();
}

void GenerateBar::setSpend(const BudgetState &state)
{
    m_spend->setState(state);
}

} // namespace limner
