#include "ui/queue/queuefoot.h"

#include "ui/common/controls.h"
#include "ui/queue/queueproviderrow.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

QueueFoot::QueueFoot(QWidget *parent)
    : QWidget{parent}
{
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(makeRule(this));
    buildBulk(*column);
    buildQuestion(*column);
    m_safe = makeLabel({}, u"faint"_s, this);
    m_safe->setObjectName(u"queueSafe"_s);
    m_safe->setWordWrap(true);
    column->addWidget(m_safe);
}

void QueueFoot::buildBulk(QVBoxLayout &column)
{
    m_bulk = new QWidget{this};
    m_cancelWaiting = makeButton(tr("Cancel waiting"), "queueCancelWaiting", u"small"_s, this);
    m_cancelAll = makeButton(tr("Cancel all…"), "queueCancelAll", u"small"_s, this);
    m_retryAll = makeButton(tr("Retry all failed"), "queueRetryAll", u"small"_s, this);
    auto *const row = new QHBoxLayout{m_bulk};
    row->setContentsMargins({});
    row->setSpacing(6);
    for (QPushButton *button : {m_cancelWaiting, m_cancelAll, m_retryAll})
        row->addWidget(button);
    row->addStretch(1);
    column.addWidget(m_bulk);
    connect(m_cancelWaiting, &QPushButton::clicked, this, &QueueFoot::cancelWaitingWanted);
    connect(m_retryAll, &QPushButton::clicked, this, &QueueFoot::retryAllWanted);
    connect(m_cancelAll, &QPushButton::clicked, this, &QueueFoot::ask);
}

void QueueFoot::buildQuestion(QVBoxLayout &column)
{
    m_ask = new QFrame{this};
    m_ask->setObjectName(u"queueAsk"_s);
    m_ask->setProperty("surface", u"note"_s);
    m_question = makeLabel({}, {}, m_ask);
    m_question->setObjectName(u"queueQuestion"_s);
    m_question->setWordWrap(true);
    m_keep = makeButton(tr("Keep them"), "queueCancelAllNo", u"small"_s, this);
    auto *const really = makeButton(tr("Cancel all"), "queueCancelAllYes", u"small"_s, this);
    auto *const answers = new QHBoxLayout;
    answers->setSpacing(6);
    answers->addWidget(m_keep);
    answers->addWidget(really);
    answers->addStretch(1);
    auto *const box = new QVBoxLayout{m_ask};
    box->setContentsMargins(10, 8, 10, 8);
    box->addWidget(m_question);
    box->addLayout(answers);
    m_ask->hide();
    column.addWidget(m_ask);
    connect(m_keep, &QPushButton::clicked, this, &QueueFoot::endQuestion);
    connect(really, &QPushButton::clicked, this, [this] {
        endQuestion();
        emit cancelAllWanted();
    });
}

void QueueFoot::ask()
{
    m_bulk->hide();
    m_ask->show();
    m_keep->setFocus(); // the safe answer is the one at hand
}

void QueueFoot::endQuestion()
{
    const bool hadFocus = m_ask->isAncestorOf(focusWidget());
    m_ask->hide();
    m_bulk->show();
    if (hadFocus)
        emit focusLeft();
}

void QueueFoot::showCounts(int running, int waiting, int failed)
{
    m_safe->setText(closingText(running, waiting));
    m_safe->setVisible(!m_safe->text().isEmpty());
    m_cancelWaiting->setEnabled(waiting > 0);
    m_cancelAll->setEnabled(running + waiting > 0);
    m_retryAll->setVisible(failed > 0);
    m_question->setText(
        running > 0 ? tr("Cancel %1 running and %2 waiting? What runs is billed for the time it "
                         "ran until the provider hears of it.")
                          .arg(running)
                          .arg(waiting)
                    : tr("Cancel %1 waiting? Nothing of them was sent or billed.").arg(waiting));
    if (running + waiting == 0 && !m_ask->isHidden())
        endQuestion();
}

} // namespace limner
