#include "ui/window/statusline.h"

#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/queue/queuewords.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace limner {

StatusLine::StatusLine(QWidget *parent)
    : QFrame{parent}
{
    setObjectName(u"statusLine"_s);
    setProperty("surface", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(height);
    m_provider.label = addLabel(u"statusProvider"_s);
    m_store.label = addLabel(u"statusStore"_s);
    m_images = addLabel(u"statusImages"_s);
    m_selected = addLabel(u"statusSelected"_s);
    m_queue = new QueueWords{u"statusQueue"_s, QueueWords::Empty::Hide, this};
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    row->setSpacing(16);
    row->addWidget(m_provider.label);
    row->addWidget(m_store.label);
    row->addWidget(m_images);
    row->addStretch(1);
    row->addWidget(m_selected);
    row->addWidget(m_queue);
    setImages(0);
    setSelected(0);
    refresh();
}

QLabel *StatusLine::addLabel(const QString &name)
{
    auto *label = new QLabel{this};
    label->setObjectName(name);
    label->setProperty("role", u"status"_s);
    label->setMinimumWidth(0);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    return label;
}

void StatusLine::showLed(const Led &led)
{
    const Tokens &tokens = tokensOf(*this);
    const QColor colour = led.health == Health::Good  ? tokens.ok
                          : led.health == Health::Bad ? tokens.error
                                                      : tokens.faint;
    led.label->setVisible(!led.text.isEmpty());
    led.label->setText(u"<span style='color:%1;font-size:9px'>●</span>&nbsp; %2"_s.arg(
        colour.name(), led.text.toHtmlEscaped()));
    const QString spoken = led.health == Health::Good  ? tr("%1: connected").arg(led.text)
                           : led.health == Health::Bad ? tr("%1: not connected").arg(led.text)
                                                       : led.text;
    led.label->setAccessibleName(spoken);
}

void StatusLine::setProvider(const QString &text, Health health)
{
    m_provider.text = text;
    m_provider.health = health;
    showLed(m_provider);
}

void StatusLine::setStore(const QString &text, Health health)
{
    m_store.text = text;
    m_store.health = health;
    showLed(m_store);
}

void StatusLine::setStoreReason(const QString &reason)
{
    m_store.label->setToolTip(reason);
}

void StatusLine::refresh()
{
    showLed(m_provider);
    showLed(m_store);
}

void StatusLine::setImages(int count)
{
    m_images->setText(count == 1 ? tr("1 image") : tr("%1 images").arg(formatCount(count)));
}

void StatusLine::setSelected(int count)
{
    m_selected->setVisible(count > 0);
    m_selected->setText(tr("%1 selected").arg(formatCount(count)));
}

void StatusLine::setQueue(const QueueCounts &counts)
{
    m_queue->setCounts(counts);
}

} // namespace limner
