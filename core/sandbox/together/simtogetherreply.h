#pragma once

#include "core/base/json.h"
#include "core/sandbox/fakehttpserver.h"

namespace limner::simtogether {

//! As the API writes its answers. Every one tells when the rate is free again (providers.md §2.5).
[[nodiscard]] inline ServedReply jsonReply(int status, const OrderedJson &body)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/json"}, {"x-ratelimit-reset", "1"}},
            .body = toBytes(body)};
}

//! `{"id","error":{…}}`; an empty `param` or `code` is null.
[[nodiscard]] inline ServedReply errorReply(int status, const char *type, const QString &message,
                                            const QString &param = {}, const QString &code = {})
{
    const auto text = [](const QString &value) {
        return value.isEmpty() ? OrderedJson(nullptr) : OrderedJson(value.toStdString());
    };
    return jsonReply(status, {{"id", "oSandbox-refused"},
                              {"error",
                               {{"message", message.toStdString()},
                                {"type", type},
                                {"param", text(param)},
                                {"code", text(code)}}}});
}

//! What an edge server says for one behind it.
[[nodiscard]] inline ServedReply pageReply(int status, const QByteArray &title)
{
    return {.status = status,
            .headers = {{"Content-Type", "text/html; charset=UTF-8"}},
            .body = "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" +
                    title + "</h1></body></html>"};
}

} // namespace limner::simtogether
