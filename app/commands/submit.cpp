#include "app/commands/submit.h"

#include "app/hooks/hooks.h"
#include "core/jobs/submitstep.h"
#include "core/library/foldedname.h"
#include "core/schema/fromtext.h"
#include "core/schema/inputname.h"
#include "ui/common/formats.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 roomForPicture = 2 << 20; // of many, beside the room for the largest job

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Generate)
};

//! What of a plan does not exist yet, and so costs money and room.
std::vector<Request> freshOf(Application &application, const Plan &plan)
{
    std::vector<Request> fresh;
    for (const JobDraft &draft : plan.drafts) {
        if (!application.jobs().intake().existing(draft))
            fresh.push_back(draft.request);
    }
    return fresh;
}

//! Why the whole call must not go: a cap, or no room for what would be paid for. Nothing when it
//! may.
std::optional<Error> refusal(Application &application, const std::vector<Request> &fresh)
{
    if (const std::optional<CapRefusal> capped =
            application.jobs().caps().budget().refusal(fresh, application.clock().now())) {
        application.hooks().herald().tellCap(*capped);
        return capped->error();
    }
    int pictures = 0;
    int atOnce = 0;
    for (const Request &request : fresh) {
        pictures += pictureCount(request);
        atOnce = std::max(atOnce, pictureCount(request));
    }
    const qint64 free = application.library().originals().freeBytes();
    if (free < 0 || (hasRoomFor(free, atOnce) && free >= roomForPicture * pictures))
        return std::nullopt;
    Error full;
    full.kind = ErrorKind::DiskFull;
    full.message =
        Text::tr("%1 are free where the library is; nothing was sent.").arg(formatBytes(free));
    return full;
}

//! The first parameter that would read a file here.
QString fileNamedBy(const ModelSchema &model, const GenerateCommand &command)
{
    for (const auto &[name, text] : command.parameters) {
        const Parameter *const parameter = model.find(name);
        if (!parameter ||
            (parameter->kind != ParameterKind::File && parameter->kind != ParameterKind::Files))
            continue;
        bool namesFile = false;
        Json value = valueFromText(*parameter, text);
        forEachText(value, [&namesFile](const Json &one) {
            namesFile = namesFile || toText(one).startsWith(u'@');
        });
        if (namesFile)
            return name;
    }
    return {};
}

} // namespace

Result<> addressTo(Application &application, Plan &plan, const QString &name)
{
    if (name.isEmpty())
        return {};
    const Result<std::vector<Album>> albums = application.library().albums().all();
    if (!albums)
        return propagate(albums);
    const auto found = std::find_if(albums->begin(), albums->end(), [&name](const Album &album) {
        return foldedName(album.name) == foldedName(name);
    });
    if (found == albums->end())
        return fail(ErrorKind::Usage, Text::tr("There is no album “%1”.").arg(name.left(120)));
    for (JobDraft &draft : plan.drafts)
        draft.album = found->id;
    return {};
}

Result<std::vector<Ticket>> submitPlan(Application &application, const Plan &plan,
                                       const GenerateCommand &command)
{
    if (const auto refused = refusal(application, freshOf(application, plan)))
        return fail(*refused);
    return takeTickets(application.jobs(), plan.drafts, command);
}

AsyncResult<std::vector<Ticket>> submit(Application *application, GenerateCommand command,
                                        std::stop_token stop)
{
    const Result<ReadyModel> model =
        co_await readyModel(application, command.model, command.provider, stop);
    if (!model)
        co_return propagate(model);
    if (const QString named = fileNamedBy(model->schema, command); !named.isEmpty())
        co_return fail(
            ErrorKind::InvalidInput,
            u"%1: a file of the server cannot be named; send its bytes as an input"_s.arg(named));
    const Result<Plan> plan = co_await planFor(application, command, stop);
    if (!plan)
        co_return propagate(plan);
    co_return submitPlan(*application, *plan, command);
}

} // namespace limner
