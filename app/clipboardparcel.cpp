#include "app/clipboardparcel.h"

#include <QBuffer>
#include <QDataStream>
#include <QImage>
#include <QMap>
#include <QMimeData>

#include <memory>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr qsizetype mostBytes = 256 * 1024 * 1024;

//! Qt's name for a picture that is kept as pixels.
QString pixels()
{
    return u"application/x-qt-image"_s;
}

} // namespace

QByteArray clipboardPicture(const QMimeData &data)
{
    const auto image = qvariant_cast<QImage>(data.imageData());
    QByteArray out;
    QBuffer buffer{&out};
    buffer.open(QIODevice::WriteOnly);
    constexpr int quick = 80; // the window is closing
    return !image.isNull() && image.save(&buffer, "PNG", quick) ? out : QByteArray{};
}

QByteArray clipboardParcel(const QMimeData &data)
{
    QMap<QString, QByteArray> parts;
    qsizetype bytes = 0;
    for (const QString &format : data.formats()) {
        const QByteArray part = format == pixels() ? clipboardPicture(data) : data.data(format);
        bytes += part.size();
        if (!part.isEmpty())
            parts.insert(format, part);
    }
    if (parts.isEmpty() || bytes > mostBytes)
        return {};
    QByteArray out;
    QDataStream stream{&out, QIODevice::WriteOnly};
    stream.setVersion(QDataStream::Qt_6_0);
    stream << parts;
    return out;
}

QMimeData *unpackClipboard(const QByteArray &parcel)
{
    QMap<QString, QByteArray> parts;
    QDataStream stream{parcel};
    stream.setVersion(QDataStream::Qt_6_0);
    stream >> parts;
    if (stream.status() != QDataStream::Ok || parts.isEmpty())
        return nullptr;
    auto data = std::make_unique<QMimeData>();
    for (auto part = parts.cbegin(); part != parts.cend(); ++part) {
        if (part.key() == pixels())
            data->setImageData(QImage::fromData(part.value(), "PNG"));
        else
            data->setData(part.key(), part.value());
    }
    return data.release();
}

} // namespace limner
