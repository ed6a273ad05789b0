#include "core/sandbox/promptmarker.h"

using namespace Qt::StringLiterals;

namespace limner {

std::optional<QString> promptMarker(const QString &prompt, QLatin1StringView name)
{
    const QString opening = u"[["_s + name;
    for (qsizetype at = prompt.indexOf(opening); at >= 0; at = prompt.indexOf(opening, at + 1)) {
        const qsizetype end = prompt.indexOf(u"]]"_s, at);
        if (end < 0)
            return std::nullopt;
        const QStringView inside =
            QStringView{prompt}.sliced(at + opening.size(), end - at - opening.size());
        if (inside.isEmpty())
            return QString{u""_s};
        if (inside.startsWith(u':'))
            return inside.sliced(1).toString();
    }
    return std::nullopt;
}

} // namespace limner
