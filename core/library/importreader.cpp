#include "core/library/importreader.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/filesteps.h"
#include "core/base/trace.h"
#include "core/library/givenfile.h"
#include "core/library/inputtrouble.h"
#include "core/picture/imagecheck.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! The same content is always given the same name: after a crash between file and row the next
//! import finds its own file instead of leaving a second one.
QString nameFor(const QByteArray &sha256)
{
    static const QUuid space = QUuid::createUuidV5(QUuid{}, u"limner import"_s);
    return QUuid::createUuidV5(space, sha256).toString(QUuid::WithoutBraces);
}

FileDigests digestsOf(const QByteArray &bytes)
{
    return {.bytes = bytes.size(), .sha256 = sha256(bytes), .md5 = md5(bytes)};
}

ReadFile refused(const QString &path, Error error)
{
    return {.verdict = ReadFile::Verdict::Refused, .source = path, .error = std::move(error)};
}

Result<> write(const QString &path, const QByteArray &bytes)
{
    QFile file{path};
    errno = 0;
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate) && writeInSteps(file, bytes) &&
        file.flush())
        return {};
    const int number = errno;
    file.remove();
    return fail(ioError(number, path));
}

} // namespace

ImportReader::ImportReader(const QString &libraryFolder, ImportOrder order, ImportGate &gate)
    : m_folder{QFileInfo{libraryFolder}.canonicalFilePath()}
    , m_originals{libraryFolder}
    , m_order{std::move(order)}
    , m_gate{gate}
{}

Result<> ImportReader::run(const Give &give)
{
    Result<std::unique_ptr<Database>> database =
        Database::openForReading(m_folder + u"/library.sqlite"_s);
    if (!database)
        return propagate(database);
    m_database = std::move(*database);
    for (const QString &path : m_order.paths) {
        Result<> done = QFileInfo{path}.isDir() ? walk(path, give) : look(path, true, give);
        if (!done)
            return done;
    }
    return {};
}

Result<> ImportReader::walk(const QString &folder, const Give &give)
{
    const QFileInfo info{folder};
    if (!info.isReadable() || !info.isExecutable()) {
        give(refused(folder, ioError(EACCES, folder)));
        return {};
    }
    QDirIterator files{folder, QDir::Files, QDirIterator::Subdirectories};
    while (files.hasNext()) {
        if (Result<> done = look(files.next(), false, give); !done)
            return done;
    }
    return {};
}

Result<> ImportReader::look(const QString &path, bool isNamed, const Give &give)
{
    if (!m_gate.pass())
        return fail(ErrorKind::Cancelled);
    const trace::Span span{"import", "file"};
    const Result<QByteArray> bytes =
        readGivenFile(path, ImageLimits{}.bytes, [this] { return !m_gate.pass(); });
    if (!bytes && bytes.error().kind == ErrorKind::Cancelled)
        return propagate(bytes);
    const bool isPicture = bytes && !pictureTypeOf(bytes->first(qMin(bytes->size(), 64))).isEmpty();
    // A folder holds notes and scripts, too; only what was named, or looks like a picture and is
    // none, deserves a complaint.
    if (!isNamed && bytes && !isPicture) {
        give(ReadFile{});
        return {};
    }
    if (!bytes) {
        give(refused(path, bytes.error()));
        return {};
    }
    Result<ReadFile> judged = judge(path, *bytes);
    if (!judged)
        return propagate(judged);
    give(std::move(*judged));
    return {};
}

Result<ReadFile> ImportReader::judge(const QString &path, const QByteArray &bytes)
{
    const QString place = QFileInfo{path}.canonicalFilePath();
    const FileDigests digests = digestsOf(bytes);
    const Result<ArtworkId> id = known(digests.sha256);
    if (!id)
        return propagate(id);
    if (*id != 0 || m_met.contains(digests.sha256))
        return ReadFile{.verdict = ReadFile::Verdict::Known, .source = path, .known = *id};
    if (place.startsWith(m_folder + u'/'))
        return ReadFile{}; // an input, a thumbnail, a file on its way
    const Result<ImageFacts> image = checkImageBytes(bytes);
    if (!image)
        return refused(path, image.error());
    if (!isWithin({}, image->size)) {
        const QString size = u"%1×%2"_s.arg(image->size.width()).arg(image->size.height());
        return refused(path, inputError(InputTrouble::TooManyPixels, size));
    }
    FileFacts facts;
    facts.mediaType = image->mediaType;
    facts.size = image->size;
    facts.isPicture = true;
    facts.isAnimated = image->isAnimated;
    ReadFile ready{.verdict = ReadFile::Verdict::Ready,
                   .source = path,
                   .found = foundFile(path, bytes, facts, digests)};
    Artwork &artwork = ready.found.artwork;
    artwork.uuid = nameFor(digests.sha256);
    if (m_order.way == ImportWay::Reference)
        artwork.path = place;
    else if (const Result<> placed = this->place(bytes, artwork); !placed)
        return propagate(placed);
    m_met.insert(digests.sha256);
    return ready;
}

Result<> ImportReader::place(const QByteArray &bytes, Artwork &artwork) const
{
    const QString incoming = m_originals.incomingFile(artwork.uuid + u".import"_s);
    if (Result<> written = write(incoming, bytes); !written)
        return written;
    Result<> adopted = m_originals.adopt(incoming, artwork);
    if (!adopted)
        QFile::remove(incoming);
    return adopted;
}

Result<ArtworkId> ImportReader::known(const QByteArray &sha256)
{
    Result<QSqlQuery> row = m_database->run(u"SELECT id FROM artworks WHERE sha256 = ?"_s,
                                            {QString::fromLatin1(sha256.toHex())});
    if (!row)
        return propagate(row);
    return row->next() ? row->value(0).toLongLong() : ArtworkId{0};
}

} // namespace limner
