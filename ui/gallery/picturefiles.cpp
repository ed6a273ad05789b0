#include "ui/gallery/picturefiles.h"

#include "core/base/file.h"
#include "core/jobs/inputintake.h"
#include "core/library/library.h"
#include "core/picture/barepicture.h"
#include "core/picture/imagecheck.h"
#include "core/picture/picturedecoder.h"
#include "core/upload/outbox.h"
#include "ui/common/clipboard.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

//! Where pictures lie, and which of them do not.
struct Found {
    QStringList files = {};
    std::vector<ArtworkId> missing = {};
    QString lost = {}; //!< where the first should be that nobody gave away
};

//! On the reader's thread.
Found filesOf(ArtworkReader &reader, const Originals &originals, const std::vector<ArtworkId> &ids)
{
    Found found;
    for (const ArtworkId id : ids) {
        const std::optional<Artwork> artwork = reader.artwork(id);
        const QString file = artwork ? originals.absolutePath(*artwork) : QString{};
        found.files.append(file);
        if (!file.isEmpty() && QFile::exists(file))
            continue;
        if (found.lost.isEmpty() && !(artwork && artwork->released))
            found.lost = file;
        found.missing.push_back(id);
    }
    return found;
}

//! What is wrong; "" when all are there.
QString copyAll(const QStringList &files, const QString &path)
{
    const bool folder = QFileInfo{path}.isDir();
    for (const QString &from : files) {
        QFile source{from};
        const QString to = folder ? path + u'/' + QFileInfo{from}.fileName() : path;
        // The dialog has asked about overwriting already.
        if (!folder && QFile::exists(to) && QFileInfo{to} != QFileInfo{from})
            QFile::remove(to);
        if (!source.copy(to))
            return source.errorString();
    }
    return {};
}

QList<QUrl> urlsOf(const QStringList &files)
{
    QList<QUrl> urls;
    for (const QString &file : files)
        urls.append(QUrl::fromLocalFile(file));
    return urls;
}

QString native(const QStringList &files)
{
    QStringList paths;
    for (const QString &file : files)
        paths.append(QDir::toNativeSeparators(file));
    return paths.join(u'\n');
}

//! What the file managers of GNOME, Xfce and Cinnamon paste: they do not take text/uri-list alone.
QByteArray gnomeListOf(const QStringList &files)
{
    QByteArrayList lines{"copy"};
    for (const QUrl &url : urlsOf(files))
        lines << url.toEncoded();
    return lines.join('\n');
}

} // namespace

PictureFiles::PictureFiles(const Services &services, QWidget &window)
    : m_originals{services.library.source()->originals()}
    , m_reader{services.reader}
    , m_outbox{services.outbox}
    , m_window{window}
{
    connectStore();
}

void PictureFiles::connectStore()
{
    const StoredOriginals *const stored = &m_outbox.source()->originals();
    connect(stored, &StoredOriginals::progressed, this, &PictureFiles::tellProgress);
    connect(stored, &StoredOriginals::brought, this, &PictureFiles::takeBrought);
    connect(stored, &StoredOriginals::released, this, &PictureFiles::tellReleased);
    connect(m_outbox.source(), &Outbox::shareCopyFailed, this, [this] {
        emit told(tr("No copy could be made for sharing. The link leads to the original."));
    });
}

void PictureFiles::withFiles(const std::vector<ArtworkId> &ids, Act act)
{
    m_reader.ask([ids, originals = m_originals](
                     ArtworkReader &reader) { return filesOf(reader, originals, ids); },
                 this,
                 [this, ids, act = std::move(act)](const Found &found) {
                     if (found.missing.empty())
                         act(found.files);
                     else
                         fetch(found.missing, {.ids = ids, .act = act, .lost = found.lost});
                 });
}

void PictureFiles::fetch(const std::vector<ArtworkId> &missing, Waiting waiting)
{
    const quint64 ticket = newInputTicket();
    m_waiting[ticket] = std::move(waiting);
    for (const ArtworkId id : missing)
        m_told[id] = 0;
    m_outbox.tell([missing, ticket](Outbox &outbox) { outbox.originals().want(missing, ticket); });
}

void PictureFiles::tellProgress(ArtworkId id, qint64 done, qint64 total)
{
    const auto told = m_told.find(id);
    if (told == m_told.end() || total <= 0)
        return;
    const int tenths = static_cast<int>(done * 10 / total);
    if (std::exchange(told->second, tenths) != tenths || done == 0)
        emit this->told(tr("The picture comes from the store: %1 %").arg(tenths * 10));
}

void PictureFiles::takeBrought(quint64 ticket, const Result<> &result)
{
    const auto found = m_waiting.find(ticket);
    if (found == m_waiting.end())
        return;
    const Waiting waiting = std::move(found->second);
    m_waiting.erase(found);
    for (const ArtworkId id : waiting.ids)
        m_told.erase(id);
    if (!result && !waiting.lost.isEmpty() && result.error().kind != ErrorKind::Cancelled)
        return emit failed(Error{.kind = ErrorKind::Io, .message = waiting.lost},
                           ErrorPlace::Library);
    if (!result)
        return emit failed(result.error(), ErrorPlace::Store);
    m_reader.ask([ids = waiting.ids, originals = m_originals](
                     ArtworkReader &reader) { return filesOf(reader, originals, ids); },
                 this,
                 [this, act = waiting.act](const Found &files) {
                     if (files.missing.empty())
                         act(files.files);
                     else
                         emit failed(Error{.kind = ErrorKind::Io, .message = files.lost},
                                     ErrorPlace::Library);
                 });
}

