#include "ui/gallery/dragout.h"

#include "core/picture/picturedecoder.h"
#include "ui/common/draggedpictures.h"
#include "ui/common/droppedpicture.h"
#include "ui/gallery/linkedpicture.h"

#include <QDrag>
#include <QFile>
#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int pictureEdge = 96;

//! Data whose pixels are made when they are asked for, and kept.
class LazyPicture final : public QMimeData {
public:
    explicit LazyPicture(QString file)
        : m_file{std::move(file)}
    {}

    [[nodiscard]] QStringList formats() const override
    {
        return QMimeData::formats() << imageType();
    }
    [[nodiscard]] bool hasFormat(const QString &type) const override
    {
        return formats().contains(type);
    }

protected:
    [[nodiscard]] QVariant retrieveData(const QString &type, QMetaType wanted) const override
    {
        if (type != imageType())
            return QMimeData::retrieveData(type, wanted);
        if (m_image.isNull())
            m_image = pictureOfFile(m_file).value_or(QImage{});
        return m_image.isNull() ? QVariant{} : QVariant{m_image};
    }

private:
    //! By which Qt offers every format that it can write.
    static QString imageType() { return u"application/x-qt-image"_s; }

    QString m_file;
    mutable QImage m_image;
};

//! For our own form; with some missing nobody would know which is which.
void addNames(QMimeData &data, const DragLoad &load, const std::vector<ArtworkId> &ids)
{
    if (ids.size() != size_t(load.files.size()) + load.missing.size())
        return;
    QByteArrayList names;
    for (const ArtworkId id : ids)
        names << QByteArray::number(id);
    data.setData(QLatin1StringView{artworkMimeType}, names.join('\n'));
}

QList<QUrl> urlsOf(const QStringList &links)
{
    QList<QUrl> urls;
    for (const QString &link : links)
        urls.append(QUrl{link});
    return urls;
}

} // namespace

DragLoad loadOf(Outbox &outbox, const Originals &originals, const std::vector<ArtworkId> &ids)
{
    DragLoad load;
    for (const LinkedPicture &one : linkedPictures(outbox, ids)) {
        const QString file = originals.absolutePath(one.facts.artwork);
        if (QFile::exists(file))
            load.files.append(QUrl::fromLocalFile(file));
        else
            load.missing.push_back(one.facts.artwork.id);
        if (one.link)
            load.links.append(one.link->url);
        else if (!load.unlinked)
            load.unlinked = one.link.error();
    }
    return load;
}

std::unique_ptr<QMimeData> offeredData(const DragLoad &load, const std::vector<ArtworkId> &ids,
                                       DragWish wish)
{
    const bool asFiles = wish == DragWish::Files;
    std::unique_ptr<QMimeData> data =
        asFiles && load.files.size() == 1
            ? std::make_unique<LazyPicture>(load.files.front().toLocalFile())
            : std::make_unique<QMimeData>();
    const QList<QUrl> urls = asFiles ? load.files : urlsOf(load.links);
    if (!urls.isEmpty())
        data->setUrls(urls);
    if (!load.links.isEmpty())
        data->setText(load.links.join(u'\n'));
    setDraggedPictures(*data, ids);
    addNames(*data, load, ids);
    return data;
}

void runDrag(QObject &source, std::unique_ptr<QMimeData> data, const QPixmap &picture)
{
    auto *const drag = new QDrag{&source}; // deletes itself when it ends
    drag->setMimeData(data.release());     // takes it over
    if (!picture.isNull())
        drag->setPixmap(picture.scaled(pictureEdge, pictureEdge, Qt::KeepAspectRatio,
                                       Qt::SmoothTransformation));
    drag->exec(Qt::CopyAction); // the platform's own loop; there is no other way to drag
}

} // namespace limner
