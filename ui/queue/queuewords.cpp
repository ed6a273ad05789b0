#include "ui/queue/queuewords.h"

#include "ui/common/keyedwords.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace limner {

QueueWords::QueueWords(const QString &name, Empty empty, QWidget *parent)
    : QWidget{parent}
    , m_words{new QPushButton{this}}
    , m_resume{new QPushButton{tr("Resume"), this}}
    , m_empty{empty}
{
    m_words->setObjectName(name);
    m_words->setProperty("kind", u"plain"_s);
    tipWithKey(*m_words, tr("Show the queue (Q)"), u"keyQueue"_s);
    m_words->setMinimumWidth(24);
    m_resume->setObjectName(name + u"Resume"_s);
    m_resume->setProperty("kind", u"link"_s);
    m_resume->setAccessibleName(tr("Resume the queue"));
    for (QPushButton *button : {m_words, m_resume}) {
        button->setCursor(Qt::PointingHandCursor);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addWidget(m_words, 0, Qt::AlignRight);
    row->addWidget(m_resume);
    connect(m_words, &QPushButton::clicked, this, &QueueWords::openWanted);
    connect(m_resume, &QPushButton::clicked, this, &QueueWords::resumeWanted);
    setCounts({});
}

QString QueueWords::words(const QueueCounts &counts)
{
    if (counts.paused) {
        if (counts.running > 0)
            return tr("Queue paused, %1 running, %2 waiting")
                .arg(counts.running)
                .arg(counts.waiting);
        return counts.waiting > 0 ? tr("Queue paused, %1 waiting").arg(counts.waiting)
                                  : tr("Queue paused");
    }
    if (counts.running == 0 && counts.waiting == 0)
        return tr("Queue empty");
    if (counts.waiting == 0)
        return tr("Queue %1 running").arg(counts.running);
    return tr("Queue %1 running, %2 waiting").arg(counts.running).arg(counts.waiting);
}

void QueueWords::setCounts(const QueueCounts &counts)
{
    const QString text = words(counts);
    m_words->setText(text);
    m_words->setAccessibleName(tr("%1. Show the queue").arg(text));
    m_resume->setVisible(counts.paused);
    setVisible(m_empty == Empty::Say || !(counts == QueueCounts{}));
}

QString QueueWords::text() const
{
    return m_words->text();
}

} // namespace limner
