#include "ui/gallery/inputpicture.h"

#include "core/picture/picturedecoder.h"
#include "core/picture/reducer.h"
#include "ui/common/checkers.h"

#include <QPainter>

namespace limner {

namespace {

constexpr int edge = 40;
constexpr int mostPixelRatio = 3;

QImage likenessOf(const QString &file)
{
    QImage image = pictureOfFile(file, edge * mostPixelRatio).value_or(QImage{});
    if (!image.hasAlphaChannel())
        return image;
    QImage opaque{image.size(), QImage::Format_RGB32};
    QPainter painter{&opaque};
    painter.fillRect(opaque.rect(), checkers(opaque.width() / 8));
    painter.drawImage(0, 0, image);
    return opaque;
}

} // namespace

InputPicture::InputPicture(QWidget *parent)
    : QLabel{parent}
{
    setFixedSize(edge, edge);
}

void InputPicture::setInput(const Inputs &inputs, const QString &name)
{
    if (name == m_name) {
        if (!m_fileName.isEmpty())
            emit named(m_fileName);
        return;
    }
    m_name = name;
    m_fileName.clear();
    clear();
    m_errands.dropWaiting(); // what was wanted before
    m_errands.send(
        [inputs, name] {
            return Read{inputs.fileName(name), likenessOf(inputs.path(name))};
        },
        [this, name](const Read &read) { take(name, read); });
}

void InputPicture::take(const QString &name, const Read &read)
{
    if (name != m_name)
        return;
    if (!read.image.isNull()) {
        const qreal ratio = devicePixelRatioF();
        const QSize most = QSize{edge, edge} * ratio;
        QPixmap likeness = QPixmap::fromImage(
            reduced(read.image, read.image.size().scaled(most, Qt::KeepAspectRatio)));
        likeness.setDevicePixelRatio(ratio);
        setPixmap(likeness);
    }
    m_fileName = read.fileName;
    if (!m_fileName.isEmpty())
        emit named(m_fileName);
}

} // namespace limner
