#include "ui/window/statusline.h"

#include "ui/common/controls.h"
#include "ui/common/formats.h"
#include "ui/common/ledlabel.h"
#include "ui/common/theme.h"
#include "ui/queue/queuewords.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int briefHeight = 20;
} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QFrame{parent}
    , m_provider{new LedLabel{u"statusProvider"_s, this}}
    , m_store{new LedLabel{u"statusStore"_s, this}}
    , m_images{addLabel("statusImages")}
    , m_selected{addLabel("statusSelected")}
    , m_queue{new QueueWords{u"statusQueue"_s, QueueWords::Empty::Hide, this}}
{
    setObjectName(u"statusLine"_s);
    setProperty("surface", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(height);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    row->setSpacing(16);
    row->addWidget(m_provider);
    row->addWidget(m_store);
    row->addWidget(m_images);
    row->addStretch(1);
    row->addWidget(m_selected);
    row->addWidget(m_queue);
    setSelected(0);
}

QLabel *StatusLine::addLabel(const char *name)
{
    QLabel *const label = makeLabel({}, u"status"_s, this);
    label->setObjectName(QLatin1StringView{name});
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    return label;
}

void StatusLine::setBrief(bool brief)
{
    m_brief = brief;
    layout()->setContentsMargins(brief ? 0 : metrics::margin, 0, brief ? 0 : metrics::margin, 0);
    setFixedHeight(brief ? briefHeight : height);
    m_images->setVisible(!brief);
    setSelected(m_chosen);
    setQueue(m_counts);
}

void StatusLine::setImages(int count)
{
    m_images->setText(count == 1 ? tr("1 image") : tr("%1 images").arg(formatCount(count)));
}

void StatusLine::setSelected(int count)
{
    m_chosen = count;
    m_selected->setVisible(count > 0 && !m_brief);
    m_selected->setText(tr("%1 selected").arg(formatCount(count)));
}

void StatusLine::setQueue(const QueueCounts &counts)
{
    m_counts = counts;
    m_queue->setCounts(counts);
    if (m_brief)
        m_queue->hide();
}

} // namespace limner
