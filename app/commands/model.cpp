#include "app/commands/model.h"

#include "app/commands/namedmodel.h"

namespace limner {

AsyncResult<ModelSchema> model(Application *application, ModelCommand command, std::stop_token stop)
{
    const Result<NamedModel> named = namedModel(*application, command.name, command.provider);
    if (!named)
        co_return propagate(named);
    co_return co_await application->models().fetch(named->provider, named->name, stop);
}

bool isKnown(Application &application, const ModelCommand &command)
{
    const Result<NamedModel> named = namedModel(application, command.name, command.provider);
    return named && application.models().known(named->provider, named->name).has_value();
}

} // namespace limner
