#include "core/library/librarytotals.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

Result<> countJobs(Database &database, LibraryTotals &out)
{
    Result<QSqlQuery> rows = database.run(u"SELECT provider, state, count(*) FROM jobs GROUP BY "
                                          "provider, state ORDER BY provider, state"_s);
    if (!rows)
        return propagate(rows);
    while (rows->next())
        out.jobs.push_back({.provider = rows->value(0).toString(),
                            .state = rows->value(1).toString(),
                            .count = rows->value(2).toLongLong()});
    return {};
}

Result<> countPictures(Database &database, LibraryTotals &out)
{
    Result<QSqlQuery> row = database.run(
        u"SELECT count(*), total(bytes), total(state = 'stored'), total((state = 'stored') * "
        u"bytes),"
        " total(state <> 'stored') FROM artworks LEFT JOIN uploads ON artwork_id = artworks.id"_s);
    if (!row)
        return propagate(row);
    if (row->next()) {
        out.pictures = row->value(0).toLongLong();
        out.pictureBytes = row->value(1).toLongLong();
        out.stored = row->value(2).toLongLong();
        out.storedBytes = row->value(3).toLongLong();
        out.openUploads = row->value(4).toLongLong();
    }
    return {};
}

Result<> sumSpending(Database &database, LibraryTotals &out)
{
    Result<QSqlQuery> rows = database.run(
        u"SELECT provider, model, currency, sum(amount) FROM ledger WHERE kind = 'settle' GROUP BY "
        "provider, model, currency ORDER BY provider, model, currency"_s);
    if (!rows)
        return propagate(rows);
    while (rows->next())
        out.spent.push_back({.provider = rows->value(0).toString(),
                             .model = rows->value(1).toString(),
                             .currency = rows->value(2).toString(),
                             .amount = rows->value(3).toDouble()});
    return {};
}

} // namespace

Result<LibraryTotals> libraryTotals(Database &database)
{
    LibraryTotals out;
    for (const auto count : {countJobs, countPictures, sumSpending}) {
        if (Result<> counted = count(database, out); !counted)
            return propagate(counted);
    }
    return out;
}

} // namespace limner
