#include "app/commands/models.h"

#include "core/provider/providertable.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

OrderedJson textOrNothing(const QString &text)
{
    return text.isEmpty() ? OrderedJson(nullptr) : OrderedJson(text.toStdString());
}

OrderedJson cardJson(const ModelCard &card)
{
    OrderedJson tags = OrderedJson::array();
    for (const QString &tag : card.tags)
        tags.push_back(tag.toStdString());
    OrderedJson out;
    out["provider"] = card.provider.toStdString();
    out["model"] = card.name.toStdString();
    out["version"] = textOrNothing(card.version);
    out["title"] = textOrNothing(card.title);
    out["description"] = textOrNothing(card.description);
    out["tags"] = std::move(tags);
    out["runs"] = card.runs >= 0 ? OrderedJson(card.runs) : OrderedJson(nullptr);
    out["official"] = card.isOfficial;
    out["private"] = card.isPrivate;
    out["bundled"] = card.isBundled;
    out["favourite"] = card.isFavourite;
    out["cover"] = textOrNothing(card.cover);
    out["licence"] = textOrNothing(card.licence);
    return out;
}

} // namespace

AsyncResult<FoundModels> models(Application *application, ModelsCommand command,
                                std::stop_token stop)
{
    if (!command.provider.isEmpty() && !application->catalog().find(command.provider))
        co_return fail(ErrorKind::Usage,
                       u"no provider is called “%1”"_s.arg(command.provider.left(40)));
    co_return co_await application->finder().find(command.query, command.provider, stop);
}

OrderedJson toJson(const FoundModels &found)
{
    OrderedJson rows = OrderedJson::array();
    for (const ModelCard &card : found.cards)
        rows.push_back(cardJson(card));
    OrderedJson out;
    out["models"] = std::move(rows);
    out["cached"] = found.isFromCache;
    out["as_of"] = textOrNothing(
        found.asOf.isValid() ? found.asOf.toUTC().toString(Qt::ISODateWithMs) : QString{});
    if (found.failure)
        out["failure"] = errorJson(*found.failure);
    return out;
}

} // namespace limner
