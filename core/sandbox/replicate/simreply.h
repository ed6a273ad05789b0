#pragma once

#include "core/base/json.h"
#include "core/sandbox/fakehttpserver.h"

#include <QUrlQuery>

namespace limner {

[[nodiscard]] inline QUrlQuery queryOf(const ServedRequest &request)
{
    const qsizetype mark = request.target.indexOf('?');
    return QUrlQuery{mark < 0 ? QString{} : QString::fromUtf8(request.target.mid(mark + 1))};
}

//! Answers as Replicate's API writes them.
[[nodiscard]] inline ServedReply jsonReply(int status, const OrderedJson &body)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/json"},
                        {"ratelimit-remaining", "2999"},
                        {"ratelimit-reset", "1"}},
            .body = toBytes(body)};
}

//! `application/problem+json`; an empty title is left out.
[[nodiscard]] inline ServedReply problemReply(int status, const char *title, const char *detail)
{
    OrderedJson body = OrderedJson::object();
    if (*title)
        body["title"] = title;
    body["detail"] = detail;
    body["status"] = status;
    return {.status = status,
            .headers = {{"Content-Type", "application/problem+json"}},
            .body = toBytes(body) + '\n'};
}

[[nodiscard]] inline ServedReply notFoundReply()
{
    return problemReply(404, "", "The requested resource could not be found");
}

} // namespace limner
