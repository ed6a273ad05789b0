#include "core/database/sqlfunctions.h"

#include "core/base/digest.h"
#include "core/base/naturalkey.h"

#include <QFileInfo>
#include <QtEndian>

#include <sqlite3.h>

#include <bit>
#include <memory>
#include <set>
#include <vector>

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

//! Numbers of pictures, each once. They grow from 1 on: a bit for each takes a fifth of the time
//! that SQLite's own DISTINCT does.
class IdSet {
public:
    void add(qint64 id)
    {
        if (id < 0 || id >= mostBits) {
            m_others.insert(id);
            return;
        }
        const auto word = static_cast<size_t>(id / wordBits);
        if (word >= m_bits.size())
            m_bits.resize(2 * word + 1);
        m_bits[word] |= quint64{1} << (id % wordBits);
    }
    [[nodiscard]] qint64 size() const
    {
        auto count = static_cast<qint64>(m_others.size());
        for (const quint64 word : m_bits)
            count += std::popcount(word);
        return count;
    }

private:
    static constexpr qint64 wordBits = 64;
    static constexpr qint64 mostBits = 1 << 24; // 2 MiB; what a foreign hand wrote may be larger
    std::vector<quint64> m_bits;
    std::set<qint64> m_others;
};

void addId(sqlite3_context *context, int, sqlite3_value **values)
{
    // SQLite keeps a pointer for each group, null at first.
    auto **const ids = static_cast<IdSet **>(sqlite3_aggregate_context(context, sizeof(IdSet *)));
    if (!ids)
        return sqlite3_result_error_nomem(context);
    if (!*ids)
        *ids = new IdSet;
    if (sqlite3_value_type(values[0]) != SQLITE_NULL)
        (*ids)->add(sqlite3_value_int64(values[0]));
}

// It is called for each group that was begun, even when the statement ends early.
void countIds(sqlite3_context *context)
{
    auto **const kept = static_cast<IdSet **>(sqlite3_aggregate_context(context, 0));
    const std::unique_ptr<IdSet> ids{kept ? *kept : nullptr};
    sqlite3_result_int64(context, ids ? ids->size() : 0);
}

} // namespace

void addSqlFunctions(sqlite3 *connection)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    sqlite3_create_function(connection, "natural_key", 2, flags, nullptr, naturalKeyOf, nullptr,
                            nullptr);
    sqlite3_create_function(connection, "digest64", -1, flags, nullptr, digestOf, nullptr, nullptr);
    sqlite3_create_function(connection, "count_ids", 1, flags, nullptr, nullptr, addId, countIds);
}

} // namespace limner
