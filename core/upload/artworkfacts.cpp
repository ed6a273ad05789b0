#include "core/upload/artworkfacts.h"

#include "core/library/groupmarks.h"
#include "core/upload/outbox.h"

namespace limner {

std::vector<ArtworkFacts> factsOf(std::vector<Artwork> artworks, Outbox &outbox)
{
    std::vector<ArtworkFacts> facts;
    facts.reserve(artworks.size());
    for (Artwork &artwork : artworks) {
        const ArtworkId id = artwork.id;
        facts.push_back({.artwork = std::move(artwork),
                         .upload = outbox.upload(id).value_or(Upload{}),
                         .sent = outbox.bytesSent(id)});
    }
    return facts;
}

std::vector<ArtworkFacts> withGroups(std::vector<ArtworkFacts> facts, Database &database)
{
    QStringList jobs;
    for (const ArtworkFacts &one : facts)
        jobs.append(one.artwork.jobId);
    const std::map<QString, GroupMark> groups = groupMarks(database, jobs);
    for (ArtworkFacts &one : facts) {
        if (const auto mark = groups.find(one.artwork.jobId); mark != groups.end()) {
            one.group = mark->second.group;
            one.models = mark->second.models;
        }
    }
    return facts;
}

} // namespace limner
