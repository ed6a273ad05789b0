#include "app/commands/model.h"

namespace limner {
namespace {

QString providerOf(Application &application, const ModelCommand &command)
{
    return command.provider.isEmpty() ? application.settings().provider : command.provider;
}

} // namespace

AsyncResult<ModelSchema> model(Application &application, ModelCommand command, std::stop_token stop)
{
    const QString provider = providerOf(application, command);
    co_return co_await application.models().fetch(provider, command.name, stop);
}

bool isKnown(Application &application, const ModelCommand &command)
{
    return application.models().known(providerOf(application, command), command.name).has_value();
}

} // namespace limner
