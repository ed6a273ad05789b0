#include "core/library/keptinput.h"

#include "core/base/digest.h"
#include "core/library/givenfile.h"
#include "core/library/inputtrouble.h"
#include "core/picture/filefacts.h"
#include "core/schema/inputname.h"
#include "core/schema/roles.h"

#include <QFileInfo>

#include <optional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

InputKind kindOf(const QString &mediaType)
{
    if (mediaType == u"image/svg+xml") // a drawing: no model takes one for a picture
        return InputKind::Other;
    if (mediaType.startsWith(u"image/"))
        return InputKind::Picture;
    if (mediaType.startsWith(u"video/"))
        return InputKind::Video;
    return mediaType.startsWith(u"audio/") ? InputKind::Audio : InputKind::Other;
}

Result<QByteArray> bytesOf(const GivenInput &given)
{
    if (!given.file.isEmpty())
        return readGivenFile(given.file, Inputs::largest, given.stopped);
    if (given.bytes.isEmpty())
        return fail(inputError(InputTrouble::Empty));
    if (given.bytes.size() > Inputs::largest)
        return fail(inputError(InputTrouble::TooManyBytes, QString::number(Inputs::largest)));
    return given.bytes;
}

//! Whether it can be one at all.
Result<> fits(const KeptInput &input, qint64 bytes, const InputWish &wish)
{
    if (input.kind == InputKind::Picture)
        return {};
    if (wish.isPicture)
        return fail(inputError(InputTrouble::NotAPicture, input.mediaType));
    if (bytes > Inputs::largestSent)
        return fail(inputError(InputTrouble::TooManyBytes, QString::number(Inputs::largestSent)));
    return {};
}

void takeOver(KeptInput &input, PreparedPicture &&picture)
{
    input.mediaType = picture.mediaType;
    input.size = picture.size;
    input.changes = std::move(picture.changes);
    input.likeness = std::move(picture.likeness);
}

//! Writes it into the library, with what is to be remembered of it.
Result<> store(const Inputs &inputs, const GivenInput &given, const QByteArray &before,
               const QByteArray &bytes, KeptInput &input)
{
    Result<QString> name = inputs.keep(bytes);
    if (!name)
        return propagate(name);
    input.name = std::move(*name);
    input.bytes = bytes.size();
    inputs.noteFileName(input.name, input.fileName);
    QStringList origins = given.madeFrom;
    if (!input.changes.empty())
        origins.append(inputName(sha256Hex(before)));
    inputs.noteOrigins(input.name, origins);
    return {};
}

} // namespace

InputWish inputWishOf(const Parameter &parameter, const Roles &roles)
{
    const bool hasRole = roles.images.contains(parameter.name) || roles.mask == parameter.name;
    const bool takesOthers = parameter.accept.contains(u"video/"_s) ||
                             parameter.accept.contains(u"audio/"_s) ||
                             parameter.accept.contains(u"*/*"_s);
    InputWish wish;
    wish.isPicture = !takesOthers && (hasRole || parameter.accept.startsWith(u"image/"_s));
    wish.takesAnimation = !wish.isPicture ||
                          parameter.accept.contains(u"gif"_s, Qt::CaseInsensitive) ||
                          parameter.description.contains(u"gif"_s, Qt::CaseInsensitive);
    return wish;
}

Result<KeptInput> keepInput(const Inputs &inputs, const GivenInput &given)
{
    const Result<QByteArray> bytes = bytesOf(given);
    if (!bytes)
        return propagate(bytes);
    KeptInput input;
    input.fileName = given.fileName.isEmpty() ? QFileInfo{given.file}.fileName() : given.fileName;
    input.mediaType = mediaTypeOf(*bytes);
    input.kind = kindOf(input.mediaType);
    if (const Result<> fitting = fits(input, bytes->size(), given.wish); !fitting)
        return propagate(fitting);
    QByteArray kept = *bytes;
    if (input.kind == InputKind::Picture) {
        InputWish wish = given.wish;
        wish.keepsCameraData = wish.keepsCameraData || inputs.keepsCameraData();
        Result<PreparedPicture> picture = preparedPicture(*bytes, input.mediaType, wish);
        if (!picture)
            return propagate(picture);
        kept = picture->bytes;
        takeOver(input, std::move(*picture));
    }
    if (given.stopped && given.stopped())
        return fail(ErrorKind::Cancelled);
    if (const Result<> stored = store(inputs, given, *bytes, kept, input); !stored)
        return propagate(stored);
    return input;
}

Result<Json> keepInline(const Inputs &inputs, Json parameters)
{
    std::optional<Error> trouble;
    forEachText(parameters, [&](Json &text) {
        const std::optional<QByteArray> bytes = trouble ? std::nullopt : inlineBytes(toText(text));
        if (!bytes)
            return;
        GivenInput given{.bytes = *bytes};
        given.wish.isPicture = false; // nobody knows here what the parameter takes
        given.wish.takesAnimation = true;
        const Result<KeptInput> kept = keepInput(inputs, given);
        if (kept)
            text = toJson(kept->name);
        else
            trouble = kept.error();
    });
    if (trouble)
        return fail(std::move(*trouble));
    return parameters;
}

Result<KeptInput> keptInput(const Inputs &inputs, const QString &name)
{
    const Result<QByteArray> bytes = inputs.bytes(name);
    if (!bytes)
        return propagate(bytes);
    KeptInput input;
    input.name = name;
    input.fileName = inputs.fileName(name);
    input.mediaType = mediaTypeOf(*bytes);
    input.kind = kindOf(input.mediaType);
    input.bytes = bytes->size();
    if (input.kind != InputKind::Picture)
        return input;
    // As it is: it was judged when it was kept.
    InputWish asIs;
    asIs.takesAnimation = true;
    asIs.keepsCameraData = true;
    Result<PreparedPicture> picture = preparedPicture(*bytes, input.mediaType, asIs);
    if (picture) {
        takeOver(input, std::move(*picture));
        input.changes.clear();
    }
    return input;
}

} // namespace limner
