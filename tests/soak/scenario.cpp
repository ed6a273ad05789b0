#include "tests/soak/scenario.h"

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

//! What a job may meet, most of them nothing.
QString drawMarker(QRandomGenerator &random)
{
    static const std::array<QString, 10> markers{
        u"[[lost]]"_s,       u"[[slow]]"_s, u"[[fail:E1001]]"_s, u"[[nsfw]]"_s, u"[[flaky]]"_s,
        u"[[429:header]]"_s, u"[[402]]"_s,  u"[[500]]"_s,        u"[[gone]]"_s, u"[[partial:1]]"_s};
    const int drawn = random.bounded(30);
    return drawn < static_cast<int>(markers.size()) ? markers[static_cast<size_t>(drawn)]
                                                    : QString{};
}

//! What a job at a provider that answers at once may meet, most of them nothing.
QString drawUnlistedMarker(const QString &provider, QRandomGenerator &random)
{
    const std::array<QString, 3> markers{u"[[lost]]"_s, u"[[cut]]"_s,
                                         provider == u"minimax"_s ? u"[[1008]]"_s : u"[[402]]"_s};
    const int drawn = random.bounded(18);
    return drawn < static_cast<int>(markers.size()) ? markers[static_cast<size_t>(drawn)]
                                                    : QString{};
}

//! Every provider beside the others, but where a situation speaks of jobs that can be listed.
QString drawProvider(const Scenario &scenario, int job, QRandomGenerator &random)
{
    static const std::array<QString, 3> all{u"replicate"_s, u"together"_s, u"minimax"_s};
    const bool isAnyones =
        scenario.situation == Situation::Quiet || scenario.situation == Situation::SameId ||
        scenario.situation == Situation::SameSeed || scenario.situation == Situation::TakenBack ||
        scenario.situation == Situation::RenamedStore ||
        scenario.situation == Situation::LostDatabase || scenario.situation == Situation::Deleted;
    if (job == 1 && scenario.point.provider == u"unlisted"_s)
        return all[1 + scenario.seed % 2];
    if (job == 1 || !isAnyones)
        return all[0];
    return all[static_cast<size_t>(random.bounded(3))];
}

Situation drawSituation(quint32 seed, const KillPoint &point)
{
    if (point.situation)
        return *point.situation;
    const std::vector<Situation> &all = allSituations();
    const Situation drawn = all[seed % all.size()];
    if (point.provider == u"unlisted"_s)
        return seed % 2 == 0 ? Situation::Quiet : Situation::SameId;
    const bool hangs = point.needs == u"[[hang]]"_s;
    switch (drawn) {
    case Situation::SameSeed: // what fails has no twin: asked for once more, it is another job
        return hangs ? Situation::TakenBack : point.needs.isEmpty() ? drawn : Situation::SameId;
    case Situation::SameId: // the one that is interrupted may have joined the other
        return hangs ? Situation::TakenBack : drawn;
    case Situation::RefusedList: // found by a later start, nobody would interrupt it
    case Situation::EndlessList:
        return hangs ? Situation::LostAnswers : drawn;
    default:
        return drawn;
    }
}

QString drawImage(QRandomGenerator &random)
{
    QImage image{random.bounded(8, 100), random.bounded(8, 100), QImage::Format_RGB32};
    image.fill(QColor::fromRgb(random.generate()));
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return u"data:image/png;base64,"_s + QString::fromLatin1(bytes.toBase64());
}

QString markersFor(const Scenario &scenario, int job, QRandomGenerator &random)
{
    const QString &needs = scenario.point.needs;
    const QString own = markerOf(scenario.situation);
    // The first one surely gets to where the program is to die.
    if (job == 1 || scenario.situation == Situation::LostAnswers)
        return own == needs ? own : own + needs;
    if (!needs.isEmpty() || scenario.situation == Situation::SameSeed)
        return needs;
    return drawMarker(random);
}

SoakJob drawJob(const Scenario &scenario, int number, QRandomGenerator &random)
{
    SoakJob job;
    job.provider = drawProvider(scenario, number, random);
    const QString markers = number > 1 && job.isUnlisted()
                                ? drawUnlistedMarker(job.provider, random)
                                : markersFor(scenario, number, random);
    job.id = u"job-%1"_s.arg(number);
    job.prompt = u"soak %1, the %2. %3"_s.arg(scenario.seed).arg(number).arg(markers).trimmed();
    job.pictures = random.bounded(1, 5);
    if (scenario.situation == Situation::SameSeed)
        job.seed = random.bounded(1'000'000);
    if (scenario.situation == Situation::InputPicture)
        job.image = drawImage(random);
    return job;
}

} // namespace

