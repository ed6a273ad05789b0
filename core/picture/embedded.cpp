#include "core/picture/embedded.h"

#include "core/base/file.h"
#include "core/picture/embeddedrecord.h"
#include "core/picture/imagecheck.h"
#include "core/picture/picturechunks.h"
#include "core/picture/picturedecoder.h"

#include <QFile>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Bytes = QByteArrayView;
using Kind = PictureChunk::Kind;
using Format = PictureParts::Format;

constexpr qsizetype mostPacket = 1 << 20;
constexpr qint64 most32Bit = 0xffffffffLL;
constexpr char ourName[] = "urn:limner:1";

//! A file mapped into memory for as long as this lives.
struct Mapped {
    QFile file;
    Bytes bytes = {};

    explicit Mapped(const QString &path)
        : file{path}
    {
        if (!file.open(QIODevice::ReadOnly) || file.size() == 0 ||
            file.size() > ImageLimits{}.bytes)
            return;
        if (const uchar *start = file.map(0, file.size()))
            bytes = Bytes{start, file.size()};
    }
};

//! What is written: bytes of the original, or new ones.
struct Piece {
    Bytes kept = {};
    QByteArray made = {};
};

Bytes xmpOf(const PictureParts &parts)
{
    const auto found = std::find_if(parts.chunks.begin(), parts.chunks.end(),
                                    [](const auto &chunk) { return chunk.kind == Kind::Xmp; });
    return found == parts.chunks.end() ? Bytes{} : found->xmp;
}

//! Ours, joined to what another program wrote; empty when that makes no sense to us.
QByteArray joined(Bytes existing, const QByteArray &packet)
{
    constexpr char closing[] = "</rdf:RDF>";
    if (existing.contains(ourName))
        return packet;
    const qsizetype at = existing.lastIndexOf(closing);
    const qsizetype from = packet.indexOf("<rdf:Description");
    const qsizetype to = packet.indexOf(closing);
    if (at < 0 || from < 0 || to < from || existing.size() > mostPacket)
        return {};
    return existing.first(at).toByteArray() + packet.sliced(from, to - from) +
           existing.sliced(at).toByteArray();
}

std::vector<Piece> withChunk(Bytes bytes, const PictureParts &parts, const QByteArray &chunk)
{
    std::vector<Piece> out;
    bool isWritten = false;
    for (const PictureChunk &part : parts.chunks) {
        if (!isWritten && part.kind != Kind::Leading && part.kind != Kind::Xmp) {
            out.push_back({.kept = {}, .made = chunk});
            isWritten = true;
        }
        if (part.kind != Kind::Xmp)
            out.push_back({.kept = bytes.sliced(part.at, part.length), .made = {}});
    }
    return out;
}

//! In a WebP the head announces the packet, which comes last.
std::vector<Piece> withWebpChunk(Bytes bytes, const PictureParts &parts, const QByteArray &chunk)
{
    const PictureChunk &first = parts.chunks.at(1);
    const Bytes head = bytes.sliced(first.at, first.length);
    const bool isExtended = head.startsWith("VP8X");
    qint64 size = 30 - 8 + chunk.size();
    std::vector<Piece> out{{}};
    for (const PictureChunk &part : parts.chunks) {
        if (part.kind == Kind::Leading || part.kind == Kind::Xmp || (&part == &first && isExtended))
            continue;
        out.push_back({.kept = bytes.sliced(part.at, part.length), .made = {}});
        size += part.length;
    }
    out.push_back({.kept = {}, .made = chunk});
    out.front().made =
        size <= most32Bit ? webpHead(head, static_cast<quint32>(size)) : QByteArray{};
    return out.front().made.isEmpty() ? std::vector<Piece>{} : out;
}

Result<> write(const QString &path, const std::vector<Piece> &pieces)
{
    QFile file{path};
    errno = 0;
    bool good = file.open(QIODevice::WriteOnly | QIODevice::Truncate);
    for (const Piece &piece : pieces) {
        const Bytes bytes = piece.made.isEmpty() ? piece.kept : Bytes{piece.made};
        good = good && file.write(bytes.data(), bytes.size()) == bytes.size();
    }
    if (!good || !file.flush())
        return fail(ioError(errno != 0 ? errno : EIO, path));
    return {};
}

} // namespace

Result<> embedXmp(const QString &from, const QString &to, const QByteArray &packet)
{
    const Mapped original{from};
    const std::optional<PictureParts> parts = takeApart(original.bytes);
    if (!parts)
        return fail(ErrorKind::NotImplemented, u"this format carries no record"_s);
    const bool hasXmp = std::any_of(parts->chunks.begin(), parts->chunks.end(),
                                    [](const auto &chunk) { return chunk.kind == Kind::Xmp; });
    const bool isSealed = std::any_of(parts->chunks.begin(), parts->chunks.end(),
                                      [](const auto &chunk) { return chunk.kind == Kind::Sealed; });
    if (isSealed)
        return fail(ErrorKind::NotImplemented, u"it is signed as it is"_s);
    const QByteArray whole = hasXmp ? joined(xmpOf(*parts), packet) : packet;
    const QByteArray chunk = whole.isEmpty() || whole.size() > mostPacket
                                 ? QByteArray{}
                                 : xmpChunk(parts->format, whole);
    if (chunk.isEmpty())
        return fail(ErrorKind::NotImplemented, u"it has no room for the record"_s);
    const std::vector<Piece> pieces = parts->format == Format::Webp
                                          ? withWebpChunk(original.bytes, *parts, chunk)
                                          : withChunk(original.bytes, *parts, chunk);
    if (pieces.empty())
        return fail(ErrorKind::NotAnImage, u"its parts do not fit together"_s);
    return write(to, pieces);
}

Result<std::vector<QImage>> embedChecked(const QString &from, const QString &to,
                                         const QByteArray &packet, const std::vector<int> &edges)
{
    if (Result<> written = embedXmp(from, to, packet); !written)
        return propagate(written);
    const Result<ImageFacts> before = checkImage(from);
    const Result<ImageFacts> after = checkImage(to);
    if (!before || !after || before->size != after->size || before->mediaType != after->mediaType)
        return fail(ErrorKind::NotAnImage, u"the copy is not the same kind of picture"_s);
    if (!fromXmp(readXmp(to)))
        return fail(ErrorKind::NotAnImage, u"the record cannot be read back"_s);
    const Result<DecodedPictures> first = picturesOfFile(from, {.edges = {}, .wantsDigest = true});
    Result<DecodedPictures> copy = picturesOfFile(to, {.edges = edges, .wantsDigest = true});
    if (!first || !copy || first->digest != copy->digest)
        return fail(ErrorKind::NotAnImage, u"the copy shows other pixels"_s);
    return std::move(copy->images);
}

QByteArray readXmp(const QString &path)
{
    return xmpIn(Mapped{path}.bytes);
}

QByteArray xmpIn(QByteArrayView picture)
{
    const std::optional<PictureParts> parts = takeApart(picture);
    if (!parts)
        return {};
    const Bytes packet = xmpOf(*parts);
    return packet.size() <= mostPacket ? packet.toByteArray() : QByteArray{};
}

} // namespace limner
