#include "app/cli/words.h"

namespace limner {

Result<QString> Words::valueOf(const QString &option, const std::optional<QString> &inlined)
{
    if (inlined)
        return *inlined;
    if (atEnd())
        return fail(ErrorKind::Usage, option + QStringLiteral(" needs a value"));
    return take();
}

} // namespace limner
