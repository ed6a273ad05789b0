#include "app/api/requesthead.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr std::array methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
//! Twice the same name of these means two servers may see two requests.
constexpr std::array onlyOnce{"host",         "content-length", "transfer-encoding",
                              "content-type", "origin",         "authorization",
                              "expect",       "last-event-id"};

tl::unexpected<Error> refusal(int status, const QString &message)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.httpStatus = status;
    error.message = message;
    return tl::unexpected<Error>{std::move(error)};
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

//! Visible characters, blanks and tabs; bytes above ASCII pass.
bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code == '\t' || (code >= 0x20 && code != 0x7f);
    });
}

Result<> readRequestLine(RequestHead &head, QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first)
        return refusal(400, u"the request line is not HTTP"_s);
    head.method = line.first(first).toByteArray();
    head.target = line.sliced(first + 1, last - first - 1).toByteArray();
    const QByteArrayView version = line.sliced(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refusal(version.startsWith("HTTP/") ? 505 : 400, u"HTTP/1.1 is spoken here"_s);
    head.keepsAlive = version == "HTTP/1.1";
    if (!isToken(head.method))
        return refusal(400, u"the method is no word"_s);
    if (std::find(methods.begin(), methods.end(), head.method) == methods.end())
        return refusal(405, u"the method is not known here"_s);
    if (head.target.size() > RequestHead::longestTarget)
        return refusal(414, u"the address is too long"_s);
    const bool isPlain = std::all_of(head.target.begin(), head.target.end(),
                                     [](char c) { return c > 0x20 && c < 0x7f; });
    if (!head.target.startsWith('/') || !isPlain)
        return refusal(400, u"the address is not one of this server"_s);
    return {};
}

Result<> readField(RequestHead &head, QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)) || !isFieldValue(line.sliced(colon + 1)))
        return refusal(400, u"a header is not written as HTTP asks"_s);
    const QByteArray name = line.first(colon).toByteArray().toLower();
    const QByteArray value = line.sliced(colon + 1).trimmed().toByteArray();
    const auto known = head.headers.find(name);
    if (known == head.headers.end()) {
        head.headers.insert(name, value);
        return {};
    }
    if (std::find(onlyOnce.begin(), onlyOnce.end(), name) != onlyOnce.end())
        return refusal(400, u"the header %1 comes twice"_s.arg(QString::fromLatin1(name)));
    known.value() += ", " + value;
    return {};
}

Result<> readFraming(RequestHead &head)
{
    const QByteArray length = head.headers.value("content-length");
    const bool isCounted = head.headers.contains("content-length");
    if (head.headers.contains("transfer-encoding")) {
        if (isCounted)
            return refusal(400, u"a body is counted or chunked, not both"_s);
        if (head.headers.value("transfer-encoding").toLower() != "chunked" || !head.keepsAlive)
            return refusal(501, u"only chunked is known"_s);
        head.isChunked = true;
    }
    const bool isNumber =
        !length.isEmpty() && length.size() <= 18 &&
        std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (isCounted && !isNumber)
        return refusal(400, u"the length of the body is no number"_s);
    head.length = length.toLongLong();
    const bool takesBody =
        head.method != "GET" && head.method != "HEAD" && head.method != "OPTIONS";
    if (head.hasBody() && !takesBody)
        return refusal(400, u"%1 has no body"_s.arg(QString::fromLatin1(head.method)));
    return {};
}

} // namespace

Result<RequestHead> parseRequestHead(QByteArrayView text)
{
    RequestHead head;
    bool isFirst = true;
    while (!text.isEmpty() && text != "\r\n") {
        const qsizetype end = text.indexOf("\r\n");
        if (end < 0)
            return refusal(400, u"a line does not end"_s);
        const QByteArrayView line = text.first(end);
        text = text.sliced(end + 2);
        const Result<> read = isFirst ? readRequestLine(head, line) : readField(head, line);
        if (!read)
            return propagate(read);
        isFirst = false;
    }
    if (isFirst)
        return refusal(400, u"there is no request line"_s);
    if (head.keepsAlive && head.headers.value("host").isEmpty())
        return refusal(400, u"there is no Host"_s);
    if (const Result<> framed = readFraming(head); !framed)
        return propagate(framed);
    const QByteArray connection = head.headers.value("connection").toLower();
    if (connection.contains("close"))
        head.keepsAlive = false;
    head.awaitsContinue =
        head.hasBody() && head.headers.value("expect").toLower() == "100-continue";
    return head;
}

} // namespace limner
