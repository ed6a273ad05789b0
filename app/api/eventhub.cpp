#include "app/api/eventhub.h"

#include "app/commands/answerjson.h"
#include "app/commands/runanswer.h"
#include "app/commands/spend.h"

#include <QUuid>

namespace limner {
namespace {

constexpr size_t mostKept = 1000;
constexpr int percentStep = 2;

} // namespace

EventHub::EventHub(Application &application, QObject *parent)
    : QObject{parent}
    , m_application{application}
    , m_run{QUuid::createUuid().toByteArray(QUuid::Id128).first(8)}
{}

EventHub::~EventHub()
{
    close();
}

//! Nobody is kept waiting for what nobody wants to hear.
void EventHub::hear()
{
    if (std::exchange(m_isHearing, true))
        return;
    const JobBoard *const board = &m_application.jobs().board();
    connect(board, &JobBoard::jobAdded, this, &EventHub::tellJob);
    connect(board, &JobBoard::jobChanged, this, &EventHub::tellJob);
    connect(board, &JobBoard::jobProgressed, this, &EventHub::tellProgress);
    connect(board, &JobBoard::jobFinished, this, [this](const Job &job) {
        m_percents.remove(job.id);
        tellJob(job);
        tellSpend();
    });
    connect(&m_application.library(), &Library::artworkAdded, this, &EventHub::tellArtwork);
    connect(&m_application.outbox(), &Outbox::uploadChanged, this, &EventHub::tellUpload);
}

std::shared_ptr<EventFeed> EventHub::listen(const QByteArray &lastId)
{
    hear();
    auto feed = std::make_shared<EventFeed>();
    const bool isOurs = lastId.startsWith(m_run + '-');
    const qint64 seen = isOurs ? lastId.sliced(m_run.size() + 1).toLongLong() : m_last;
    if (!lastId.isEmpty() && (!isOurs || (!m_kept.empty() && seen + 1 < m_kept.front().number)))
        feed->put(": some events are gone\n\n");
    for (const Kept &one : m_kept) {
        if (one.number > seen)
            feed->put(one.text);
    }
    if (m_isClosed)
        feed->close();
    std::erase_if(m_feeds, [](const auto &one) { return one.expired(); });
    m_feeds.push_back(feed);
    return feed;
}

void EventHub::close()
{
    m_isClosed = true;
    for (const auto &one : m_feeds) {
        if (const std::shared_ptr<EventFeed> feed = one.lock())
            feed->close();
    }
    m_feeds.clear();
}

void EventHub::tell(const char *name, const OrderedJson &data)
{
    ++m_last;
    const QByteArray text = "id: " + m_run + '-' + QByteArray::number(m_last) + "\nevent: " + name +
                            "\ndata: " + toBytes(data) + "\n\n";
    m_kept.push_back({.number = m_last, .text = text});
    if (m_kept.size() > mostKept)
        m_kept.pop_front();
    for (const auto &one : m_feeds) {
        if (const std::shared_ptr<EventFeed> feed = one.lock())
            feed->put(text);
    }
}

void EventHub::tellJob(const Job &job)
{
    const auto outputs = m_application.library().artworksOfJob(job.id).size();
    tell("job", jobJson(job, static_cast<int>(outputs)));
}

void EventHub::tellProgress(const QString &id, const JobProgress &progress)
{
    const int percent = static_cast<int>(100 * progress.progress.fraction);
    if (percent < 0 || percent < m_percents.value(id, -percentStep) + percentStep)
        return;
    m_percents[id] = percent;
    tell("job", {{"id", id.toStdString()}, {"progress", percent}});
}

void EventHub::tellArtwork(ArtworkId id)
{
    std::optional<Artwork> artwork = m_application.library().artwork(id);
    if (!artwork)
        return;
    const ReportedArtwork shown = reported(m_application, std::move(*artwork));
    OrderedJson data = imageJson(shown);
    data["id"] = shown.artwork.uuid.toStdString();
    data["job"] = shown.artwork.jobId.toStdString();
    tell("artwork", data);
}

void EventHub::tellUpload(ArtworkId id, const Upload &upload)
{
    std::optional<Artwork> artwork = m_application.library().artwork(id);
    if (!artwork)
        return;
    const ReportedArtwork shown = reported(m_application, std::move(*artwork));
    OrderedJson data{{"id", shown.artwork.uuid.toStdString()},
                     {"state", toString(upload.state).toStdString()}};
    data["url"] = textOrNull(shown.url.isEmpty() ? QString{} : shown.url);
    data["error"] = upload.error ? errorJson(*upload.error) : OrderedJson(nullptr);
    tell("upload", data);
}

void EventHub::tellSpend()
{
    if (const Result<SpendAnswer> spent = spend(m_application, {})) {
        OrderedJson data = toJson(*spent);
        data.erase("by_model");
        tell("spend", data);
    }
}

} // namespace limner
