#include "app/api/knownstands.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds goodFor = 60s;
constexpr std::chrono::milliseconds troubledFor = 1s; // a retry, a cap or a store goes its own way

//! The call itself, and the one that this is a further job of.
QStringList callsOf(const QString &jobId)
{
    const qsizetype mark = jobId.lastIndexOf(u'#');
    QStringList calls{jobId};
    if (mark > 0)
        calls.append(jobId.first(mark));
    return calls;
}

//! A picture that is only on its way to the store is no trouble: its upload tells of itself.
bool isTroubled(const CallStand &stand)
{
    return stand.error &&
           (stand.error->kind != ErrorKind::NotUploaded || !stand.error->code.isEmpty());
}

} // namespace

KnownStands::KnownStands(Application &application, const Clock &clock, QObject *parent)
    : QObject{parent}
    , m_application{application}
    , m_clock{clock}
{
    const JobBoard *const board = &application.jobs().board();
    const auto renewing = [this](const Job &job) { renewCallsOf(job.id); };
    connect(board, &JobBoard::jobAdded, this, renewing);
    connect(board, &JobBoard::jobChanged, this, renewing);
    connect(board, &JobBoard::jobFinished, this, renewing);
    connect(board, &JobBoard::jobRemoved, this, &KnownStands::renewCallsOf);
    connect(board, &JobBoard::jobProgressed, this, &KnownStands::noteProgress);
    connect(board, &JobBoard::artworkKept, this, &KnownStands::renewCallsOf);
    const Outbox *const outbox = &application.outbox();
    connect(outbox, &Outbox::uploadChanged, this, &KnownStands::noteUpload);
    connect(outbox, &Outbox::linkReady, this, &KnownStands::noteUpload);
    // What is rare, and may concern any of them.
    connect(board, &JobBoard::heldChanged, this, &KnownStands::forgetAll);
    connect(outbox, &Outbox::linksChanged, this, &KnownStands::forgetAll);
    connect(outbox, &Outbox::storeStateChanged, this, &KnownStands::forgetAll);
    connect(&application, &Application::reconfigured, this, &KnownStands::forgetAll);
    const Library *const library = &application.library();
    connect(library, &Library::artworksChanged, this, &KnownStands::forgetAll);
    connect(library, &Library::artworksTrashed, this, &KnownStands::forgetAll);
    connect(library, &Library::artworksRestored, this, &KnownStands::forgetAll);
    connect(library, &Library::artworksErased, this, &KnownStands::forgetAll);
}

std::shared_ptr<const CallStand> KnownStands::find(const QString &id) const
{
    const std::lock_guard lock{m_mutex};
    const auto known = m_known.constFind(id);
    if (known == m_known.cend())
        return nullptr;
    const std::chrono::milliseconds age = m_clock.elapsed() - known->since;
    return age < (isTroubled(*known->stand) ? troubledFor : goodFor) ? known->stand : nullptr;
}

std::optional<CallStand> KnownStands::ask(const QString &id)
{
    std::optional<CallStand> stand = callStand(m_application, id);
    if (stand)
        keep(id, *stand);
    else
        forget(id);
    return stand;
}

qsizetype KnownStands::count() const
{
    const std::lock_guard lock{m_mutex};
    return m_known.size();
}

void KnownStands::renewCallsOf(const QString &jobId)
{
    for (const QString &id : callsOf(jobId))
        renew(id);
}

void KnownStands::renew(const QString &id)
{
    if (m_known.contains(id)) // this thread alone writes
        static_cast<void>(ask(id));
}

//! Several times a second, so without the database.
void KnownStands::noteProgress(const QString &jobId)
{
    for (const QString &id : callsOf(jobId)) {
        const auto known = m_known.constFind(id);
        if (known == m_known.cend())
            continue;
        const int percent = percentOf(m_application, known->stand->jobs);
        if (percent == known->stand->percent)
            continue;
        CallStand stand = *known->stand;
        stand.percent = percent;
        const std::lock_guard lock{m_mutex};
        m_known[id].stand = std::make_shared<const CallStand>(std::move(stand));
    }
}

void KnownStands::noteUpload(ArtworkId id)
{
    QStringList concerned;
    for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
        const std::vector<ReportedArtwork> &images = known->stand->images;
        if (std::any_of(images.begin(), images.end(),
                        [id](const ReportedArtwork &one) { return one.artwork.id == id; }))
            concerned.append(known.key());
    }
    for (const QString &one : concerned)
        renew(one);
    if (!concerned.isEmpty() || m_known.isEmpty())
        return;
    if (const std::optional<Artwork> fresh = m_application.library().artwork(id))
        renewCallsOf(fresh->jobId); // its upload began before it was told
}

void KnownStands::keep(const QString &id, const CallStand &stand)
{
    auto value = std::make_shared<const CallStand>(stand);
    const std::chrono::milliseconds now = m_clock.elapsed();
    const std::lock_guard lock{m_mutex};
    forgetOld(now);
    if (!m_known.contains(id))
        m_order.push_back(id);
    m_known[id] = {.stand = std::move(value), .since = now};
    if (m_order.size() > most) {
        m_known.remove(m_order.front());
        m_order.pop_front();
    }
}

//! Ten kilobytes each: what is too old to be found makes room before there are `most`.
void KnownStands::forgetOld(std::chrono::milliseconds now)
{
    if (now - m_lookedThrough < goodFor)
        return;
    m_lookedThrough = now;
    m_known.removeIf([now](const auto &known) { return now - known.value().since >= goodFor; });
    std::erase_if(m_order, [this](const QString &id) { return !m_known.contains(id); });
}

void KnownStands::forget(const QString &id)
{
    const std::lock_guard lock{m_mutex};
    if (m_known.remove(id))
        m_order.erase(std::find(m_order.begin(), m_order.end(), id));
}

void KnownStands::forgetAll()
{
    const std::lock_guard lock{m_mutex};
    m_known.clear();
    m_order.clear();
}

} // namespace limner
