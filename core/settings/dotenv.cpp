#include "core/settings/dotenv.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <optional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr QStringView quotes = u"\"'`“”‘’„«»";

// 'as it stands', "with \n, \t, \" and \\", or bare up to a comment. Nothing for a quote left open.
std::optional<QString> valueOf(const QString &text)
{
    const QChar quote = text.isEmpty() ? QChar{} : text.front();
    if (quote != u'"' && quote != u'\'') {
        static const QRegularExpression comment{u"(^|\\s)#.*$"_s};
        return QString{text}.remove(comment).trimmed();
    }
    QString value;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text.at(i) == quote)
            return value;
        if (quote == u'"' && text.at(i) == u'\\' && i + 1 < text.size()) {
            const QChar next = text.at(++i);
            value += next == u'n' ? u'\n' : next == u't' ? u'\t' : next;
        } else {
            value += text.at(i);
        }
    }
    return std::nullopt;
}

DotEnvEntry assigned(const QString &text)
{
    const std::optional<QString> value = valueOf(text);
    if (!value)
        return {.fault = u"its quotation mark is never closed"_s};
    return {.value = *value, .fault = quoteFault(*value)};
}

//! A line that means a variable in somebody else's dialect: its name and what is wrong.
std::optional<std::pair<QString, DotEnvEntry>> foreign(const QString &line)
{
    static const QRegularExpression set{
        u"^\\s*(?:set|setx|\\$env:)\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*[= ]"_s,
        QRegularExpression::CaseInsensitiveOption};
    static const QRegularExpression colon{
        u"^\\s*(?:export\\s+|-\\s+)?\"?([A-Za-z_][A-Za-z0-9_]*)\"?\\s*:"_s};
    if (const auto match = set.match(line); match.hasMatch())
        return std::pair{match.captured(1),
                         DotEnvEntry{.fault = u"a line here is NAME=value, without “set”"_s}};
    if (const auto match = colon.match(line); match.hasMatch())
        return std::pair{match.captured(1),
                         DotEnvEntry{.fault = u"a line here is NAME=value, not NAME: value"_s}};
    return std::nullopt;
}

QHash<QString, DotEnvEntry> parseLines(const QString &text)
{
    static const QRegularExpression assignment{
        u"^\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*$"_s};
    QHash<QString, DotEnvEntry> entries;
    int number = 0;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        std::optional<std::pair<QString, DotEnvEntry>> entry;
        if (const auto match = assignment.match(line); match.hasMatch())
            entry = {match.captured(1), assigned(match.captured(2))};
        else
            entry = foreign(line);
        if (!entry)
            continue;
        entry->second.line = number;
        entries.insert(entry->first, entry->second);
    }
    return entries;
}

} // namespace

QString quoteFault(const QString &value)
{
    const bool isQuoted =
        !value.isEmpty() && (quotes.contains(value.front()) || quotes.contains(value.back()));
    return isQuoted ? u"quotation marks came along with it; leave them out"_s : QString{};
}

QHash<QString, DotEnvEntry> parseDotEnv(const QByteArray &file)
{
    auto encoding = QStringConverter::encodingForData(file);
    if (!encoding && file.left(2).contains('\0')) // Windows writes it without a mark, too
        encoding = file.startsWith('\0') ? QStringConverter::Utf16BE : QStringConverter::Utf16LE;
    const bool isUtf8 = !encoding || *encoding == QStringConverter::Utf8;
    QStringDecoder decoder{encoding.value_or(QStringConverter::Utf8)};
    QHash<QString, DotEnvEntry> entries = parseLines(decoder.decode(file));
    for (DotEnvEntry &entry : entries) {
        if (!isUtf8)
            entry = {.line = entry.line, .fault = u"the file is not UTF-8; save it as UTF-8"_s};
    }
    return entries;
}

} // namespace limner
