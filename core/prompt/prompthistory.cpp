#include "core/prompt/prompthistory.h"

#include "core/base/json.h"
#include "core/database/columns.h"
#include "core/database/facts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostRows = 500;
constexpr qsizetype longestSearch = 1'000; // characters

// A bare column beside max() is that of the row with the largest (sqlite.org/lang_select.html,
// "Bare columns in an aggregate query").
const QString sent =
    u"WITH sent (text, at, provider, model) AS ("
    " SELECT iif(template <> '', template, prompt), created_at, provider, model FROM jobs"
    " UNION ALL"
    " SELECT iif(template <> '', template, prompt), created_at, provider, model FROM artworks"
    " WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.id = artworks.job_id)"
    " UNION ALL"
    " SELECT json_extract(value, '$.text'), json_extract(value, '$.at'),"
    " json_extract(value, '$.provider'), json_extract(value, '$.model')"
    " FROM json_each((SELECT facts.value FROM facts WHERE facts.name = 'carried_prompts'))"_s;

const QString carried = u"carried_prompts"_s;
constexpr size_t mostCarried = 5'000;

// A prompt may be marked without ever having been sent.
const QString marked = u" UNION ALL SELECT prompt, created_at, '', '' FROM favourite_prompts"
                       " WHERE ? = '' AND NOT EXISTS (SELECT 1 FROM jobs WHERE prompt ="
                       " favourite_prompts.prompt OR template = favourite_prompts.prompt)"_s;

QString pattern(const QString &text)
{
    QString out = text.left(longestSearch);
    for (const QChar special : QStringView{u"\\%_"})
        out.replace(special, u'\\' + QString{special});
    return u'%' + out + u'%';
}

} // namespace

Result<std::vector<SentPrompt>> PromptHistory::page(const PromptQuery &query)
{
    QString sql = sent;
    QVariantList values;
    if (query.favouritesOnly) {
        sql += marked;
        values << textColumn(query.model);
    }
    sql += u") SELECT text, max(at) AS latest, provider, model,"
           " EXISTS (SELECT 1 FROM favourite_prompts WHERE prompt = text) AS favourite"
           " FROM sent WHERE text <> ''"_s;
    if (!query.model.isEmpty()) {
        sql += u" AND model = ?"_s;
        values << query.model;
    }
    if (!query.text.isEmpty()) {
        sql += u" AND text LIKE ? ESCAPE '\\'"_s;
        values << pattern(query.text);
    }
    sql += u" GROUP BY text"_s;
    if (query.favouritesOnly)
        sql += u" HAVING favourite"_s;
    sql += u" ORDER BY latest DESC, text LIMIT ? OFFSET ?"_s;
    values << std::clamp(query.limit, 1, mostRows) << std::max(0, query.offset);
    Result<QSqlQuery> found = m_database.run(sql, values);
    if (!found)
        return propagate(found);
    std::vector<SentPrompt> out;
    while (found->next())
        out.push_back({.text = found->value(0).toString(),
                       .sentAt = timeFrom(found->value(1)),
                       .provider = found->value(2).toString(),
                       .model = found->value(3).toString(),
                       .isFavourite = found->value(4).toBool()});
    return out;
}

Result<> PromptHistory::setFavourite(const QString &prompt, bool favourite, const QDateTime &now)
{
    const Result<QSqlQuery> done =
        favourite ? m_database.run(u"INSERT OR IGNORE INTO favourite_prompts (prompt, created_at)"
                                   " VALUES (?, ?)"_s,
                                   {textColumn(prompt), now.toMSecsSinceEpoch()})
                  : m_database.run(u"DELETE FROM favourite_prompts WHERE prompt = ?"_s,
                                   {textColumn(prompt)});
    return done ? Result<>{} : Result<>{propagate(done)};
}

Result<std::vector<SentPrompt>> PromptHistory::newest(int limit)
{
    std::vector<SentPrompt> out;
    for (const bool favourites : {false, true}) {
        for (int offset = 0; favourites || offset < limit; offset += mostRows) {
            const Result<std::vector<SentPrompt>> some =
                page({.favouritesOnly = favourites,
                      .offset = offset,
                      .limit = favourites ? mostRows : std::min(mostRows, limit - offset)});
            if (!some)
                return propagate(some);
            for (const SentPrompt &one : *some) {
                if (std::find(out.begin(), out.end(), one) == out.end())
                    out.push_back(one);
            }
            if (some->size() < mostRows)
                break;
        }
    }
    return out;
}

Result<std::set<QString>> PromptHistory::texts()
{
    Result<QSqlQuery> found = m_database.run(sent + u") SELECT DISTINCT text FROM sent"_s);
    if (!found)
        return propagate(found);
    std::set<QString> out;
    while (found->next())
        out.insert(found->value(0).toString());
    return out;
}

Result<int> PromptHistory::carry(const std::vector<SentPrompt> &prompts)
{
    Result<std::set<QString>> known = texts();
    if (!known)
        return propagate(known);
    Facts facts{m_database};
    const QByteArray before = facts.value(carried).value_or(u"[]"_s).toUtf8();
    Json list = parseJson(before).value_or(Json::array());
    int fresh = 0;
    for (const SentPrompt &one : prompts) {
        if (one.text.isEmpty() || !known->insert(one.text).second)
            continue;
        ++fresh;
        list.push_back({{"text", one.text.toStdString()},
                        {"at", one.sentAt.toMSecsSinceEpoch()},
                        {"provider", one.provider.toStdString()},
                        {"model", one.model.toStdString()}});
    }
    if (fresh == 0)
        return 0;
    std::stable_sort(list.begin(), list.end(), [](const Json &a, const Json &b) {
        return integerAt(a, "at").value_or(0) > integerAt(b, "at").value_or(0);
    });
    if (list.size() > mostCarried)
        list.erase(list.begin() + mostCarried, list.end());
    if (const Result<> kept = facts.set(carried, QString::fromUtf8(toBytes(list))); !kept)
        return propagate(kept);
    return fresh;
}

} // namespace limner
