#include "app/api/picturewish.h"

#include "app/api/bundledtable.h"
#include "app/api/doorclient.h"
#include "app/commands/drafts.h"
#include "app/commands/run.h"
#include "core/provider/modelname.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int largestSide = 16'384;
constexpr int mostSteps = 1000;

void give(GenerateCommand &command, const QString &name, const QString &value)
{
    command.parameters.emplace_back(name, value);
}

//! The choice of a shape that comes nearest; empty = none is a shape.
QString nearestShape(const Parameter &parameter, double width, double height)
{
    QString nearest;
    double least = 1e9;
    for (const Json &choice : parameter.choices) {
        const QStringList sides = toText(choice).split(u':');
        const double across = sides.value(0).toDouble();
        const double down = sides.value(1).toDouble();
        if (sides.size() != 2 || across <= 0 || down <= 0)
            continue;
        const double off = std::abs(std::log(across / down * height / width));
        if (off < least) {
            least = off;
            nearest = toText(choice);
        }
    }
    return nearest;
}

Result<> giveSize(GenerateCommand &command, const ModelSchema &model, const PictureWish &wish)
{
    const Roles roles = rolesOf(model);
    if (!wish.width && !wish.height)
        return {};
    if (!roles.width.isEmpty()) {
        if (wish.width)
            give(command, roles.width, QString::number(*wish.width));
        if (wish.height)
            give(command, roles.height, QString::number(*wish.height));
        return {};
    }
    const Parameter *const shape = model.find(roles.aspectRatio);
    const int across = wish.width.value_or(wish.height.value_or(1));
    const int down = wish.height.value_or(across);
    const QString nearest = shape ? nearestShape(*shape, across, down) : QString{};
    if (nearest.isEmpty())
        return fail(ErrorKind::InvalidInput, u"%1 takes no width and height"_s.arg(model.model));
    give(command, shape->name, nearest);
    return {};
}

Result<> giveSteps(GenerateCommand &command, const ModelSchema &model, const PictureWish &wish)
{
    const Parameter *const steps = model.find(rolesOf(model).steps);
    if (!steps && wish.steps)
        return fail(ErrorKind::InvalidInput, u"%1 takes no steps"_s.arg(model.model));
    if (!steps || (!wish.steps && wish.usualSteps == 0))
        return {};
    const qint64 usual = std::min<qint64>(wish.usualSteps, steps->most().value_or(mostSteps));
    give(command, steps->name, QString::number(wish.steps ? qint64{*wish.steps} : usual));
    return {};
}

Result<> givePictures(GenerateCommand &command, const ModelSchema &model, const PictureWish &wish)
{
    const Roles roles = rolesOf(model);
    if (!wish.aspectRatio.isEmpty()) {
        if (roles.aspectRatio.isEmpty())
            return fail(ErrorKind::InvalidInput, u"%1 takes no aspect ratio"_s.arg(model.model));
        give(command, roles.aspectRatio, wish.aspectRatio);
    }
    if (!wish.pictures.isEmpty() && roles.images.isEmpty())
        return fail(ErrorKind::InvalidInput, u"%1 takes no pictures"_s.arg(model.model));
    for (const QString &one : wish.pictures)
        give(command, roles.images.front(), one);
    return {};
}

} // namespace

QString providerOfDoor(const QString &dialect)
{
    static const Json doors = bundledTable(u":/doors.json"_s);
    return textAt(doors, dialect.toLatin1().constData());
}

PictureWish wishIn(BodyReader &reader)
{
    PictureWish wish;
    wish.prompt = reader.text("prompt", BodyReader::Need::Required);
    wish.negativePrompt = reader.text("negative_prompt");
    wish.model = reader.text("model");
    wish.width = reader.integer("width", 1, largestSide);
    wish.height = reader.integer("height", 1, largestSide);
    wish.steps = reader.integer("steps", 1, mostSteps);
    return wish;
}

AsyncResult<FittedWish> fitted(ApiContext *context, PictureWish wish, std::stop_token stop)
{
    FittedWish out;
    GenerateCommand &command = out.command;
    command.prompt = wish.prompt;
    command.negativePrompt = wish.negativePrompt;
    command.model = wish.model;
    const Result<ModelName> name = parseModelName(wish.model);
    if (wish.model.isEmpty() || !name || name->provider.isEmpty())
        command.provider = wish.provider;
    command.count = wish.count;
    command.id = wish.id;
    DoorClient client;
    const Attendance attendance{.client = client, .abandon = stop};
    const AnyCommand any = command;
    const Result<> may = co_await mayRun(&context->application, any, attendance);
    if (!may)
        co_return propagate(may);
    const Result<ReadyModel> model =
        co_await readyModel(&context->application, command.model, command.provider, stop);
    if (!model)
        co_return propagate(model);
    for (const auto give : {giveSize, giveSteps, givePictures}) {
        if (const Result<> given = give(command, model->schema, wish); !given)
            co_return propagate(given);
    }
    out.model = model->schema;
    out.provider = model->provider;
    co_return out;
}

AsyncResult<QString> begun(ApiContext *context, PictureWish wish, std::stop_token stop)
{
    const Result<FittedWish> fit = co_await fitted(context, std::move(wish), stop);
    if (!fit)
        co_return propagate(fit);
    const Result<std::vector<Ticket>> tickets = co_await submitted(context, fit->command, stop);
    if (!tickets)
        co_return propagate(tickets);
    const QString id = tickets->front().jobId;
    static_cast<void>(context->stands.ask(id)); // the next call asks for it
    co_return id;
}

WishStand wishStand(const CallStand &stand)
{
    if (stand.state == JobState::Queued)
        return stand.isHeld ? WishStand::Failed : WishStand::Waiting;
    if (!stand.isOver())
        return WishStand::Working;
    if (stand.state != JobState::Done || stand.images.empty())
        return WishStand::Failed;
    if (stand.isLinked())
        return WishStand::Done;
    return stand.isRefused ? WishStand::Failed : WishStand::Working;
}

int percentOf(const CallStand &stand)
{
    return wishStand(stand) == WishStand::Done ? 100 : std::min(stand.percent, 99);
}

QString sentenceOf(const std::optional<Error> &error)
{
    if (!error)
        return {};
    const OrderedJson words = doorErrorJson(*error);
    QString message = QString::fromStdString(words.value("message", ""));
    const QString hint = QString::fromStdString(words.value("hint", ""));
    if (hint.isEmpty())
        return message;
    return message + (message.endsWith(u'.') ? u" "_s : u". "_s) + hint;
}

} // namespace limner
