#include "core/picture/filefacts.h"

#include "core/base/json.h"
#include "core/picture/imagecheck.h"

#include <QFile>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QXmlStreamReader>
#include <QtEndian>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Bytes = QByteArrayView;

constexpr qsizetype headLength = 4096;
constexpr qint64 longestJson = 8 << 20;

struct Type {
    QLatin1StringView mediaType;
    QLatin1StringView extension;
};
constexpr std::array types{
    Type{"image/png"_L1, "png"_L1},         Type{"image/jpeg"_L1, "jpg"_L1},
    Type{"image/webp"_L1, "webp"_L1},       Type{"image/gif"_L1, "gif"_L1},
    Type{"image/avif"_L1, "avif"_L1},       Type{"image/heic"_L1, "heic"_L1},
    Type{"image/jxl"_L1, "jxl"_L1},         Type{"image/bmp"_L1, "bmp"_L1},
    Type{"image/tiff"_L1, "tiff"_L1},       Type{"image/svg+xml"_L1, "svg"_L1},
    Type{"video/mp4"_L1, "mp4"_L1},         Type{"video/quicktime"_L1, "mov"_L1},
    Type{"video/webm"_L1, "webm"_L1},       Type{"video/x-msvideo"_L1, "avi"_L1},
    Type{"audio/wav"_L1, "wav"_L1},         Type{"audio/mpeg"_L1, "mp3"_L1},
    Type{"audio/ogg"_L1, "ogg"_L1},         Type{"audio/flac"_L1, "flac"_L1},
    Type{"audio/mp4"_L1, "m4a"_L1},         Type{"audio/aac"_L1, "aac"_L1},
    Type{"video/x-matroska"_L1, "mkv"_L1},  Type{"model/gltf-binary"_L1, "glb"_L1},
    Type{"application/pdf"_L1, "pdf"_L1},   Type{"application/zip"_L1, "zip"_L1},
    Type{"application/json"_L1, "json"_L1}, Type{"text/plain"_L1, "txt"_L1},
};

struct Magic {
    qsizetype at;
    Bytes bytes;
    QLatin1StringView mediaType;
};
// Pictures that are shown here are told by `checkImage`; more precise rows come first.
const std::array magics{
    Magic{4, "ftypqt", "video/quicktime"_L1},
    Magic{4, "ftypM4A", "audio/mp4"_L1},
    Magic{4, "ftypM4B", "audio/mp4"_L1},
    Magic{4, "ftyp", "video/mp4"_L1},
    Magic{0, "\x1a\x45\xdf\xa3", "video/webm"_L1},
    Magic{8, "AVI ", "video/x-msvideo"_L1},
    Magic{8, "WAVE", "audio/wav"_L1},
    Magic{0, "ID3", "audio/mpeg"_L1},
    Magic{0, "OggS", "audio/ogg"_L1},
    Magic{0, "fLaC", "audio/flac"_L1},
    Magic{0, "glTF", "model/gltf-binary"_L1},
    Magic{0, "%PDF-", "application/pdf"_L1},
    Magic{0, "PK\x03\x04", "application/zip"_L1},
    Magic{0, "II*", "image/tiff"_L1},
    Magic{0, Bytes{"MM\0*", 4}, "image/tiff"_L1},
    Magic{0, "BM", "image/bmp"_L1},
};

//! The first box of an MP4 and its kin: as long as it says, at most as long as the file.
bool isBoxed(Bytes head, qint64 length)
{
    const qint64 box = qFromBigEndian<quint32>(head.data());
    return box >= 16 && box <= length;
}

//! MPEG audio without tags begins with a frame: eleven bits set, then what it is.
QLatin1StringView audioFrame(Bytes head)
{
    if (head.size() < 4 || head[0] != '\xff')
        return {};
    const auto second = static_cast<uchar>(head[1]);
    const auto third = static_cast<uchar>(head[2]);
    if ((second & 0xf6) == 0xf0) // ADTS
        return "audio/aac"_L1;
    const bool isLayer3 = (second & 0xe6) == 0xe2 && (second & 0x18) != 0x08;
    const bool isKnownRate = third >> 4 != 0xf && (third & 0x0c) != 0x0c;
    return isLayer3 && isKnownRate ? "audio/mpeg"_L1 : QLatin1StringView{};
}

