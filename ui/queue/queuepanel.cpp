#include "ui/queue/queuepanel.h"

#include "core/base/clock.h"
#include "ui/common/theme.h"
#include "ui/queue/queueproviderrow.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int tickMs = 500;
} // namespace

QueuePanel::QueuePanel(std::unique_ptr<QueueModel> model, Clock &clock, QWidget *parent)
    : QFrame{parent}
    , m_model{std::move(model)}
    , m_clock{clock}
{
    setObjectName(u"queuePanel"_s);
    setAccessibleName(tr("Queue"));
    setProperty("surface", u"popover"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(metrics::margin, 10, metrics::margin, 12);
    column->setSpacing(8);
    buildHead(*column);
    buildList(*column);
    buildFoot(*column);
    connectButtons();
    connectModel();
    m_countdown.setInterval(tickMs);
    connect(&m_countdown, &QTimer::timeout, this, &QueuePanel::tick);
    m_words.setSingleShot(true);
    m_words.setInterval(0);
    connect(&m_words, &QTimer::timeout, this, &QueuePanel::showWords);
    showWords();
    showChoice();
}

QueuePanel::~QueuePanel() = default;

void QueuePanel::setStand(const QueueStand &stand)
{
    m_stand = stand;
    showProviders();
    showWords();
}

void QueuePanel::showProviders()
{
    const QDateTime now = m_clock.now();
    for (const ProviderStand &one : m_stand.providers) {
        auto row = std::find_if(m_providers.begin(), m_providers.end(),
                                [&](QueueProviderRow *it) { return it->provider() == one.id; });
        if (row == m_providers.end()) {
            auto *added = new QueueProviderRow{one.id, this};
            connect(added, &QueueProviderRow::parallelChosen, this, &QueuePanel::parallelChosen);
            m_providerRows->addWidget(added);
            row = m_providers.insert(m_providers.end(), added);
        }
        (*row)->showStand(one, now);
        // One that has nothing to do says nothing, unless it is the only one.
        (*row)->setVisible(m_stand.providers.size() == 1 || one.running + one.waiting > 0);
    }
}

int QueuePanel::count(QueueModel::Group group) const
{
    int out = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        out += QueueModel::groupOf(m_model->tile(row)) == group;
    return out;
}

void QueuePanel::showWords()
{
    const int running = count(QueueModel::Group::Running);
    const int waiting = count(QueueModel::Group::Waiting);
    QStringList parts;
    if (m_stand.paused)
        parts.append(tr("paused: nothing new is started"));
    if (running > 0)
        parts.append(tr("%1 running").arg(running));
    if (waiting > 0)
        parts.append(tr("%1 waiting").arg(waiting));
    m_summary->setText(parts.join(u" · "_s));
    m_pause->setText(m_stand.paused ? tr("Resume") : tr("Pause"));
    m_pause->setAccessibleName(m_stand.paused ? tr("Resume the queue") : tr("Pause the queue"));
    m_pause->setToolTip(m_stand.paused
                            ? tr("Start the waiting jobs")
                            : tr("Start nothing new; what runs at the provider goes on"));
    m_safe->setText(closingText(running, waiting));
    m_safe->setVisible(!m_safe->text().isEmpty());
    m_empty->setVisible(m_model->rowCount() == 0);
    m_list->setVisible(m_model->rowCount() > 0);
    m_cancelWaiting->setEnabled(waiting > 0);
    m_cancelAll->setEnabled(running + waiting > 0);
    int failed = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        failed += m_model->tile(row).state == JobState::Failed;
    m_retryAll->setVisible(failed > 0);
    m_question->setText(
        running > 0 ? tr("Cancel %1 running and %2 waiting? What runs is billed for the time it "
                         "ran until the provider hears of it.")
                          .arg(running)
                          .arg(waiting)
                    : tr("Cancel %1 waiting? Nothing of them was sent or billed.").arg(waiting));
    if (running + waiting == 0)
        askCancelAll(false);
    tick();
}

QStringList QueuePanel::chosen() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList out;
    for (const QModelIndex &row : rows)
        out.append(m_model->tile(row.row()).jobId);
    return out;
}

void QueuePanel::showChoice()
{
    bool movable = false;
    bool cancellable = false;
    bool troubled = false;
    bool retriable = false;
    bool uncertain = false;
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const JobTile &tile = m_model->tile(row.row());
        movable = movable || tile.canMove();
        cancellable = cancellable || tile.canCancel();
        troubled = troubled || tile.isTroubled();
        uncertain = uncertain || tile.kind == JobTile::Kind::Uncertain;
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
                                                     : tr("Retry"));
}

void QueuePanel::askCancelAll(bool ask)
{
    const bool hadFocus = m_ask->isAncestorOf(focusWidget());
    m_ask->setVisible(ask);
    m_bulk->setVisible(!ask);
    if (ask)
        m_keep->setFocus(); // the safe answer is the one at hand
    else if (hadFocus)
        m_list->setFocus();
}

void QueuePanel::tick()
{
    const bool waits = std::any_of(m_stand.providers.begin(), m_stand.providers.end(),
                                   [](const ProviderStand &one) { return one.until.isValid(); });
    const bool counts = (waits || m_model->countsDown()) && isVisible() && !window()->isMinimized();
    if (counts && !m_countdown.isActive())
        m_countdown.start();
    else if (!counts)
        m_countdown.stop();
    if (!counts)
        return;
    showProviders();
    m_list->viewport()->update();
}

void QueuePanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    tick();
}

//! One row up or down among the waiting.
void QueuePanel::step(int by)
{
    const QStringList ids = chosen();
    if (ids.isEmpty())
        return;
    const int row = m_model->rowOf(by < 0 ? ids.front() : ids.back());
    const int at = by < 0 ? row - 1 : row + 2;
    const bool inside =
        at >= 0 && at <= m_model->rowCount() && !m_model->waitingAt(by < 0 ? at : at - 1).isEmpty();
    if (inside)
        emit moveWanted(ids, m_model->waitingAt(at));
}

bool QueuePanel::handleKey(const QKeyEvent &key)
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

bool QueuePanel::eventFilter(QObject *watched, QEvent *event)
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
    return QFrame::eventFilter(watched, event);
}

void QueuePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeWanted();
    else
        QFrame::keyPressEvent(event);
}

} // namespace limner
