// How the queue panel is put together.
#include "ui/queue/queuepanel.h"

#include "ui/common/iconbutton.h"
#include "ui/common/theme.h"
#include "ui/queue/queuedelegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace limner {

QPushButton *QueuePanel::addButton(const QString &text, const char *name)
{
    auto *button = new QPushButton{text, this};
    button->setObjectName(QLatin1StringView{name});
    button->setProperty("kind", u"small"_s);
    return button;
}

void QueuePanel::buildHead(QVBoxLayout &column)
{
    auto *title = new QLabel{tr("Queue"), this};
    title->setProperty("role", u"strong"_s);
    m_summary = new QLabel{this};
    m_summary->setObjectName(u"queueSummary"_s);
    m_summary->setProperty("role", u"dim"_s);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_pause = addButton(tr("Pause"), "queuePause");
    auto *close = new IconButton{u"close"_s, tr("Close the queue (Esc)"), this};
    close->setObjectName(u"queueClose"_s);
    connect(close, &QToolButton::clicked, this, &QueuePanel::closeWanted);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(title);
    row->addWidget(m_summary, 1);
    row->addWidget(m_pause);
    row->addWidget(close);
    column.addLayout(row);
    m_providerRows = new QVBoxLayout;
    m_providerRows->setSpacing(4);
    column.addLayout(m_providerRows);
}

void QueuePanel::buildList(QVBoxLayout &column)
{
    m_list = new QListView{this};
    m_list->setObjectName(u"queueList"_s);
    m_list->setAccessibleName(tr("Jobs"));
    m_list->setProperty("role", u"queue"_s);
    m_list->setModel(m_model.get());
    m_list->setItemDelegate(new QueueDelegate{*m_model, m_clock, m_list});
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDropIndicatorShown(true);
    m_list->setDragDropOverwriteMode(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(QueueDelegate::rowHeight + 4);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    column.addWidget(m_list, 1);
    m_empty = new QLabel{tr("Nothing runs and nothing waits."), this};
    m_empty->setProperty("role", u"body-dim"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    column.addWidget(m_empty, 1);

    m_runNext = addButton(tr("Run next"), "queueRunNext");
    m_runLast = addButton(tr("Run last"), "queueRunLast");
    m_cancel = addButton(tr("Cancel"), "queueCancel");
    m_retry = addButton(tr("Retry"), "queueRetry");
    m_dismiss = addButton(tr("Dismiss"), "queueDismiss");
    m_runNext->setToolTip(tr("Before all others that wait (Alt+Home)"));
    m_runLast->setToolTip(tr("Behind all others that wait (Alt+End)"));
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    for (QPushButton *button : {m_runNext, m_runLast, m_retry, m_dismiss, m_cancel})
        row->addWidget(button);
    row->addStretch(1);
    column.addLayout(row);
}

void QueuePanel::buildFoot(QVBoxLayout &column)
{
    auto *rule = new QFrame{this};
    rule->setProperty("role", u"rule"_s);
    rule->setFixedHeight(1);
    column.addWidget(rule);

    m_bulk = new QWidget{this};
    m_retryAll = addButton(tr("Retry all failed"), "queueRetryAll");
    m_cancelWaiting = addButton(tr("Cancel waiting"), "queueCancelWaiting");
    m_cancelAll = addButton(tr("Cancel all…"), "queueCancelAll");
    auto *row = new QHBoxLayout{m_bulk};
    row->setContentsMargins({});
    row->setSpacing(6);
    for (QPushButton *button : {m_cancelWaiting, m_cancelAll, m_retryAll})
        row->addWidget(button);
    row->addStretch(1);
    column.addWidget(m_bulk);

    m_ask = new QFrame{this};
    m_ask->setObjectName(u"queueAsk"_s);
    m_ask->setProperty("surface", u"note"_s);
    m_question = new QLabel{m_ask};
    m_question->setObjectName(u"queueQuestion"_s);
    m_question->setWordWrap(true);
    m_really = addButton(tr("Cancel all"), "queueCancelAllYes");
    m_keep = addButton(tr("Keep them"), "queueCancelAllNo");
    auto *answers = new QHBoxLayout;
    answers->setSpacing(6);
    answers->addWidget(m_keep);
    answers->addWidget(m_really);
    answers->addStretch(1);
    auto *box = new QVBoxLayout{m_ask};
    box->setContentsMargins(10, 8, 10, 8);
    box->addWidget(m_question);
    box->addLayout(answers);
    m_ask->hide();
    column.addWidget(m_ask);

    m_safe = new QLabel{this};
    m_safe->setObjectName(u"queueSafe"_s);
    m_safe->setProperty("role", u"faint"_s);
    m_safe->setWordWrap(true);
    column.addWidget(m_safe);
}

void QueuePanel::connectButtons()
{
    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseWanted(!m_stand.paused); });
    connect(m_cancelWaiting, &QPushButton::clicked, this, &QueuePanel::cancelWaitingWanted);
    connect(m_retryAll, &QPushButton::clicked, this, &QueuePanel::retryAllWanted);
    connect(m_cancelAll, &QPushButton::clicked, this, [this] { askCancelAll(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] { askCancelAll(false); });
    connect(m_really, &QPushButton::clicked, this, [this] {
        askCancelAll(false);
        emit cancelAllWanted();
    });
    connect(m_runNext, &QPushButton::clicked, this, [this] { emit runNextWanted(chosen()); });
    connect(m_runLast, &QPushButton::clicked, this, [this] { emit runLastWanted(chosen()); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelWanted(chosen()); });
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryWanted(chosen()); });
    connect(m_dismiss, &QPushButton::clicked, this, [this] { emit dismissWanted(chosen()); });
    connect(m_list, &QListView::customContextMenuRequested, this, [this](QPoint at) {
        auto *menu = new QMenu{this};
        menu->setObjectName(u"queueMenu"_s);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (QPushButton *button : {m_runNext, m_runLast, m_retry, m_dismiss, m_cancel}) {
            if (!button->isHidden())
                menu->addAction(button->text(), button, &QPushButton::click);
        }
        menu->popup(m_list->viewport()->mapToGlobal(at));
    });
}

void QueuePanel::connectModel()
{
    const auto later = [this] {
        if (!m_words.isActive())
            m_words.start();
    };
    connect(m_model.get(), &QAbstractItemModel::rowsInserted, this, later);
    connect(m_model.get(), &QAbstractItemModel::rowsRemoved, this, later);
    connect(m_model.get(), &QAbstractItemModel::dataChanged, this, later);
    connect(m_model.get(), &QAbstractItemModel::dataChanged, this, &QueuePanel::showChoice);
    connect(m_model.get(), &QAbstractItemModel::rowsRemoved, this, &QueuePanel::showChoice);
    connect(m_model.get(), &QueueModel::moveWanted, this, &QueuePanel::moveWanted);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueuePanel::showChoice);
}

} // namespace limner
