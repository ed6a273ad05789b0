#include "tests/soak/scenario.h"

#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

//! What a job may meet, most of them nothing. Outputs that are refused for good are not among it:
//! they are asked for until the provider's promise of an hour ends.
QString drawMarker(QRandomGenerator &random)
{
    static const std::array<QString, 8> markers{u"[[lost]]"_s, u"[[slow]]"_s,  u"[[fail:E1001]]"_s,
                                                u"[[nsfw]]"_s, u"[[flaky]]"_s, u"[[429:header]]"_s,
                                                u"[[402]]"_s,  u"[[500]]"_s};
    const int drawn = random.bounded(30);
    return drawn < static_cast<int>(markers.size()) ? markers[static_cast<size_t>(drawn)]
                                                    : QString{};
}

} // namespace

const std::vector<KillPoint> &killPoints()
{
    using Kind = KillPoint::Kind;
    static const std::vector<KillPoint> points{
        {u"library made"_s, Kind::Own, {}},
        {u"job queued"_s, Kind::Own, {}},
        {u"job submitting"_s, Kind::Own, {}},
        {u"job queued again"_s, Kind::Own, u"[[429:header]]"_s},
        {u"job running"_s, Kind::Own, {}},
        {u"job fetching"_s, Kind::Own, {}},
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
    };
    return points;
}

Scenario Scenario::draw(quint32 seed, const KillPoint &point)
{
    QRandomGenerator random{seed};
    Scenario out;
    out.seed = seed;
    out.point = point;
    const int jobs = random.bounded(1, 4);
    for (int i = 1; i <= jobs; ++i) {
        // The first one surely gets to where the program is to die.
        const QString marker = point.needs.isEmpty() && i > 1 ? drawMarker(random) : point.needs;
        SoakJob job;
        job.id = u"job-%1"_s.arg(i);
        job.prompt = u"soak %1, the %2. %3"_s.arg(seed).arg(i).arg(marker).trimmed();
        job.pictures = random.bounded(1, 5);
        out.jobs.push_back(job);
    }
    out.kills = random.bounded(1, 5);
    out.cancel = point.needs == u"[[hang]]"_s || random.bounded(12) == 0;
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
    QString out = u"%1; %2 kills"_s.arg(all.join(u", "_s)).arg(kills);
    if (storeAway > 0)
        out += u"; no store for %1 starts"_s.arg(storeAway);
    if (cancel)
        out += u"; interrupted"_s;
    return out +
           u"; again with: tst_soak --kills 1 --seed %1 --point '%2'"_s.arg(seed).arg(point.name);
}

} // namespace limner::test
