#include "ui/gallery/picturefiles.h"

#include "core/base/stepaside.h"
#include "core/library/library.h"
#include "core/picture/picturedecoder.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

//! Where they lie; the first that is gone, otherwise. On the reader's thread.
Result<QStringList> filesOf(ArtworkReader &reader, const Originals &originals,
                            const std::vector<ArtworkId> &ids)
{
    QStringList files;
    for (const ArtworkId id : ids) {
        const std::optional<Artwork> artwork = reader.artwork(id);
        const QString file = artwork ? originals.absolutePath(*artwork) : QString{};
        if (file.isEmpty() || !QFile::exists(file))
            return fail(ErrorKind::Io, file);
        files.append(file);
    }
    return files;
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

} // namespace

PictureFiles::PictureFiles(const Services &services, QWidget &window)
    : m_originals{services.library.source()->originals()}
    , m_reader{services.reader}
    , m_window{window}
{
    m_pool.setMaxThreadCount(1);
}

PictureFiles::~PictureFiles()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void PictureFiles::withFiles(const std::vector<ArtworkId> &ids, Act act)
{
    m_reader.ask([ids, originals = m_originals](
                     ArtworkReader &reader) { return filesOf(reader, originals, ids); },
                 this,
                 [this, act = std::move(act)](const Result<QStringList> &files) {
                     if (files)
                         act(*files);
                     else
                         emit failed(files.error(), ErrorPlace::Library);
                 });
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
    startAside(m_pool, [this, file] {
        const QImage image = pictureOfFile(file).value_or(QImage{});
        QMetaObject::invokeMethod(
            this, [this, image] { put(image); }, Qt::QueuedConnection);
    });
}

void PictureFiles::put(const QImage &image)
{
    if (image.isNull())
        return emit told(tr("This kind of file cannot be copied as an image. Save it instead."));
    QGuiApplication::clipboard()->setImage(image);
    emit told(tr("Image copied"));
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
    startAside(m_pool, [this, files, path] {
        const QString trouble = copyAll(files, path);
        QMetaObject::invokeMethod(
            this, [this, trouble, count = files.size()] { tellSaved(trouble, count); },
            Qt::QueuedConnection);
    });
}

void PictureFiles::tellSaved(const QString &trouble, qsizetype count)
{
    if (!trouble.isEmpty())
        emit failed(Error{.kind = ErrorKind::Io, .message = trouble}, ErrorPlace::Library);
    else
        emit told(count == 1 ? tr("Saved") : tr("%1 pictures saved").arg(count));
}

} // namespace limner
