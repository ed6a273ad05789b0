#include "core/picture/embedded.h"

#include "core/base/file.h"
#include "core/base/filesteps.h"
#include "core/picture/a1111text.h"
#include "core/picture/embeddedrecord.h"
#include "core/picture/exifcomment.h"
#include "core/picture/imagecheck.h"
#include "core/picture/orientation.h"
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

constexpr char descriptionOpening[] = "<rdf:Description";
constexpr char descriptionClosing[] = "</rdf:Description>\n";
constexpr char packetClosing[] = "</rdf:RDF>";

//! Another program's packet as it was before ours joined it; empty when it was ours alone, or
//! cannot be told apart.
QByteArray withoutOurs(Bytes existing, const QByteArray &packet)
{
    const qsizetype from = packet.indexOf(descriptionOpening);
    const QByteArray opening = packet.mid(from, packet.indexOf('>', from) - from + 1);
    const qsizetype at = from < 0 ? -1 : existing.indexOf(opening);
    const qsizetype end = at < 0 ? -1 : existing.indexOf(descriptionClosing, at);
    if (end < 0)
        return {};
    const QByteArray rest =
        existing.first(at).toByteArray() +
        existing.sliced(end + qsizetype(sizeof descriptionClosing) - 1).toByteArray();
    return rest.contains(descriptionOpening) && !rest.contains(ourName) ? rest : QByteArray{};
}

//! Ours, joined to what another program wrote; empty when that makes no sense to us.
QByteArray joined(Bytes existing, const QByteArray &packet)
{
    QByteArray others;
    if (existing.contains(ourName)) {
        others = withoutOurs(existing, packet);
        if (others.isEmpty())
            return packet;
        existing = others;
    }
    const QByteArray ours = saysSource(existing) ? withoutSource(packet) : packet;
    const qsizetype at = existing.lastIndexOf(packetClosing);
    const qsizetype from = ours.indexOf(descriptionOpening);
    const qsizetype to = ours.indexOf(packetClosing);
    if (at < 0 || from < 0 || to < from || existing.size() > mostPacket)
        return {};
    return existing.first(at).toByteArray() + ours.sliced(from, to - from) +
           existing.sliced(at).toByteArray();
}

//! What comes into a picture; empty = nothing of that kind.
struct Additions {
    QByteArray xmp = {};
    QByteArray exif = {};                  //!< with everything that was in it
    const PictureChunk *exifWas = nullptr; //!< what that takes the place of
    QByteArray text = {};
};

bool isOurText(const PictureChunk &chunk)
{
    return chunk.kind == Kind::Parameters && isOurA1111Text(QString::fromUtf8(chunk.text));
}

//! PNG: unless another program's text is there.
void addText(Additions &out, const PictureParts &parts, const QString &text)
{
    const bool isTaken =
        std::any_of(parts.chunks.begin(), parts.chunks.end(), [](const PictureChunk &chunk) {
            return chunk.kind == Kind::Parameters && !isOurText(chunk);
        });
    if (!isTaken && text.size() <= mostPacket)
        out.text = parametersChunk(text);
}

//! JPEG, WebP: the same; and when the notes that are there make no sense, they stay as they are.
void addComment(Additions &out, const PictureParts &parts, const QString &text)
{
    const auto found = std::find_if(parts.chunks.begin(), parts.chunks.end(),
                                    [](const auto &chunk) { return chunk.kind == Kind::Exif; });
    const Bytes notes = found == parts.chunks.end() ? Bytes{} : found->exif;
    const Bytes there = userComment(notes);
    const QByteArray comment = unicodeComment(text);
    const bool isFree = isBlankComment(there) || isOurA1111Text(textOfComment(there));
    if (!isFree || there == comment || notes.size() > mostPacket || text.size() > mostPacket ||
        (found != parts.chunks.end() && notes.isEmpty()))
        return;
    if (const std::optional<QByteArray> whole = withUserComment(notes, comment))
        out.exif = exifChunk(parts.format, *whole);
    if (!out.exif.isEmpty() && found != parts.chunks.end())
        out.exifWas = &*found;
}

//! Ours go behind what must be in front, and before the pixels: some readers look no further.
std::vector<Piece> withAdditions(Bytes bytes, const PictureParts &parts, const Additions &added)
{
    std::vector<Piece> out;
    const auto add = [&out](const QByteArray &chunk) {
        if (!chunk.isEmpty())
            out.push_back({.kept = {}, .made = chunk});
    };
    bool isWritten = false;
    for (const PictureChunk &part : parts.chunks) {
        const bool isOldText = !added.text.isEmpty() && isOurText(part);
        const bool isOld = part.kind == Kind::Xmp || isOldText || &part == added.exifWas;
        const bool isInFront = part.kind == Kind::Leading || part.kind == Kind::Exif || isOld;
        if (!isWritten && !isInFront) {
            add(added.exifWas ? QByteArray{} : added.exif);
            add(added.text);
            add(added.xmp);
            isWritten = true;
        }
        if (&part == added.exifWas)
            add(added.exif);
        else if (!isOld)
            out.push_back({.kept = bytes.sliced(part.at, part.length), .made = {}});
    }
    return out;
}

