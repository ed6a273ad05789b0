#include "core/upload/copyescape.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! Joiners hold emoji and Indic letters together; all other format characters may turn a text
//! round.
bool isJoiner(QChar c)
{
    return c == QChar{0x200C} || c == QChar{0x200D};
}

QString markdownEscaped(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (u"\\`*_[]<>()&!~$|\""_s.contains(c))
            out.append(u'\\');
        out.append(c);
    }
    // Where it begins a line it would be a heading, a list or a rule.
    static const QRegularExpression begins{u"^(?:[#+=-]|\\d{1,9}(?=[.)]))"_s};
    const QRegularExpressionMatch match = begins.match(out);
    if (match.hasMatch()) {
        const bool isNumber = match.captured().at(0).isDigit();
        if (!isNumber)
            out.prepend(u'\\');
        else if (out.at(match.capturedEnd()) == u'.')
            out.insert(match.capturedEnd(), u'\\');
    }
    return out;
}

QString bbCodeEscaped(QString text)
{
    return text.replace(u'[', u'(').replace(u']', u')').replace(u'"', u'\'');
}

QString encoded(QString url, const QString &signs)
{
    for (const QChar c : signs)
        url.replace(c, u'%' + QString::number(c.unicode(), 16).toUpper());
    return url;
}

} // namespace

QString htmlEscaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\'', u"&#39;"_s);
}

QString asOneLine(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        const bool isPair =
            c.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
        if (isPair)
            out.append(c).append(text.at(++at));
        else if (c.category() == QChar::Other_Format && !isJoiner(c))
            continue;
        else
            out.append((c.isPrint() && !c.isSurrogate()) || isJoiner(c) ? c : u' ');
    }
    return out.simplified();
}

QString escapedFor(CopyLanguage language, const QString &text)
{
    QString line = asOneLine(text);
    switch (language) {
    case CopyLanguage::Plain:
        break;
    case CopyLanguage::Markdown:
        return markdownEscaped(line);
    case CopyLanguage::Html:
        return htmlEscaped(line);
    case CopyLanguage::BBCode:
        return bbCodeEscaped(line);
    }
    return line;
}

QString addressFor(CopyLanguage language, const QString &url)
{
    switch (language) {
    case CopyLanguage::Plain:
        break;
    case CopyLanguage::Markdown:
        return encoded(url, u" ()<>\\\""_s);
    case CopyLanguage::Html:
        return htmlEscaped(url);
    case CopyLanguage::BBCode: // a bracket would be read as the next tag
        return encoded(url, u" []\""_s);
    }
    return url;
}

} // namespace limner