const std::vector<KillPoint> &killPoints()
{
    using Kind = KillPoint::Kind;
    using S = Situation;
    static const std::vector<KillPoint> points{
        {u"library made"_s, Kind::Own, {}},
        {u"job queued"_s, Kind::Own, {}},
        {u"job submitting"_s, Kind::Own, {}},
        {u"job queued again"_s, Kind::Own, u"[[429:header]]"_s},
        {u"job running"_s, Kind::Own, {}},
        {u"job fetching"_s, Kind::Own, {}},
        {u"answer synced"_s, Kind::Own, {}, {}, u"unlisted"_s},
        {u"picture synced"_s, Kind::Own, {}},
        {u"before the rename"_s, Kind::Own, {}},
        {u"after the rename"_s, Kind::Own, {}},
        {u"folder synced"_s, Kind::Own, {}},
        {u"picture kept"_s, Kind::Own, {}},
        {u"job done"_s, Kind::Own, {}},
        {u"job failed"_s, Kind::Own, u"[[fail:E1001]]"_s},
        {u"job cancelled"_s, Kind::Own, u"[[hang]]"_s},
        {u"cancel asked"_s, Kind::Own, u"[[hang]]"_s},
        {u"upload uploading"_s, Kind::Own, {}},
        {u"upload waiting"_s, Kind::Own, {}},
        {u"upload stored"_s, Kind::Own, {}},
        {u"a note"_s, Kind::Own, {}},
        {u"create on its way"_s, Kind::Provider, {}},
        {u"create answered"_s, Kind::Provider, {}},
        {u"list"_s, Kind::Provider, u"[[lost]]"_s},
        {u"poll"_s, Kind::Provider, {}},
        {u"cancel"_s, Kind::Provider, u"[[hang]]"_s},
        {u"download"_s, Kind::Provider, {}},
        {u"put begins"_s, Kind::Store, {}},
        {u"put half-way"_s, Kind::Store, {}},
        {u"put answered"_s, Kind::Store, {}},
        {u"any time"_s, Kind::AnyTime, {}},
        {u"any time, two at once"_s, Kind::TwoAtOnce, {}},
        {u"job withdrawn"_s, Kind::Own, {}, S::TakenBack, {}, u"job queued"_s},
        {u"picture trashed"_s, Kind::Own, {}, S::Deleted},
        {u"picture deleted"_s, Kind::Own, {}, S::Deleted},
        {u"object removed"_s, Kind::Own, {}, S::Deleted},
    };
    return points;
}

Scenario Scenario::draw(quint32 seed, const KillPoint &point)
{
    QRandomGenerator random{seed};
    Scenario out;
    out.seed = seed;
    out.point = point;
    out.situation = drawSituation(seed, point);
    const int jobs = random.bounded(1, 4);
    for (int i = 1; i <= jobs; ++i)
        out.jobs.push_back(drawJob(out, i, random));
    out.kills = random.bounded(1, 5);
    const bool mayCancel = out.situation != Situation::SameSeed && random.bounded(12) == 0;
    out.cancel = point.needs == u"[[hang]]"_s || mayCancel;
    if (point.name == u"upload waiting"_s)
        out.storeAway = out.kills;
    else if (point.kind != KillPoint::Kind::Store && random.bounded(12) == 0)
        out.storeAway = 1;
    return out;
}

QString Scenario::text() const
{
    QStringList all;
    for (const SoakJob &job : jobs)
        all.append(u"%1 × “%2”"_s.arg(job.pictures).arg(job.prompt));
    QString out = u"%1: %2; %3 kills"_s.arg(toString(situation), all.join(u", "_s)).arg(kills);
    if (storeAway > 0)
        out += u"; no store for %1 starts"_s.arg(storeAway);
    if (cancel)
        out += u"; interrupted"_s;
    return out +
           u"; again with: tst_soak --kills 1 --seed %1 --point '%2'"_s.arg(seed).arg(point.name);
}

} // namespace limner::test
