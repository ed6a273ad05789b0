#include "core/sandbox/s3xml.h"

namespace limner {

QByteArray xmlEscaped(const QByteArray &text)
{
    QByteArray out;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (code <
                 0x20) // not legal in XML 1.0 but for tab and line ends; servers write it anyhow
            out += "&#x" + QByteArray::number(code, 16) + ';';
        else
            out += c;
    }
    return out;
}

QByteArray xmlElement(const QByteArray &name, const QByteArray &text)
{
    return '<' + name + '>' + xmlEscaped(text) + "</" + name + '>';
}

ServedReply xmlReply(int status, const QByteArray &content)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/xml"}},
            .body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content};
}

ServedReply s3ErrorReply(const S3Error &error, const QByteArray &resource)
{
    QByteArray content = "<Error>" + xmlElement("Code", error.code) +
                         xmlElement("Message", error.message) + xmlElement("Resource", resource);
    for (const auto &[name, value] : error.more)
        content += xmlElement(name, value);
    return xmlReply(error.status, content + xmlElement("RequestId", "LIMNERSANDBOX") + "</Error>");
}

} // namespace limner
