#include "tests/support/a1111file.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonArray>
#include <QRegularExpression>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

QString ofPng(const QByteArray &file)
{
    for (qsizetype at = 8; at + 12 <= file.size();) {
        const qsizetype length = qFromBigEndian<quint32>(file.constData() + at);
        const QByteArray kind = file.mid(at + 4, 4);
        const QByteArray content = file.mid(at + 8, length);
        if (kind == "IDAT")
            return {};
        const QByteArray name{"parameters", 11};
        if (kind == "tEXt" && content.startsWith(name))
            return QString::fromLatin1(content.mid(name.size()));
        // Not packed; no language and no other keyword.
        if (kind == "iTXt" && content.startsWith(name + QByteArray(4, '\0')))
            return QString::fromUtf8(content.mid(name.size() + 4));
        at += length + 12;
    }
    return {};
}

quint32 number(const QByteArray &tiff, qsizetype at, int bytes)
{
    quint32 value = 0;
    for (int i = 0; i < bytes; ++i) {
        const qsizetype from = at + (tiff.startsWith("MM") ? i : bytes - 1 - i);
        value = value << 8U | static_cast<uchar>(tiff.at(from));
    }
    return value;
}

//! Where the value of a tag is; -1 when the directory has none.
qsizetype entry(const QByteArray &tiff, qsizetype directory, quint32 tag)
{
    for (quint32 i = 0; i < number(tiff, directory, 2); ++i) {
        if (number(tiff, directory + 2 + i * 12, 2) == tag)
            return directory + 2 + i * 12;
    }
    return -1;
}

QString ofExif(const QByteArray &tiff)
{
    if (!tiff.startsWith("MM") && !tiff.startsWith("II"))
        return {};
    const qsizetype exif = entry(tiff, number(tiff, 4, 4), 0x8769);
    const qsizetype comment = exif < 0 ? -1 : entry(tiff, number(tiff, exif + 8, 4), 0x9286);
    if (comment < 0)
        return {};
    const QByteArray raw = tiff.mid(number(tiff, comment + 8, 4), number(tiff, comment + 4, 4));
    QString text;
    if (!raw.startsWith(QByteArray{"UNICODE\0", 8}))
        return {};
    for (qsizetype at = 8; at + 1 < raw.size(); at += 2)
        text += QChar{static_cast<char16_t>(static_cast<uchar>(raw[at]) << 8 |
                                            static_cast<uchar>(raw[at + 1]))};
    return text;
}

QString ofJpeg(const QByteArray &file)
{
    for (qsizetype at = 2;
         at + 4 < file.size() && file.at(at) == '\xff' && file.at(at + 1) != '\xda';) {
        const qsizetype length = qFromBigEndian<quint16>(file.constData() + at + 2);
        const QByteArray content = file.mid(at + 4, length - 2);
        if (file.at(at + 1) == '\xe1' && content.startsWith(QByteArray{"Exif\0\0", 6}))
            return ofExif(content.mid(6));
        at += length + 2;
    }
    return {};
}

QString ofWebp(const QByteArray &file)
{
    // Readers look for it only where the head announces it.
    if (file.mid(12, 4) != "VP8X" || (file.at(20) & 0x08) == 0)
        return {};
    for (qsizetype at = 12; at + 8 <= file.size();) {
        const qsizetype length = qFromLittleEndian<quint32>(file.constData() + at + 4);
        if (file.mid(at, 4) == "EXIF")
            return ofExif(file.mid(at + 8, length));
        at += 8 + length + length % 2;
    }
    return {};
}

QString unquoted(const QString &value)
{
    if (!value.startsWith(u'"') || !value.endsWith(u'"'))
        return value;
    const QJsonDocument json = QJsonDocument::fromJson("[" + value.toUtf8() + "]");
    return json.isArray() ? json.array().at(0).toString() : value;
}

} // namespace

A1111File parseA1111(const QString &text)
{
    static const QRegularExpression pair{
        uR"re(\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$))re"_s,
        QRegularExpression::UseUnicodePropertiesOption};
    A1111File out{.text = text};
    QStringList lines = text.trimmed().split(u'\n');
    QRegularExpressionMatchIterator found = pair.globalMatch(lines.last());
    QMap<QString, QString> settings;
    int count = 0;
    for (; found.hasNext(); ++count) {
        const QRegularExpressionMatch one = found.next();
        settings[one.captured(1)] = unquoted(one.captured(2));
    }
    if (count >= 3) {
        out.settings = settings;
        lines.removeLast();
    }
    bool isNegative = false;
    for (QString line : lines) {
        line = line.trimmed();
        if (line.startsWith(u"Negative prompt:"_s)) {
            isNegative = true;
            line = line.mid(16).trimmed();
        }
        QString &to = isNegative ? out.negative : out.prompt;
        to += to.isEmpty() ? line : u'\n' + line;
    }
    return out;
}

A1111File readA1111(const QByteArray &file)
{
    const QString text = file.startsWith("\x89PNG")        ? ofPng(file)
                         : file.startsWith("\xff\xd8\xff") ? ofJpeg(file)
                                                           : ofWebp(file);
    return text.isEmpty() ? A1111File{} : parseA1111(text);
}

} // namespace limner::test
