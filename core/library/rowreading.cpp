#include "core/library/rowreading.h"

#include "core/base/digest.h"
#include "core/base/naturalkey.h"
#include "core/library/periodbounds.h"
#include "core/library/sortrule.h"

#include <QHash>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Words = std::shared_ptr<const RowWords>;

//! A group by name: all its rows share the words.
struct NamedGroup {
    qint64 id = 0; //!< 0 = none
    Words words = {};
};

//! Puts rows together from what the statement tells of them.
class RowMaker {
public:
    explicit RowMaker(const GalleryOrder &order)
        : m_order{order}
        , m_rule{sortRule(order.sort)}
        , m_periods{order.group}
    {}

    //! What is read of every row, in the order in which `make` takes it.
    [[nodiscard]] QString columns() const
    {
        QString columns = u"id, created_at"_s;
        if (m_order.hasStacks)
            columns += u", coalesce(stack, id)"_s;
        if (!m_rule.value.isEmpty())
            columns += u", "_s + m_rule.value;
        if (m_order.group == GroupBy::Model)
            columns += u", model"_s;
        else if (m_order.group == GroupBy::Provider)
            columns += u", provider"_s;
        else if (m_order.group == GroupBy::Album) // the one in which it stands foremost
            columns += u", (SELECT album_id FROM album_artworks WHERE artwork_id = artworks.id "
                       "ORDER BY position, album_id LIMIT 1)"_s;
        return columns;
    }

    [[nodiscard]] Result<> learnAlbums(Database &database)
    {
        if (m_order.group != GroupBy::Album)
            return {};
        Result<QSqlQuery> albums = database.run(u"SELECT id, name FROM albums"_s);
        if (!albums)
            return propagate(albums);
        while (albums->next()) {
            const qint64 id = albums->value(0).toLongLong();
            m_groups.insert(albums->value(0).toString(), {id, headed(albums->value(1).toString())});
        }
        return {};
    }

    [[nodiscard]] ArtworkRow make(const QSqlQuery &found)
    {
        int at = 0;
        ArtworkRow row;
        row.id = found.value(at++).toLongLong();
        row.createdMs = found.value(at++).toLongLong();
        if (m_order.hasStacks)
            row.stack = found.value(at++).toLongLong();
        QByteArray name;
        if (m_rule.isName)
            name = found.value(at++).toString().toUtf8();
        else if (!m_rule.value.isEmpty())
            row.value = found.value(at++).toDouble();
        if (isPeriod(m_order.group)) {
            row.group = m_periods.of(row.createdMs).toJulianDay();
        } else if (m_order.group != GroupBy::Nothing) {
            const NamedGroup &group = groupCalled(found.value(at++).toString());
            row.group = group.id;
            row.words = group.words;
        }
        if (m_rule.isName)
            row.words = named(row.words, std::move(name));
        return row;
    }

private:
    [[nodiscard]] static Words headed(const QString &heading)
    {
        return std::make_shared<const RowWords>(
            RowWords{.heading = heading, .headingKey = naturalKey(heading), .name = {}});
    }

    [[nodiscard]] static Words named(const Words &group, QByteArray name)
    {
        RowWords words = group ? *group : RowWords{};
        words.name = std::move(name);
        return std::make_shared<const RowWords>(std::move(words));
    }

    //! Of a model or provider by its name, of an album by its number.
    [[nodiscard]] const NamedGroup &groupCalled(const QString &name)
    {
        const auto known = m_groups.constFind(name);
        if (known != m_groups.constEnd())
            return *known;
        if (name.isEmpty() || m_order.group == GroupBy::Album)
            return *m_groups.insert(name, {});
        const qint64 id = qFromBigEndian<qint64>(sha256(name.toUtf8()).constData());
        return *m_groups.insert(name, {id, headed(name)});
    }

    GalleryOrder m_order;
    const SortRule &m_rule;
    PeriodBounds m_periods;
    QHash<QString, NamedGroup> m_groups;
};

class RowReader {
public:
    RowReader(Database &database, const RowSelection &selection)
        : m_database{database}
        , m_selection{selection}
        , m_rule{sortRule(selection.order.sort)}
        , m_maker{selection.order}
    {}

    [[nodiscard]] Result<std::vector<ArtworkRow>> read()
    {
        if (Result<> known = m_maker.learnAlbums(m_database); !known)
            return propagate(known);
        const RowOrder order{m_selection.order};
        const int limit = m_selection.limit;
        if (order.isGrouped())
            return readGrouped(order);
        if (!m_selection.after) {
            if (Result<> done = readPart({{}, orderClause(m_rule)}, limit); !done)
                return propagate(done);
            return std::move(m_rows);
        }
        for (const RestOfPage &part : partsBehind(m_rule, *m_selection.after)) {
            const int rest = limit < 0 ? -1 : limit - int(m_rows.size());
            if (Result<> done = readPart(part, rest); !done)
                return propagate(done);
        }
        return std::move(m_rows);
    }

private:
    [[nodiscard]] QString source() const
    {
        switch (m_selection.scan) {
        case RowSelection::Scan::All:
            return u"artworks INDEXED BY "_s + m_rule.index;
        case RowSelection::Scan::Found:
            return u"artworks INDEXED BY artworks_newest"_s;
        case RowSelection::Scan::Trash:
            return u"artworks INDEXED BY artworks_trashed"_s;
        case RowSelection::Scan::Given:
            break;
        }
        return u"artworks"_s;
    }

    [[nodiscard]] Result<> readPart(const RestOfPage &part, int limit)
    {
        const SqlCondition where =
            part.where.sql.isEmpty() ? m_selection.where : allOf({m_selection.where, part.where});
        Result<QSqlQuery> found =
            m_database.run(u"SELECT %1 FROM %2 WHERE "_s.arg(m_maker.columns(), source()) +
                               where.sql + part.order + u" LIMIT ?"_s,
                           where.values + QVariantList{limit});
        if (!found)
            return propagate(found);
        while (found->next())
            m_rows.push_back(m_maker.make(*found));
        return {};
    }

    //! No index stands in the order of the groups: each keeps the order that all rows have.
    [[nodiscard]] Result<std::vector<ArtworkRow>> readGrouped(const RowOrder &order)
    {
        if (Result<> done = readPart({{}, orderClause(m_rule)}, -1); !done)
            return propagate(done);
        std::stable_sort(m_rows.begin(), m_rows.end(), [&order](const auto &a, const auto &b) {
            return order.hasEarlierGroup(a, b);
        });
        if (m_selection.after)
            m_rows.erase(m_rows.begin(),
                         std::upper_bound(m_rows.begin(), m_rows.end(), *m_selection.after, order));
        if (m_selection.limit >= 0 && m_rows.size() > size_t(m_selection.limit))
            m_rows.resize(size_t(m_selection.limit));
        return std::move(m_rows);
    }

    Database &m_database;
    const RowSelection &m_selection;
    const SortRule &m_rule;
    RowMaker m_maker;
    std::vector<ArtworkRow> m_rows;
};

} // namespace

Result<std::vector<ArtworkRow>> readRows(Database &database, const RowSelection &selection)
{
    return RowReader{database, selection}.read();
}

} // namespace limner
