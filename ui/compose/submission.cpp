#include "ui/compose/submission.h"

#include "core/queue/jobqueue.h"
#include "core/schema/inputname.h"

namespace limner {

namespace {

//! The library may have been moved, or cleared, since the picture was made.
QStringList missingIn(const QList<JobDraft> &drafts, const Inputs &inputs)
{
    QStringList out;
    for (const JobDraft &draft : drafts) {
        for (const QString &name : inputNamesIn(draft.request.parameters))
            if (!inputs.has(name) && !out.contains(name))
                out.append(name);
    }
    return out;
}

QList<ModelName> modelsOf(const std::vector<JobDraft> &drafts)
{
    QList<ModelName> out;
    for (const JobDraft &draft : drafts) {
        const ModelName name{.provider = draft.request.provider, .model = draft.request.model};
        if (!out.contains(name))
            out.append(name);
    }
    return out;
}

} // namespace

Submission submit(JobQueue &queue, const Inputs &inputs, const QList<JobDraft> &drafts)
{
    Submission out;
    out.missing = missingIn(drafts, inputs);
    if (!out.missing.isEmpty())
        return out;
    std::vector<JobDraft> fresh;
    for (const JobDraft &draft : drafts) {
        const std::optional<Job> twin = draft.again ? std::nullopt : queue.intake().twin(draft);
        if (twin && twin->state == JobState::Done)
            out.made.append({draft, twin->id});
        else if (twin)
            out.isOnItsWay = true;
        else
            fresh.push_back(draft);
    }
    if (fresh.empty())
        return out;
    const QList<ModelName> models = modelsOf(fresh);
    const Result<std::vector<Ticket>> tickets = queue.intake().submit(std::move(fresh));
    if (!tickets) {
        out.error = tickets.error();
        return out;
    }
    out.models = models;
    for (const Ticket &ticket : *tickets)
        out.ids.append(ticket.jobId);
    return out;
}

} // namespace limner
