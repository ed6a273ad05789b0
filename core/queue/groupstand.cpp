#include "core/queue/groupstand.h"

#include "core/jobs/jobgroup.h"

#include <algorithm>
#include <set>

namespace limner {
namespace {

bool isOpen(const Job &job)
{
    return !isFinished(job.state) && job.state != JobState::Uncertain;
}

template <typename Is>
int countOf(const std::vector<GroupMember> &members, Is is)
{
    return static_cast<int>(std::count_if(members.begin(), members.end(),
                                          [&](const GroupMember &one) { return is(one.job); }));
}

//! Credits and dollars do not add up: the first that is known decides.
void add(GroupStand &stand, double &sum, double amount, const QString &currency)
{
    const bool isFirst = stand.spent == 0 && stand.awaited == 0;
    if (isFirst)
        stand.currency = currency;
    if (currency == stand.currency)
        sum += amount;
}

} // namespace

int GroupStand::done() const
{
    return countOf(members, [](const Job &job) { return job.state == JobState::Done; });
}

int GroupStand::open() const
{
    return countOf(members, isOpen);
}

int GroupStand::failed() const
{
    return static_cast<int>(members.size()) - done() - open();
}

QDateTime GroupStand::began() const
{
    QDateTime first;
    for (const GroupMember &one : members) {
        if (!first.isValid() || one.job.createdAt < first)
            first = one.job.createdAt;
    }
    return first;
}

double GroupStand::seconds() const
{
    const QDateTime first = began();
    QDateTime last;
    for (const GroupMember &one : members) {
        if (isOpen(one.job))
            return -1;
        if (!last.isValid() || one.job.finishedAt > last)
            last = one.job.finishedAt;
    }
    return first.isValid() && last.isValid() ? static_cast<double>(first.msecsTo(last)) / 1000 : -1;
}

int GroupStand::models() const
{
    std::set<std::pair<QString, QString>> names;
    for (const GroupMember &one : members)
        names.emplace(one.job.request.provider, one.job.request.model);
    return static_cast<int>(names.size());
}

std::optional<qint64> GroupStand::seed() const
{
    std::optional<qint64> common;
    for (const GroupMember &one : members) {
        const SeedRole role = one.job.roles.seed.value_or(SeedRole{});
        const auto seed = integerAt(one.job.request.parameters, role.name.toUtf8().constData());
        if (!seed)
            continue;
        if (common && *common != *seed)
            return std::nullopt;
        common = seed;
    }
    return common;
}

GroupStand groupStand(JobQueue &queue, const QString &group)
{
    GroupStand stand{.id = group};
    const std::vector<Job> jobs = queue.jobs().group(group);
    for (const Job &job : jobs) {
        if (!job.cost.amount)
            continue;
        add(stand, stand.spent, *job.cost.amount, job.cost.currency);
        stand.isEstimated = stand.isEstimated || job.cost.estimated;
    }
    for (const Job &stored : latestTries(jobs)) {
        GroupMember member{.job = queue.board().job(stored.id).value_or(stored)};
        member.progress = queue.board().progress(stored.id);
        member.estimate = queue.caps().budget().estimate(member.job.request);
        if (isOpen(member.job) && member.estimate)
            add(stand, stand.awaited, member.estimate->value, member.estimate->currency);
        stand.members.push_back(std::move(member));
    }
    return stand;
}

} // namespace limner
