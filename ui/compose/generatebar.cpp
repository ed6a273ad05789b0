#include "ui/compose/generatebar.h"

#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/compose/spendline.h"
#include "ui/queue/queuewords.h"

#include <QHBoxLayout>
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
    QColor ink = isEnabled() ? tokens.accentText : tokens.faint;
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
    ink.setAlphaF(ink.alphaF() * 0.75F);
    painter.setPen(ink);
    painter.setFont(quiet);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, detail);
}

GenerateBar::GenerateBar(QWidget *parent)
    : QFrame{parent}
    , m_button{new GenerateButton{this}}
    , m_spend{new SpendLine{this}}
    , m_queue{new QueueWords{u"queueWords"_s, QueueWords::Empty::Say, this}}
{
    auto *rule = new QFrame{this};
    rule->setProperty("role", u"rule"_s);
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(14, 11, 14, 14);
    inner->setSpacing(8);
    inner->addWidget(m_button);
    auto *hints = new QHBoxLayout;
    hints->setSpacing(10);
    connect(m_spend, &QPushButton::clicked, this, &GenerateBar::spendWanted);
    hints->addWidget(m_spend, 0);
    hints->addStretch(1);
    hints->addWidget(m_queue, 0);
    inner->addLayout(hints);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(rule);
    column->addLayout(inner);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    showDetail();
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

void GenerateBar::showDetail()
{
    QStringList parts{m_images == 1 ? tr("1 image") : tr("%1 images").arg(m_images)};
    if (m_seconds >= 0)
        parts << formatAbout(m_seconds);
    // A guess nobody can check would be worse than none.
    parts << (m_cost ? formatMoney(m_cost->value * m_jobs, m_cost->currency) : tr("price unknown"));
    m_button->setDetail(parts.join(u" · "_s));
}

void GenerateBar::setQueue(QueueCounts counts)
{
    m_queue->setCounts(counts);
}

void GenerateBar::setSpend(const BudgetState &state)
{
    m_spend->setState(state);
}

} // namespace limner
