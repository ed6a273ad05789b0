#include "app/commands/giveninputs.h"

#include "core/library/artworkcalled.h"
#include "core/library/inputtrouble.h"
#include "core/library/maskcheck.h"
#include "core/schema/inputname.h"

#include <QDir>

#include <optional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! The caller's own mistake, whatever became of the file; what the network did stays what it is.
Error refusal(Error error)
{
    if (inputTroubleOf(error) != InputTrouble::None || error.kind == ErrorKind::Io)
        error.kind = ErrorKind::InvalidInput;
    return error;
}

QString fileIn(const QString &folder, const QString &typed)
{
    if (typed.startsWith(u"~/"))
        return QDir::homePath() + typed.sliced(1);
    return QDir::cleanPath(QDir{folder}.absoluteFilePath(typed));
}

//! What a text names; nothing when it is left as it is.
Result<std::optional<InputSource>> sourceOf(Application &application, const QString &text,
                                            const QString &folder, const InputWish &wish)
{
    InputSource source;
    if (text.startsWith(u'@')) {
        source.file = fileIn(folder, text.sliced(1));
    } else if (text.startsWith(u"artwork:")) {
        const QString uuid = text.sliced(8).trimmed();
        const std::optional<ArtworkId> id = artworkCalled(application.library().database(), uuid);
        if (!id)
            return fail(inputError(InputTrouble::ArtworkGone, uuid.left(80)));
        source.artwork = *id;
    } else if (const std::optional<QByteArray> bytes = inlineBytes(text)) {
        source.bytes = *bytes;
    } else if (isInputName(text)) {
        source.kept = text;
    } else if (wish.isPicture && (text.startsWith(u"http://"_s, Qt::CaseInsensitive) ||
                                  text.startsWith(u"https://"_s, Qt::CaseInsensitive))) {
        source.address = text;
    } else {
        return std::optional<InputSource>{};
    }
    return std::optional{source};
}

AsyncResult<QString> keptFor(Application *application, QString text, QString folder, InputWish wish,
                             std::stop_token stop)
{
    const Result<std::optional<InputSource>> source = sourceOf(*application, text, folder, wish);
    if (!source)
        co_return propagate(source);
    if (!*source)
        co_return text;
    InputOrder order;
    order.sources.push_back(**source);
    order.wish = wish;
    const Result<KeptInput> kept = co_await application->intake().make(std::move(order), stop);
    if (!kept)
        co_return propagate(kept);
    co_return kept->name;
}

std::vector<Json *> textsIn(Json &value)
{
    std::vector<Json *> texts;
    forEachText(value, [&texts](Json &text) { texts.push_back(&text); });
    return texts;
}

bool isFile(const Parameter &parameter)
{
    return parameter.kind == ParameterKind::File || parameter.kind == ParameterKind::Files;
}

} // namespace

AsyncResult<Json> withGivenInputs(Application *application, ModelSchema model, Json values,
                                  QString folder, KeptNames known, std::stop_token stop)
{
    const Roles roles = rolesOf(model);
    for (const Parameter &parameter : model.parameters) {
        const auto found = values.find(parameter.name.toStdString());
        if (!isFile(parameter) || found == values.end())
            continue;
        const InputWish wish = inputWishOf(parameter, roles);
        for (Json *const text : textsIn(*found)) {
            QString &name = (*known)[model.model + u'\n' + parameter.name + u'\n' + toText(*text)];
            if (name.isEmpty()) {
                Result<QString> kept =
                    co_await keptFor(application, toText(*text), folder, wish, stop);
                if (!kept)
                    co_return fail(refusal(kept.error()));
                name = std::move(*kept);
            }
            *text = toJson(name);
        }
    }
    const Inputs &inputs = application->library().inputs();
    if (const std::optional<Error> trouble = maskTrouble(inputs, values, roles))
        co_return fail(refusal(*trouble));
    co_return values;
}

} // namespace limner
