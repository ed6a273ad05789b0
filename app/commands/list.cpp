#include "app/commands/list.h"

#include "app/commands/page.h"
#include "app/commands/runanswer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString placeOf(const ArtworkRow &row)
{
    return u"%1-%2"_s.arg(row.createdMs).arg(row.id);
}

std::optional<ArtworkRow> placeFrom(const QString &text)
{
    bool isTime = false;
    bool isId = false;
    const ArtworkRow row{.id = text.section(u'-', 1).toLongLong(&isId),
                         .createdMs = text.section(u'-', 0, 0).toLongLong(&isTime)};
    return isTime && isId ? std::optional{row} : std::nullopt;
}

//! Takes out what the model's schema calls a secret, wherever it was kept.
class SecretSieve {
public:
    explicit SecretSieve(const ModelStore &models)
        : m_models{models}
    {}
    void sieve(Request &request)
    {
        for (const std::string &name : namesOf(request))
            request.parameters.erase(name);
    }

private:
    const std::vector<std::string> &namesOf(const Request &request)
    {
        const auto [known, isNew] = m_names.try_emplace({request.provider, request.model});
        const auto schema = isNew ? m_models.known(request.provider, request.model) : std::nullopt;
        for (const Parameter &one : schema ? schema->parameters : std::vector<Parameter>{}) {
            if (one.kind == ParameterKind::Secret)
                known->second.push_back(one.name.toStdString());
        }
        return known->second;
    }

    const ModelStore &m_models;
    std::map<std::pair<QString, QString>, std::vector<std::string>> m_names;
};

} // namespace

Result<ListPage> list(Application &application, const ListCommand &command)
{
    const PageBounds bounds{application.clock()};
    ArtworkQuery query;
    query.text = command.query;
    query.after = placeFrom(command.after);
    if (!command.after.isEmpty() && !query.after)
        return fail(ErrorKind::Usage, u"no page of the list is called “%1”"_s.arg(command.after));
    constexpr int most = PageBounds::mostRows;
    const int wanted = command.limit < 0 ? most : std::min(command.limit, most);
    query.limit = wanted + 1; // one more tells whether there is a next page

    SecretSieve sieve{application.models()};
    ListPage page;
    ArtworkRow last;
    for (const ArtworkRow &row : application.library().rows(query)) {
        const bool isFirst = last.id == 0; // at least one row, or there is no end
        if (!isFirst && (static_cast<int>(page.rows.size()) >= wanted || bounds.isFull())) {
            page.next = placeOf(last);
            break;
        }
        last = row;
        if (std::optional<Artwork> artwork = application.library().artwork(row.id)) {
            sieve.sieve(artwork->request);
            page.rows.push_back(reported(application, std::move(*artwork)));
        }
    }
    return page;
}

OrderedJson toJson(const ListPage &page)
{
    OrderedJson rows = OrderedJson::array();
    for (const ReportedArtwork &row : page.rows)
        rows.push_back(listJson(row));
    OrderedJson out{{"rows", std::move(rows)}};
    if (!page.next.isEmpty())
        out["next"] = page.next.toStdString();
    return out;
}

} // namespace limner