QString byMagic(Bytes head, qint64 length)
{
    for (const Magic &magic : magics) {
        if (head.size() < magic.at + magic.bytes.size() ||
            head.sliced(magic.at, magic.bytes.size()) != magic.bytes)
            continue;
        if (magic.bytes.startsWith("ftyp") && !isBoxed(head, length))
            return {};
        if (magic.mediaType == "video/webm"_L1 && head.toByteArray().contains("matroska"))
            return u"video/x-matroska"_s;
        return QString{magic.mediaType};
    }
    return QString{audioFrame(head)};
}

//! Nothing when it is no text. Colours of a terminal and their like may be in it, zeros may not.
std::optional<QString> textOf(Bytes head)
{
    QStringDecoder decoder{QStringDecoder::Utf8};
    const QString text = decoder(head); // a character cut off at the end is no error
    const auto odd = std::count_if(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control && !c.isSpace();
    });
    const bool isBinary =
        decoder.hasError() || text.contains(QChar::Null) || head.startsWith("%PDF-");
    return isBinary || odd * 32 > text.size() ? std::nullopt : std::optional{text};
}

//! By its first element: a text that speaks of one, or brings one along, is a text.
bool isSvg(const QString &text)
{
    QXmlStreamReader reader{text.trimmed()};
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            return reader.name() == u"svg";
    }
    return false;
}

//! A page, or a piece of one: what a proxy, a sign-in or a failing server sends instead.
bool isWebPage(const QString &text)
{
    static const QRegularExpression page{
        uR"(<html\b|^\s*(<!--.*?-->\s*)*<(!doctype\s+html|head|title|body|meta|script|center|div|p|h[1-6])\b)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption};
    return text.left(1024).contains(page);
}

QString textType(const QString &text, QFile &file)
{
    if (isSvg(text))
        return u"image/svg+xml"_s;
    const QString start = text.trimmed().left(1);
    if ((start == u"{" || start == u"[") && file.size() <= longestJson && file.seek(0) &&
        parseJson(file.readAll()))
        return u"application/json"_s;
    return u"text/plain"_s;
}

} // namespace

Result<FileFacts> inspectFile(const QString &path, Markup markup)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, path + u": "_s + file.errorString());
    const QByteArray head = file.read(headLength);
    FileFacts facts;
    facts.mediaType = pictureTypeOf(head);
    if (!facts.mediaType.isEmpty()) {
        facts.isPicture = true;
        const Result<ImageFacts> image = readImageHeader(path);
        if (!image)
            facts.flaw = image.error();
        else
            facts.size = image->size;
        facts.isAnimated = image && image->isAnimated;
        const ImageLimits limits;
        if (image && (file.size() > limits.bytes || !isWithin(limits, facts.size)))
            facts.flaw = Error{.kind = ErrorKind::ImageTooLarge};
        return facts;
    }
    // Text first: a sentence may begin with "BM" or "ID3", while those files are never text.
    const std::optional<QString> text = textOf(head);
    if (!text) {
        facts.mediaType = byMagic(head, file.size());
        if (facts.mediaType.isEmpty())
            facts.mediaType = u"application/octet-stream"_s;
        return facts;
    }
    if (head.isEmpty() || (markup == Markup::Refused && isWebPage(*text)))
        return fail(ErrorKind::NotAnImage, openingOf(head));
    facts.mediaType = textType(*text, file);
    return facts;
}

QString mediaTypeOf(QByteArrayView bytes)
{
    const Bytes head = bytes.first(std::min(bytes.size(), headLength));
    if (QString picture = pictureTypeOf(head); !picture.isEmpty())
        return picture;
    if (const std::optional<QString> text = textOf(head)) {
        if (isWebPage(*text))
            return u"text/html"_s;
        return isSvg(*text) ? u"image/svg+xml"_s : u"text/plain"_s;
    }
    const QString known = byMagic(head, bytes.size());
    return known.isEmpty() ? u"application/octet-stream"_s : known;
}

QString contentTypeFor(const QString &mediaType)
{
    return mediaType == u"text/plain" ? u"text/plain; charset=utf-8"_s : mediaType;
}

QString extensionFor(const QString &mediaType)
{
    const QString bare = mediaType.section(u';', 0, 0).trimmed();
    for (const Type &type : types) {
        if (bare == type.mediaType)
            return QString{type.extension};
    }
    return u"bin"_s;
}

const QStringList &fileExtensions()
{
    static const QStringList all = [] {
        QStringList out{u"bin"_s};
        for (const Type &type : types)
            out.append(QString{type.extension});
        return out;
    }();
    return all;
}

} // namespace limner
