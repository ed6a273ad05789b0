#include "app/commands/jobs.h"

#include "app/commands/localtrouble.h"
#include "app/commands/page.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString placeOf(const Job &job)
{
    return (isFinished(job.state) ? u"finished-%1"_s : u"open-%1"_s).arg(job.position);
}

std::optional<JobStore::After> placeFrom(const QString &text)
{
    bool isNumber = false;
    const JobStore::After after{.isFinished = text.startsWith("finished-"_L1),
                                .position = text.section(u'-', 1).toLongLong(&isNumber)};
    const bool isPlace = isNumber && (after.isFinished || text.startsWith("open-"_L1));
    return isPlace ? std::optional{after} : std::nullopt;
}

ListedJob listed(Application &application, const Job &stored)
{
    // What a full disk could not take down is known to the queue only.
    ListedJob row{.job = application.jobs().board().job(stored.id).value_or(stored)};
    row.outputs = static_cast<int>(application.library().artworksOfJob(row.job.id).size());
    row.trouble = localTroubleText(application, row.job);
    return row;
}

} // namespace

Result<JobsPage> jobs(Application &application, const JobsCommand &command)
{
    const PageBounds bounds{application.clock()};
    const std::optional<JobStore::After> after = placeFrom(command.after);
    if (!command.after.isEmpty() && !after)
        return fail(ErrorKind::Usage, u"no page of the jobs is called “%1”"_s.arg(command.after));
    const std::optional<JobState> state = jobStateFromString(command.state);
    if (!command.state.isEmpty() && !state)
        return fail(ErrorKind::Usage, u"no job is ever “%1”"_s.arg(command.state.left(40)));
    constexpr int most = PageBounds::mostRows;
    const int wanted = command.limit < 0 ? most : std::min(command.limit, most);
    JobsPage page;
    QString last;
    int seen = 0;
    for (const Job &stored : application.jobs().jobs().page(after, most + 1)) {
        const bool isLong = static_cast<int>(page.rows.size()) >= wanted || seen >= most;
        if (!last.isEmpty() && (isLong || bounds.isFull())) {
            page.next = last;
            break;
        }
        last = placeOf(stored);
        ++seen;
        if (!state || stored.state == *state)
            page.rows.push_back(listed(application, stored));
    }
    return page;
}

OrderedJson toJson(const JobsPage &page)
{
    OrderedJson rows = OrderedJson::array();
    for (const ListedJob &one : page.rows) {
        OrderedJson row = jobJson(one.job, one.outputs);
        if (!one.trouble.isEmpty())
            row["error"]["hint"] = one.trouble.toStdString();
        rows.push_back(std::move(row));
    }
    OrderedJson out{{"rows", std::move(rows)}};
    if (!page.next.isEmpty())
        out["next"] = page.next.toStdString();
    return out;
}

} // namespace limner
