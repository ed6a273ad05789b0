#include "ui/queue/queuejobs.h"

#include "ui/common/controls.h"
#include "ui/queue/queuedelegate.h"
#include "ui/queue/queuemodel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

QueueJobs::QueueJobs(QueueModel &model, Clock &clock, QWidget *parent)
    : QWidget{parent}
    , m_model{model}
    , m_list{new QListView{this}}
{
    buildList(clock);
    buildButtons();
    auto *const row = new QHBoxLayout;
    row->setSpacing(6);
    for (QPushButton *button : {m_runNext, m_runLast, m_retry, m_dismiss, m_cancel})
        row->addWidget(button);
    row->addStretch(1);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    setFocusProxy(m_list);
    connect(&model, &QAbstractItemModel::dataChanged, this, &QueueJobs::showChoice);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &QueueJobs::showChoice);
    connect(&model, &QueueModel::moveWanted, this, &QueueJobs::moveWanted);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueueJobs::showChoice);
    showChoice();
}

void QueueJobs::buildList(Clock &clock)
{
    m_list->setObjectName(u"queueList"_s);
    m_list->setAccessibleName(tr("Jobs"));
    m_list->setProperty("role", u"queue"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new QueueDelegate{m_model, clock, m_list});
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
    connect(m_list, &QListView::customContextMenuRequested, this, &QueueJobs::openMenu);
}

void QueueJobs::buildButtons()
{
    const auto add = [this](const QString &text, const char *name,
                            void (QueueJobs::*wanted)(const QStringList &)) {
        QPushButton *const button = makeButton(text, name, u"small"_s, this);
        connect(button, &QPushButton::clicked, this,
                [this, wanted] { emit(this->*wanted)(chosen()); });
        return button;
    };
    m_runNext = add(tr("Run next"), "queueRunNext", &QueueJobs::runNextWanted);
    m_runLast = add(tr("Run last"), "queueRunLast", &QueueJobs::runLastWanted);
    m_cancel = add(tr("Cancel"), "queueCancel", &QueueJobs::cancelWanted);
    m_retry = add(tr("Retry"), "queueRetry", &QueueJobs::retryWanted);
    m_dismiss = add(tr("Dismiss"), "queueDismiss", &QueueJobs::dismissWanted);
    m_runNext->setToolTip(tr("Before all others that wait (Alt+Home)"));
    m_runLast->setToolTip(tr("Behind all others that wait (Alt+End)"));
}

void QueueJobs::openMenu(QPoint at)
{
    auto *const menu = new QMenu{this};
    menu->setObjectName(u"queueMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QPushButton *button : {m_runNext, m_runLast, m_retry, m_dismiss, m_cancel}) {
        if (!button->isHidden())
            menu->addAction(button->text(), button, &QPushButton::click);
    }
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

QStringList QueueJobs::chosen() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList out;
    for (const QModelIndex &row : rows)
        out.append(m_model.tile(row.row()).jobId);
    return out;
}

void QueueJobs::showChoice()
{
    bool movable = false;
    bool cancellable = false;
    bool troubled = false;
    bool retriable = false;
    bool uncertain = false;
    bool fetchable = false;
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const JobTile &tile = m_model.tile(row.row());
        movable = movable || tile.canMove();
        cancellable = cancellable || tile.canCancel();
        troubled = troubled || tile.isTroubled();
        uncertain = uncertain || tile.kind == JobTile::Kind::Uncertain;
        fetchable = fetchable || tile.isFetchable;
        // Not what only waits for our own limit: that is the artist's to raise.
        retriable = retriable || tile.isTroubled() || tile.countsDown();
    }
    m_runNext->setVisible(movable);
    m_runLast->setVisible(movable);
    m_cancel->setVisible(cancellable);
    m_dismiss->setVisible(troubled);
    m_retry->setVisible(retriable);
    m_retry->setText(!troubled                       ? tr("Try now")
                     : uncertain && rows.size() == 1 ? tr("Resubmit")
                     : fetchable && rows.size() == 1 ? tr("Fetch again")
                                                     : tr("Retry"));
}

void QueueJobs::repaintRows()
{
    m_list->viewport()->update();
}

//! One row up or down among the waiting.
void QueueJobs::step(int by)
{
    const QStringList ids = chosen();
    if (ids.isEmpty())
        return;
    const int row = m_model.rowOf(by < 0 ? ids.front() : ids.back());
    const int at = by < 0 ? row - 1 : row + 2;
    const bool inside =
        at >= 0 && at <= m_model.rowCount() && !m_model.waitingAt(by < 0 ? at : at - 1).isEmpty();
    if (inside)
        emit moveWanted(ids, m_model.waitingAt(at));
}

bool QueueJobs::handleKey(const QKeyEvent &key)
{
    const bool alt = key.modifiers().testFlag(Qt::AltModifier);
    const auto press = [](QPushButton *button) {
        if (!button->isHidden() && button->isEnabled())
            button->click();
        return true;
    };
    switch (key.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (alt)
            step(key.key() == Qt::Key_Up ? -1 : 1);
        return alt;
    case Qt::Key_Home:
        return alt && press(m_runNext);
    case Qt::Key_End:
        return alt && press(m_runLast);
    case Qt::Key_Delete:
        return press(m_cancel->isHidden() ? m_dismiss : m_cancel);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return key.modifiers() == Qt::NoModifier && press(m_retry);
    default:
        return false;
    }
}

bool QueueJobs::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_list && isKey) {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        // Before the gallery's own Del gets it.
        if (event->type() == QEvent::ShortcutOverride && key.key() == Qt::Key_Delete) {
            event->accept();
            return true;
        }
        if (event->type() == QEvent::KeyPress && handleKey(key))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace limner
