#include "tests/soak/trouble.h"

#include "core/base/json.h"

#include <QDateTime>

#include <array>

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

bool isListing(const ServedRequest &request)
{
    return request.method == "GET" && request.path() == "/v1/predictions";
}

bool isDownload(const ServedRequest &request)
{
    return request.path().startsWith("/delivery/");
}

ServedReply refusal(int status)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/problem+json"}},
            .body = R"({"detail":"not for you, for now"})"};
}

} // namespace

Trouble::Trouble(Situation situation, quint32 seed)
    : m_situation{situation}
    , m_random{seed ^ 0x7b0b1e}
{
    // A search gives up after some twenty pages.
    if (situation == Situation::EndlessList)
        m_left = m_random.bounded(20, 61);
    else if (situation == Situation::RefusedList)
        m_left = m_random.bounded(1, 4);
    else if (situation == Situation::RefusedOutputs)
        m_left = m_random.bounded(1, 7);
}

std::optional<ServedReply> Trouble::meet(const ServedRequest &request)
{
    const bool isAbout =
        m_situation == Situation::RefusedOutputs ? isDownload(request) : isListing(request);
    if (m_left == 0 || !isAbout)
        return std::nullopt;
    --m_left;
    switch (m_situation) {
    case Situation::RefusedList:
        return refusedList();
    case Situation::EndlessList:
        return endlessList(request);
    case Situation::RefusedOutputs:
        return refusedOutput();
    default:
        return std::nullopt;
    }
}

ServedReply Trouble::refusedList()
{
    static constexpr std::array statuses{401, 403, 404, 422, 500};
    return refusal(statuses.at(m_random.generate() % statuses.size()));
}

//! A page of other people's runs, and another page after it.
ServedReply Trouble::endlessList(const ServedRequest &request)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QString id = u"stranger%1"_s.arg(m_random.bounded(1'000'000));
    const std::string host = request.header("Host").toStdString();
    const OrderedJson stranger = {{"id", id.toStdString()},
                                  {"version", std::string(64, 'b')},
                                  {"input", {{"prompt", "something else"}}},
                                  {"status", "succeeded"},
                                  {"data_removed", false},
                                  {"created_at", now.toStdString()}};
    const OrderedJson page = {
        {"next", "http://" + host + "/v1/predictions?cursor=" + id.toStdString()},
        {"previous", nullptr},
        {"results", OrderedJson::array({stranger})}};
    return {.headers = {{"Content-Type", "application/json"}}, .body = toBytes(page)};
}

ServedReply Trouble::refusedOutput()
{
    static constexpr std::array statuses{401, 403, 404, 410, 500};
    const auto drawn = static_cast<size_t>(m_random.bounded(8));
    if (drawn < statuses.size())
        return refusal(statuses.at(drawn));
    ServedReply odd{.headers = {{"Content-Type", "image/png"}}};
    if (drawn == 5)
        odd.body = "<!doctype html><title>Sign in</title><p>Please sign in.</p>";
    else if (drawn == 6) // begins like a picture
        odd.body = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000000600000004008060000");
    return odd; // else empty
}

} // namespace limner::test
