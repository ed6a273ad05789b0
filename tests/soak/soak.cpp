#include "tests/soak/soak.h"

#include <QElapsedTimer>

#include <cmath>

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

void add(Verdict &sum, const Verdict &one)
{
    sum.kills += one.kills;
    sum.jobs += one.jobs;
    sum.lost += one.lost;
    sum.doubleCreates += one.doubleCreates;
    sum.uncertain += one.uncertain;
    sum.pictures += one.pictures;
    sum.stored += one.stored;
    sum.ledgerDifference += std::abs(one.ledgerDifference);
    sum.findings += one.findings;
}

QString row(const QString &name, const Verdict &one)
{
    return u"%1%2%3%4%5%6%7%8%9\n"_s.arg(name, -24)
        .arg(one.kills, 6)
        .arg(one.jobs, 6)
        .arg(one.lost, 6)
        .arg(one.doubleCreates, 9)
        .arg(one.uncertain, 11)
        .arg(one.pictures, 10)
        .arg(one.stored, 8)
        .arg(one.ledgerDifference, 13, 'f', 6);
}

std::vector<KillPoint> pointsFor(const QString &name)
{
    std::vector<KillPoint> points = killPoints();
    if (!name.isEmpty())
        std::erase_if(points, [&name](const KillPoint &point) { return point.name != name; });
    return points;
}

} // namespace

Soak::Soak(SoakOptions options)
    : m_options{std::move(options)}
{}

void Soak::run()
{
    m_minio.start();
    std::vector<QCoro::Task<>> workers;
    for (int i = 0; i < m_options.atOnce; ++i)
        workers.push_back(worker());
    for (QCoro::Task<> &one : workers)
        QCoro::waitFor(std::move(one));
}

//! Nothing when no library of that kind can be drawn.
std::optional<Scenario> Soak::next()
{
    constexpr int mostDraws = 10'000;
    const std::vector<KillPoint> points = pointsFor(m_options.point);
    for (int draws = 0; draws < mostDraws && !points.empty(); ++draws) {
        const auto index = static_cast<size_t>(m_next++);
        const quint32 seed = m_options.seed + static_cast<quint32>(index);
        Scenario scenario = Scenario::draw(seed, points[index % points.size()]);
        if (m_options.situation.isEmpty() || m_options.situation == toString(scenario.situation))
            return scenario;
    }
    return std::nullopt;
}

QCoro::Task<> Soak::worker()
{
    while (m_kills < m_options.kills) {
        const std::optional<Scenario> scenario = next();
        if (!scenario)
            co_return;
        QElapsedTimer life;
        life.start();
        World world{*scenario, m_http, m_minio};
        const Verdict verdict = co_await world.live();
        noteTime(*scenario, life.elapsed() / 1000);
        note(*scenario, verdict);
    }
}

void Soak::note(const Scenario &scenario, const Verdict &verdict)
{
    m_kills += verdict.kills;
    add(m_verdicts[scenario.point.name], verdict);
    add(m_bySituation[scenario.situation], verdict);
    if (verdict.findings.isEmpty())
        return;
    qWarning("%s\n  %s\nafter\n  %s", qUtf8Printable(scenario.text()),
             qUtf8Printable(verdict.findings.join(u"\n  "_s)),
             qUtf8Printable(verdict.starts.join(u"\n  "_s)));
}

void Soak::noteTime(const Scenario &scenario, qint64 seconds)
{
    if (seconds < m_longest)
        return;
    m_longest = seconds;
    m_slowest = scenario.text();
}

bool Soak::isGood() const
{
    return m_kills >= m_options.kills &&
           std::all_of(m_verdicts.begin(), m_verdicts.end(),
                       [](const auto &one) { return one.second.findings.isEmpty(); });
}

QString Soak::table() const
{
    QString out = u"kill point               kills  jobs  lost  doubles  uncertain  pictures"
                  "  stored  ledger difference\n"_s;
    Verdict total;
    for (const KillPoint &point : killPoints()) {
        if (const auto found = m_verdicts.find(point.name); found != m_verdicts.end()) {
            out += row(point.name, found->second);
            add(total, found->second);
        }
    }
    out += row(u"in all"_s, total) + u"\nby situation\n"_s;
    for (const auto &[situation, verdict] : m_bySituation)
        out += row(toString(situation), verdict);
    return out + u"\nthe longest life took %1 s: %2\n"_s.arg(m_longest).arg(m_slowest);
}

} // namespace limner::test
