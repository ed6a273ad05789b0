#include "core/database/sqlfunctions.h"

#include "core/base/digest.h"
#include "core/base/naturalkey.h"

#include <QFileInfo>
#include <QtEndian>

#include <sqlite3.h>

namespace limner {
namespace {

QByteArrayView bytesOf(sqlite3_value *value)
{
    // The text first: asking for it may make it, and with it the number of its bytes.
    const unsigned char *const text = sqlite3_value_text(value);
    return {text, text ? sqlite3_value_bytes(value) : 0};
}

void naturalKeyOf(sqlite3_context *context, int, sqlite3_value **values)
{
    QString name = QString::fromUtf8(bytesOf(values[0]));
    if (name.trimmed().isEmpty())
        name = QFileInfo{QString::fromUtf8(bytesOf(values[1]))}.completeBaseName();
    const QByteArray key = naturalKey(name);
    sqlite3_result_text(context, key.constData(), int(key.size()), SQLITE_TRANSIENT);
}

void digestOf(sqlite3_context *context, int count, sqlite3_value **values)
{
    Digest digest{Digest::Kind::Sha256};
    for (int i = 0; i < count; ++i) {
        const QByteArrayView bytes = bytesOf(values[i]);
        const bool isNull = sqlite3_value_type(values[i]) == SQLITE_NULL;
        digest.add(isNull ? QByteArray{"-"} : QByteArray::number(bytes.size()) + ':');
        digest.add(bytes);
    }
    sqlite3_result_int64(context, qFromBigEndian<qint64>(digest.finish().constData()));
}

} // namespace

void addSqlFunctions(sqlite3 *connection)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    sqlite3_create_function(connection, "natural_key", 2, flags, nullptr, naturalKeyOf, nullptr,
                            nullptr);
    sqlite3_create_function(connection, "digest64", -1, flags, nullptr, digestOf, nullptr, nullptr);
}

} // namespace limner
