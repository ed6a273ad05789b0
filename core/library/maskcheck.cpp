#include "core/library/maskcheck.h"

#include "core/library/inputtrouble.h"
#include "core/picture/picturesize.h"
#include "core/schema/inputname.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! As it is seen; empty when nobody knows.
QSize sizeOf(const Inputs &inputs, const QString &name)
{
    if (!isInputName(name) || !inputs.has(name))
        return {};
    return pictureSizeOfFile(inputs.path(name));
}

QString firstOf(const Json &parameters, const QString &name)
{
    const auto found = parameters.find(name.toStdString());
    if (found == parameters.end())
        return {};
    const Json &value = *found;
    return toText(value.is_array() && !value.empty() ? value.front() : value);
}

} // namespace

std::optional<Error> maskTrouble(const Inputs &inputs, const Json &parameters, const Roles &roles)
{
    if (roles.mask.isEmpty() || roles.images.isEmpty() || !parameters.is_object())
        return std::nullopt;
    const QSize mask = sizeOf(inputs, firstOf(parameters, roles.mask));
    const QSize picture = sizeOf(inputs, firstOf(parameters, roles.images.front()));
    if (mask.isEmpty() || picture.isEmpty() || mask == picture)
        return std::nullopt;
    return inputError(InputTrouble::MaskSize, u"%1 × %2, %3 × %4"_s.arg(mask.width())
                                                  .arg(mask.height())
                                                  .arg(picture.width())
                                                  .arg(picture.height()));
}

} // namespace limner
