// What the window of a run says, as cells of the table.

#include "tests/app/faultbench.h"
#include "ui/settings/storechecktext.h"

#include <QAbstractButton>
#include <QLabel>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner::test {
namespace {

//! What differs from run to run.
QString settled(QString text)
{
    static const std::pair<QRegularExpression, QString> changes[] = {
        {QRegularExpression{u"https?://(?:127\\.0\\.0\\.1|localhost):\\d+[^\\s”]*"_s},
         u"http://…"_s},
        {QRegularExpression{u"(?:127\\.0\\.0\\.1|localhost):\\d+"_s}, u"…"_s},
        {QRegularExpression{u"retry in \\d+ s"_s}, u"retry in … s"_s},
        {QRegularExpression{u"Next try in [\\d.]+ (?:s|min)\\."_s}, u"Next try in … s."_s},
        {QRegularExpression{u"Billed \\$[\\d.]+"_s}, u"Billed $…"_s},
        {QRegularExpression{u"Cancelled, \\$[\\d.]+ for [\\d.]+ s"_s}, u"Cancelled, $… for … s"_s},
        {QRegularExpression{u"\\d+ of \\d+ bytes"_s}, u"… of … bytes"_s},
        {QRegularExpression{u"\\(request [^)]*\\)"_s}, u""_s}};
    for (const auto &[pattern, with] : changes)
        text.replace(pattern, with);
    return text.simplified();
}

QString textOf(const QWidget *panel, const QString &name)
{
    const auto *label = panel->findChild<QLabel *>(name);
    return label && label->isVisibleTo(panel) ? label->text() : QString{};
}

} // namespace

QString FaultRun::state()
{
    if (m_operation == Operation::Put)
        return toString(m_outbox->upload(m_artwork).value_or(Upload{}).state);
    if (isAboutTheStore(m_operation))
        return m_checked && m_checked->good ? u"passed"_s : u"failed"_s;
    return toString(m_queue->board().job(m_job).value_or(Job{}).state);
}

QString FaultRun::reads() const
{
    if (m_operation == Operation::Put)
        return settled(textOf(m_artworkDetails, u"uploadState"_s));
    if (isAboutTheStore(m_operation)) {
        for (const StoreCheckStep &step : m_steps) {
            if (step.outcome == StoreCheckStep::Outcome::Failed)
                return settled(storeCheckText(step, {}, StepMarkup::Plain));
        }
        return u"–"_s;
    }
    const Job job = m_queue->board().job(m_job).value_or(Job{});
    if (job.state == JobState::Done && !job.error)
        return u"–"_s;
    QStringList parts;
    for (const QString &name : {u"jobTitle"_s, u"jobWhy"_s, u"jobNext"_s}) {
        QString text = textOf(m_jobDetails, name);
        if (!text.isEmpty() && !text.endsWith(u'.'))
            text += u'.';
        if (!text.isEmpty())
            parts.append(text);
    }
    return settled(parts.join(u' '));
}

QString FaultRun::buttons() const
{
    QStringList out;
    const auto look = [&out](const QWidget *panel, const QStringList &names) {
        for (const QString &name : names) {
            const auto *button = panel->findChild<QAbstractButton *>(name);
            if (button && button->isVisibleTo(panel) && button->isEnabled())
                out.append(button->text());
        }
    };
    if (m_operation == Operation::Put) {
        look(m_artworkDetails, {u"retryUpload"_s});
    } else if (isAboutTheStore(m_operation)) {
        look(m_page, {u"createBucket"_s});
        if (m_page->action()->isEnabled())
            out.append(m_page->action()->text());
    } else
        look(m_jobDetails, {u"jobRetry"_s, u"jobDismiss"_s, u"jobCancel"_s});
    return out.isEmpty() ? u"–"_s : out.join(u", "_s);
}

QString FaultRun::billed() const
{
    if (isAboutTheStore(m_operation))
        return u"–"_s;
    const QString text = settled(textOf(m_jobDetails, u"jobBilled"_s));
    return text.isEmpty() ? u"–"_s : text;
}

QString FaultRun::again()
{
    const auto &tries = m_saboteur.tries();
    if (isOver())
        return tries.size() <= 1 ? u"no"_s : u"%1 times, then no more"_s.arg(tries.size());
    std::chrono::milliseconds shortest = std::chrono::hours{100};
    std::chrono::milliseconds longest{0};
    for (size_t i = 1; i < tries.size(); ++i) {
        shortest = std::min(shortest, tries[i] - tries[i - 1]);
        longest = std::max(longest, tries[i] - tries[i - 1]);
    }
    if (longest - shortest <= 1500ms && shortest >= 5s)
        return u"yes, every %1 s"_s.arg((shortest.count() + 999) / 1000);
    if (m_saboteur.isSlow())
        return u"yes"_s;
    return tries.back() - tries.front() > 1s ? u"yes, less and less often"_s
                                             : u"yes, WITHOUT A PAUSE"_s;
}

} // namespace limner::test
