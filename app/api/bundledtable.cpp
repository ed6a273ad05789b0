#include "app/api/bundledtable.h"

#include "core/base/file.h"

namespace limner {

Json bundledTable(const QString &resource)
{
    constexpr qint64 largest = 1 << 16;
    return parseJson(readFile(resource, largest).value_or(QByteArray{"{}"}))
        .value_or(Json::object());
}

} // namespace limner