//! In a WebP the head announces what comes behind the pixels.
std::vector<Piece> withWebpAdditions(Bytes bytes, const PictureParts &parts, const Additions &added)
{
    const PictureChunk &first = parts.chunks.at(1);
    const Bytes head = bytes.sliced(first.at, first.length);
    const bool isExtended = head.startsWith("VP8X");
    qint64 size = 30 - 8 + added.exif.size() + added.xmp.size();
    bool hasExif = !added.exif.isEmpty();
    std::vector<Piece> out{{}};
    for (const PictureChunk &part : parts.chunks) {
        if (part.kind == Kind::Leading || part.kind == Kind::Xmp || &part == added.exifWas ||
            (&part == &first && isExtended))
            continue;
        out.push_back({.kept = bytes.sliced(part.at, part.length), .made = {}});
        size += part.length;
        hasExif = hasExif || part.kind == Kind::Exif;
    }
    if (!added.exif.isEmpty())
        out.push_back({.kept = {}, .made = added.exif});
    out.push_back({.kept = {}, .made = added.xmp});
    if (size <= most32Bit)
        out.front().made =
            webpHead(head, static_cast<quint32>(size), hasExif ? webpXmp | webpExif : webpXmp);
    return out.front().made.isEmpty() ? std::vector<Piece>{} : out;
}

Result<> write(const QString &path, const std::vector<Piece> &pieces)
{
    QFile file{path};
    errno = 0;
    bool good = file.open(QIODevice::WriteOnly | QIODevice::Truncate);
    for (const Piece &piece : pieces) {
        const Bytes bytes = piece.made.isEmpty() ? piece.kept : Bytes{piece.made};
        good = good && writeInSteps(file, bytes);
    }
    if (!good || !file.flush())
        return fail(ioError(errno != 0 ? errno : EIO, path));
    return {};
}

} // namespace

Result<> embedNotes(const QString &from, const QString &to, const PictureNotes &notes)
{
    const Mapped original{from};
    const std::optional<PictureParts> parts = takeApart(original.bytes);
    if (!parts)
        return fail(ErrorKind::NotImplemented, u"this format carries no record"_s);
    const auto has = [&parts](Kind kind) {
        return std::any_of(parts->chunks.begin(), parts->chunks.end(),
                           [kind](const auto &chunk) { return chunk.kind == kind; });
    };
    if (has(Kind::Sealed))
        return fail(ErrorKind::NotImplemented, u"it is signed as it is"_s);
    const QByteArray whole = has(Kind::Xmp) ? joined(xmpOf(*parts), notes.xmp) : notes.xmp;
    Additions added;
    if (!whole.isEmpty() && whole.size() <= mostPacket)
        added.xmp = xmpChunk(parts->format, whole);
    if (added.xmp.isEmpty())
        return fail(ErrorKind::NotImplemented, u"it has no room for the record"_s);
    if (!notes.text.isEmpty() && parts->format == Format::Png)
        addText(added, *parts, notes.text);
    else if (!notes.text.isEmpty())
        addComment(added, *parts, notes.text);
    const std::vector<Piece> pieces = parts->format == Format::Webp
                                          ? withWebpAdditions(original.bytes, *parts, added)
                                          : withAdditions(original.bytes, *parts, added);
    if (pieces.empty())
        return fail(ErrorKind::NotAnImage, u"its parts do not fit together"_s);
    return write(to, pieces);
}

Result<std::vector<QImage>> embedChecked(const QString &from, const QString &to,
                                         const PictureNotes &notes, const std::vector<int> &edges)
{
    if (Result<> written = embedNotes(from, to, notes); !written)
        return propagate(written);
    const Result<ImageFacts> before = checkImage(from);
    const Result<ImageFacts> after = checkImage(to);
    if (!before || !after || before->size != after->size || before->mediaType != after->mediaType)
        return fail(ErrorKind::NotAnImage, u"the copy is not the same kind of picture"_s);
    if (!fromXmp(readXmp(to)))
        return fail(ErrorKind::NotAnImage, u"the record cannot be read back"_s);
    // How it is turned stands apart from its pixels.
    if (orientationOf(Mapped{from}.bytes) != orientationOf(Mapped{to}.bytes))
        return fail(ErrorKind::NotAnImage, u"the copy is turned another way"_s);
    // Both are ours, and may be hundreds of megabytes: seen where they lie.
    const Result<DecodedPictures> first =
        decodedPictures(Mapped{from}.bytes, {.edges = {}, .wantsDigest = true});
    Result<DecodedPictures> copy =
        decodedPictures(Mapped{to}.bytes, {.edges = edges, .wantsDigest = true});
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
