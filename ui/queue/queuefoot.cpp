#include "ui/queue/queuefoot.h"

#include "ui/queue/queueproviderrow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace limner {

QueueFoot::QueueFoot(QWidget *parent)
    : QWidget{parent}
{
    auto *const rule = new QFrame{this};
    rule->setProperty("role", u"rule"_s);
    rule->setFixedHeight(1);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(rule);
    buildBulk(*column);
    buildQuestion(*column);
    m_safe = new QLabel{this};
    m_safe->setObjectName(u"queueSafe"_s);
    m_safe->setProperty("role", u"faint"_s);
    m_safe->setWordWrap(true);
    column->addWidget(m_safe);
}

QPushButton *QueueFoot::addButton(const QString &text, const char *name)
{
    auto *const button = new QPushButton{text, this};
    button->setObjectName(QLatin1StringView{name});
    button->setProperty("kind", u"small"_s);
    return button;
}

void QueueFoot::buildBulk(QVBoxLayout &column)
{
    m_bulk = new QWidget{this};
    m_cancelWaiting = addButton(tr("Cancel waiting"), "queueCancelWaiting");
    m_cancelAll = addButton(tr("Cancel all…"), "queueCancelAll");
    m_retryAll = addButton(tr("Retry all failed"), "queueRetryAll");
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
    m_question = new QLabel{m_ask};
    m_question->setObjectName(u"queueQuestion"_s);
    m_question->setWordWrap(true);
    m_keep = addButton(tr("Keep them"), "queueCancelAllNo");
    auto *const really = addButton(tr("Cancel all"), "queueCancelAllYes");
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
