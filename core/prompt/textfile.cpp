#include "core/prompt/textfile.h"

#include "core/base/file.h"
#include "core/prompt/prompttrouble.h"

#include <QFileInfo>
#include <QStringDecoder>

namespace limner {
namespace {

constexpr qsizetype probed = 512; // bytes

//! UTF-16 without a mark, by the zeros of its Latin letters.
std::optional<QStringConverter::Encoding> guessedWide(QByteArrayView bytes)
{
    const QByteArrayView start = bytes.first(std::min(bytes.size(), probed) & ~qsizetype{1});
    if (start.size() < 4)
        return std::nullopt;
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < start.size(); ++i)
        (i % 2 == 0 ? even : odd) += start[i] == '\0';
    const qsizetype most = start.size() / 2;
    if (odd * 10 > most * 8 && even * 10 < most)
        return QStringConverter::Utf16LE;
    if (even * 10 > most * 8 && odd * 10 < most)
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

QString decodedAs(QStringConverter::Encoding encoding, QByteArrayView bytes)
{
    QStringDecoder decoder{encoding};
    return decoder(bytes);
}

QString decodedAnyhow(QByteArrayView bytes)
{
    if (const auto marked = QStringConverter::encodingForData(bytes))
        return decodedAs(*marked, bytes);
    if (const auto wide = guessedWide(bytes))
        return decodedAs(*wide, bytes);
    QStringDecoder utf8{QStringConverter::Utf8};
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

} // namespace

QString decodedText(QByteArrayView bytes)
{
    QString text = decodedAnyhow(bytes);
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    text.replace(QLatin1String{"\r\n"}, QLatin1String{"\n"});
    text.replace(QLatin1Char{'\r'}, QLatin1Char{'\n'});
    text.remove(QChar::Null);
    return text;
}

Result<QString> readTextFile(const QString &path, qint64 limit)
{
    const QFileInfo info{path};
    if (!info.exists())
        return fail(promptError({PromptTrouble::Kind::NoSuchFile, {path}}));
    // A pipe or a device never ends, or never begins.
    if (!info.isFile())
        return fail(promptError({PromptTrouble::Kind::NotAFile, {path}}));
    const Result<QByteArray> bytes = readFile(path, limit);
    if (!bytes)
        return propagate(bytes);
    return decodedText(*bytes);
}

} // namespace limner