void PictureFiles::release(const std::vector<ArtworkId> &ids)
{
    m_outbox.tell([ids](Outbox &outbox) { outbox.originals().release(ids); });
}

void PictureFiles::bringBack(const std::vector<ArtworkId> &ids)
{
    withFiles(ids, [this](const QStringList &files) {
        emit told(files.size() == 1 ? tr("The picture is on this computer")
                                    : tr("%1 pictures are on this computer").arg(files.size()));
    });
}

void PictureFiles::tellReleased(int pictures, const std::optional<Error> &error)
{
    if (error)
        emit failed(*error, error->kind == ErrorKind::InvalidInput || error->kind == ErrorKind::Io
                                ? ErrorPlace::Library
                                : ErrorPlace::Store);
    if (pictures > 0)
        emit told(pictures == 1 ? tr("The picture is in the store only")
                                : tr("%1 pictures are in the store only").arg(pictures));
}

void PictureFiles::open(ArtworkId id)
{
    withFiles({id}, [this, id](const QStringList &files) {
        const QString &file = files.front();
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(file)))
            emit notOpened(tr("No program on this desktop opens %1 files.")
                               .arg(QFileInfo{file}.suffix().toUpper()),
                           id);
    });
}

void PictureFiles::reveal(ArtworkId id)
{
    withFiles({id}, [this](const QStringList &files) {
        const QString &file = files.front();
        const QString folder = QFileInfo{file}.absolutePath();
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            emit told(tr("No file manager answers. The picture is %1").arg(file));
    });
}

void PictureFiles::copyImage(ArtworkId id)
{
    withFiles({id}, [this](const QStringList &files) { read(files.front()); });
}

void PictureFiles::read(const QString &file)
{
    m_errands.send([file] { return pictureOfFile(file).value_or(QImage{}); },
                   [this](const QImage &image) { put(image); });
}

void PictureFiles::put(const QImage &image)
{
    if (image.isNull())
        return emit told(tr("This kind of file cannot be copied as an image. Save it instead."));
    auto *const data = new QMimeData;
    data->setImageData(image);
    putAndTell(data, tr("Image copied"));
}

void PictureFiles::copyBare(ArtworkId id)
{
    withFiles({id}, [this](const QStringList &files) { readBare(files.front()); });
}

void PictureFiles::readBare(const QString &file)
{
    m_errands.send(
        [file] {
            BarePicture bare;
            const QByteArray whole = readFile(file, ImageLimits{}.bytes).value_or(QByteArray{});
            bare.image = decodedPicture(whole).value_or(QImage{});
            if (const Result<QByteArray> bytes = withoutMetadata(whole)) {
                bare.bytes = *bytes;
                bare.mediaType = pictureTypeOf(*bytes);
            }
            return bare;
        },
        [this](const BarePicture &bare) { putBare(bare); });
}

void PictureFiles::putBare(const BarePicture &picture)
{
    if (picture.image.isNull())
        return put(picture.image);
    auto *const data = new QMimeData;
    if (!picture.bytes.isEmpty())
        data->setData(picture.mediaType, picture.bytes);
    data->setImageData(picture.image);
    putAndTell(data, tr("Copied without metadata"));
}

void PictureFiles::copyFiles(const std::vector<ArtworkId> &ids)
{
    withFiles(ids, [this](const QStringList &files) {
        if (files.isEmpty())
            return;
        auto *const data = new QMimeData;
        data->setUrls(urlsOf(files));
        data->setText(native(files)); // setUrls would paste addresses where one writes
        data->setData(u"x-special/gnome-copied-files"_s, gnomeListOf(files));
        putAndTell(data,
                   files.size() == 1 ? tr("File copied") : tr("%1 files copied").arg(files.size()));
    });
}

void PictureFiles::copyPaths(const std::vector<ArtworkId> &ids)
{
    withFiles(ids, [this](const QStringList &files) {
        if (files.isEmpty())
            return;
        auto *const data = new QMimeData;
        data->setText(native(files));
        putAndTell(data,
                   files.size() == 1 ? tr("Path copied") : tr("%1 paths copied").arg(files.size()));
    });
}

void PictureFiles::putAndTell(QMimeData *data, const QString &words)
{
    putOnClipboard(data, this, [this, words](bool isThere) {
        emit told(isThere ? words : tr("The clipboard does not take it."));
    });
}

void PictureFiles::saveAs(const std::vector<ArtworkId> &ids)
{
    if (!ids.empty())
        withFiles(ids, [this](const QStringList &files) { askWhere(files); });
}

void PictureFiles::askWhere(const QStringList &files)
{
    auto *const dialog = new QFileDialog{&m_window, tr("Save as")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (files.size() > 1) {
        dialog->setFileMode(QFileDialog::Directory);
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(QFileInfo{files.front()}.fileName());
    }
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, files](const QString &path) { save(files, path); });
    dialog->open();
}

void PictureFiles::save(const QStringList &files, const QString &path)
{
    m_errands.send(
        [files, path] { return copyAll(files, path); },
        [this, count = files.size()](const QString &trouble) { tellSaved(trouble, count); });
}

void PictureFiles::tellSaved(const QString &trouble, qsizetype count)
{
    if (!trouble.isEmpty())
        emit failed(Error{.kind = ErrorKind::Io, .message = trouble}, ErrorPlace::Library);
    else
        emit told(count == 1 ? tr("Saved") : tr("%1 pictures saved").arg(count));
}

} // namespace limner
