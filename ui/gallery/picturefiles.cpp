#include "ui/gallery/picturefiles.h"

#include "core/library/library.h"
#include "core/picture/rasters.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImageReader>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {

PictureFiles::PictureFiles(Library &library, QWidget &window)
    : m_library{library}
    , m_window{window}
{
    m_pool.setMaxThreadCount(1);
}

PictureFiles::~PictureFiles()
{
    m_pool.clear();
    m_pool.waitForDone();
}

//! "" when it is gone, which has been said.
QString PictureFiles::fileOf(ArtworkId id)
{
    const std::optional<Artwork> artwork = m_library.artwork(id);
    const QString file = artwork ? m_library.originals().absolutePath(*artwork) : QString{};
    if (!file.isEmpty() && QFile::exists(file))
        return file;
    emit failed(Error{.kind = ErrorKind::Io, .message = file}, ErrorPlace::Library);
    return {};
}

void PictureFiles::open(ArtworkId id)
{
    const QString file = fileOf(id);
    if (!file.isEmpty() && !QDesktopServices::openUrl(QUrl::fromLocalFile(file)))
        emit notOpened(tr("No program on this desktop opens %1 files.")
                           .arg(QFileInfo{file}.suffix().toUpper()),
                       id);
}

void PictureFiles::reveal(ArtworkId id)
{
    const QString file = fileOf(id);
    const QString folder = QFileInfo{file}.absolutePath();
    if (!file.isEmpty() && !QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        emit told(tr("No file manager answers. The picture is %1").arg(file));
}

void PictureFiles::copyImage(ArtworkId id)
{
    const QString file = fileOf(id);
    if (file.isEmpty())
        return;
    m_pool.start([this, file] {
        QImageReader reader{file};
        reader.setDecideFormatFromContent(true);
        reader.setAutoTransform(true);
        const QImage image = isRaster(reader.format()) ? reader.read() : QImage{};
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
    if (ids.empty())
        return;
    auto *const dialog = new QFileDialog{&m_window, tr("Save as")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (ids.size() > 1) {
        dialog->setFileMode(QFileDialog::Directory);
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(QFileInfo{fileOf(ids.front())}.fileName());
    }
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, ids](const QString &path) { save(ids, path); });
    dialog->open();
}

void PictureFiles::save(const std::vector<ArtworkId> &ids, const QString &path)
{
    const bool folder = QFileInfo{path}.isDir();
    QList<std::pair<QString, QString>> copies;
    for (const ArtworkId id : ids) {
        const QString from = fileOf(id);
        if (from.isEmpty())
            return;
        copies.append({from, folder ? path + u'/' + QFileInfo{from}.fileName() : path});
    }
    m_pool.start([this, copies, folder] {
        QString trouble;
        for (const auto &[from, to] : copies) {
            QFile source{from};
            // The dialog has asked about overwriting already.
            if (!folder && QFile::exists(to) && QFileInfo{to} != QFileInfo{from})
                QFile::remove(to);
            if (trouble.isEmpty() && !source.copy(to))
                trouble = source.errorString();
        }
        QMetaObject::invokeMethod(
            this, [this, trouble, count = copies.size()] { tellSaved(trouble, count); },
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
