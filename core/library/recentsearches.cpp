#include "core/library/recentsearches.h"

#include "core/database/facts.h"
#include "core/library/foldedname.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype most = 20;
constexpr qsizetype longest = 2'000;
const QString fact = u"recent-searches"_s;

} // namespace

QStringList RecentSearches::all()
{
    QStringList out;
    const QString stored = Facts{m_database}.value(fact).value_or(QString{});
    const QJsonArray stood = QJsonDocument::fromJson(stored.toUtf8()).array();
    for (const QJsonValue one : stood) {
        if (const QString text = one.toString(); !text.isEmpty() && out.size() < most)
            out.append(text);
    }
    return out;
}

Result<> RecentSearches::add(const QString &text)
{
    const QString given = text.trimmed();
    if (given.isEmpty() || given.size() > longest)
        return {};
    const QStringList before = all();
    QStringList kept = before;
    kept.removeIf([&given](const QString &one) { return foldedName(one) == foldedName(given); });
    kept.prepend(given);
    if (kept.size() > most)
        kept.removeLast();
    if (kept == before)
        return {};
    const QByteArray json =
        QJsonDocument{QJsonArray::fromStringList(kept)}.toJson(QJsonDocument::Compact);
    return Facts{m_database}.set(fact, QString::fromUtf8(json));
}

Result<> RecentSearches::clear()
{
    return Facts{m_database}.remove(fact);
}

} // namespace limner
