#include "core/library/lineage.h"

#include "core/library/inputs.h"
#include "core/schema/inputname.h"

#include <QFileInfo>

#include <algorithm>
#include <optional>
#include <set>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr size_t mostRelatives = 60;

//! Beside the database; nothing for one in memory.
std::optional<Inputs> inputsBeside(Database &database)
{
    Result<QSqlQuery> file =
        database.run(u"SELECT file FROM pragma_database_list WHERE name = 'main'"_s);
    if (!file || !file->next() || file->value(0).toString().isEmpty())
        return std::nullopt;
    return Inputs{QFileInfo{file->value(0).toString()}.absolutePath()};
}

struct Picture {
    ArtworkId id = 0;
    QString jobId = {};
    QString sha256 = {};
    bool isTrashed = false;
};

std::vector<Picture> pictures(Database &database, const QString &condition,
                              const QVariantList &values)
{
    std::vector<Picture> out;
    Result<QSqlQuery> rows =
        database.run(u"SELECT id, job_id, sha256, trashed_at IS NOT NULL FROM artworks WHERE %1 "
                     "LIMIT 60"_s.arg(condition),
                     values);
    while (rows && rows->next())
        out.push_back({.id = rows->value(0).toLongLong(),
                       .jobId = rows->value(1).toString(),
                       .sha256 = rows->value(2).toString(),
                       .isTrashed = rows->value(3).toBool()});
    return out;
}

std::optional<Picture> pictureOf(Database &database, ArtworkId id)
{
    const std::vector<Picture> found = pictures(database, u"id = ?"_s, {id});
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

//! The picture with these bytes, rather one that is not in the trash; `besides` does not count.
std::optional<Picture> pictureWith(Database &database, const QString &input, ArtworkId besides)
{
    const std::vector<Picture> found =
        pictures(database, u"sha256 = ? AND id <> ? ORDER BY trashed_at IS NOT NULL, id"_s,
                 {digestOf(input), besides});
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

QStringList inputsOfJob(Database &database, const QString &jobId)
{
    QStringList names;
    Result<QSqlQuery> rows =
        database.run(u"SELECT sha256 FROM job_inputs WHERE job_id = ? ORDER BY sha256"_s, {jobId});
    while (rows && rows->next())
        names.append(inputName(rows->value(0).toString().toLatin1()));
    return names;
}

//! What one picture was made of.
class Parents {
public:
    Parents(Database &database, std::optional<Inputs> inputs)
        : m_database{database}
        , m_inputs{std::move(inputs)}
    {}

    [[nodiscard]] std::vector<Relative> of(const Picture &child) const
    {
        QStringList names = inputsOfJob(m_database, child.jobId);
        std::vector<Relative> out;
        // What an input was made of stands beside it, and is told by it.
        QStringList told;
        for (const QString &name : names)
            told += origins(name);
        for (const QString &name : names) {
            if (!told.contains(name))
                out.push_back(parent(name, child.id));
        }
        return out;
    }

private:
    [[nodiscard]] QStringList origins(const QString &name) const
    {
        return m_inputs ? m_inputs->origins(name) : QStringList{};
    }

    [[nodiscard]] Relative parent(const QString &name, ArtworkId child) const
    {
        Relative relative{.input = name};
        if (m_inputs) {
            relative.fileName = m_inputs->fileName(name);
            relative.wasArtwork = m_inputs->wasArtwork(name);
        }
        for (const QString &candidate : QStringList{name} + origins(name)) {
            const std::optional<Picture> found = pictureWith(m_database, candidate, child);
            if (!found)
                continue;
            relative.artwork = found->id;
            relative.isTrashed = found->isTrashed;
            break;
        }
        return relative;
    }

    Database &m_database;
    std::optional<Inputs> m_inputs;
};

std::vector<Relative> childrenOf(Database &database, const Picture &parent)
{
    std::vector<Relative> out;
    const std::vector<Picture> found =
        pictures(database,
                 u"job_id IN (SELECT job_id FROM job_inputs WHERE sha256 = ?) AND id <> ? "
                 "AND trashed_at IS NULL ORDER BY created_at, id"_s,
                 {parent.sha256, parent.id});
    out.reserve(found.size());
    for (const Picture &one : found)
        out.push_back({.artwork = one.id});
    return out;
}

//! Generation after generation, each relative once.
template <typename Next>
std::vector<Relative> walk(Database &database, const Picture &from, int generations, Next next)
{
    std::vector<Relative> out;
    std::set<ArtworkId> seen{from.id};
    QStringList seenInputs;
    std::vector<Picture> now{from};
    for (int generation = 1; generation <= generations && !now.empty(); ++generation) {
        std::vector<Picture> later;
        for (const Picture &picture : now) {
            for (Relative relative : next(picture)) {
                const bool isNew = relative.artwork != 0 ? seen.insert(relative.artwork).second
                                                         : !seenInputs.contains(relative.input);
                if (!isNew || out.size() == mostRelatives)
                    continue;
                relative.generation = generation;
                seenInputs.append(relative.input);
                if (const auto found = pictureOf(database, relative.artwork))
                    later.push_back(*found);
                out.push_back(std::move(relative));
            }
        }
        now = std::move(later);
    }
    return out;
}

} // namespace

Result<> noteInputs(Database &database, const QString &jobId, const Json &parameters)
{
    QStringList names = inputNamesIn(parameters);
    if (names.isEmpty())
        return {};
    if (const std::optional<Inputs> inputs = inputsBeside(database)) {
        for (const QString &name : QStringList{names})
            names += inputs->origins(name);
    }
    for (const QString &name : names) {
        const Result<QSqlQuery> done =
            database.run(u"INSERT OR IGNORE INTO job_inputs (job_id, sha256) VALUES (?, ?)"_s,
                         {jobId, digestOf(name)});
        if (!done)
            return propagate(done);
    }
    return {};
}

Lineage lineageOf(Database &database, ArtworkId id, int generations)
{
    const std::optional<Picture> picture = pictureOf(database, id);
    if (!picture)
        return {};
    const Parents parents{database, inputsBeside(database)};
    Lineage out;
    out.ancestors = walk(database, *picture, generations,
                         [&parents](const Picture &one) { return parents.of(one); });
    out.descendants = walk(database, *picture, generations,
                           [&database](const Picture &one) { return childrenOf(database, one); });
    return out;
}

bool isAnyArtwork(Database &database, const QStringList &inputNames)
{
    return std::any_of(inputNames.begin(), inputNames.end(), [&database](const QString &name) {
        return pictureWith(database, name, 0).has_value();
    });
}

} // namespace limner
