#include "core/provider/replicate/lostsearch.h"

#include "core/provider/modelname.h"
#include "core/provider/replicate/replicateanswer.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostPages = 20;

//! A trimmed item may not even say what ran.
void complete(Json &item, const RemoteJob &whole)
{
    if (isDeployment(whole.model))
        item["deployment"] = toJson(withoutDeployment(whole.model));
    if (!whole.model.isEmpty())
        item["model"] = toJson(withoutDeployment(whole.model));
    if (!whole.version.isEmpty())
        item["version"] = toJson(whole.version);
}

} // namespace

AsyncResult<LostLook> LostSearch::run(std::stop_token stop)
{
    QByteArray target =
        "/v1/predictions?created_after=" + m_since.toUTC().toString(Qt::ISODateWithMs).toLatin1();
    for (int page = 0; page < mostPages && !target.isEmpty(); ++page) {
        Result<QByteArray> next = co_await readPage(target, stop);
        if (!next)
            co_return propagate(next);
        target = std::move(*next);
    }
    m_look.isComplete = target.isEmpty() && !m_isCut;
    m_look.now = m_api.serverTime();
    co_return m_look;
}

AsyncResult<QByteArray> LostSearch::readPage(QByteArray target, std::stop_token stop)
{
    const Result<Json> answer = co_await m_api.getListed(target, stop);
    if (!answer)
        co_return propagate(answer);
    const Json &results = memberAt(*answer, "results");
    if (!results.is_array())
        co_return fail(ErrorKind::InvalidAnswer, u"results is missing"_s);
    for (const Json &item : results) {
        const QDateTime created = replicate::parseTime(textAt(item, "created_at"));
        if (created.isValid() && created < m_since)
            co_return QByteArray{}; // newest first: after an old one come older ones
        const Result<> sorted = co_await sortIn(item, stop);
        if (!sorted)
            co_return propagate(sorted);
    }
    const QByteArray next = textAt(*answer, "next").toUtf8();
    if (next.isEmpty())
        co_return QByteArray{};
    const auto following = m_api.targetOf(next);
    m_isCut = !following; // it goes on where nobody should follow
    co_return following.value_or(QByteArray{});
}

// Items of the list may be trimmed, so what may be ours is looked at whole.
AsyncResult<> LostSearch::sortIn(Json item, std::stop_token stop)
{
    using replicate::Match;
    Match match = replicate::matchOf(item, m_request);
    if (match == Match::No)
        co_return Result<>{};
    const bool isGone = boolAt(item, "data_removed", false);
    const QString id = textAt(item, "id");
    if (!isGone && replicate::isUsableId(id) && m_questionsLeft-- > 0) {
        Result<RemoteJob> whole = co_await m_api.prediction(id, PredictionCall::Get, stop);
        if (!whole && whole.error().kind != ErrorKind::NotFound)
            co_return propagate(whole);
        if (whole && match == Match::CannotTell && !whole->dataRemoved) {
            item["input"] = whole->input;
            complete(item, *whole);
            match = replicate::matchOf(item, m_request);
        }
        if (whole && match == Match::Yes) {
            m_look.candidates.push_back(std::move(*whole));
            co_return Result<>{};
        }
    }
    if (match != Match::No)
        m_look.unreadable.push_back(replicate::parseTime(textAt(item, "created_at")));
    co_return Result<>{};
}

} // namespace limner
