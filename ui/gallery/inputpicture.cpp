#include "ui/gallery/inputpicture.h"

#include "core/base/stepaside.h"
#include "core/picture/picturedecoder.h"
#include "ui/common/checkers.h"

#include <QPainter>

namespace limner {

namespace {

constexpr int edge = 40;
constexpr int mostPixelRatio = 3;

QImage likenessOf(const QString &file)
{
    const QImage image = pictureOfFile(file, edge * mostPixelRatio).value_or(QImage{});
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
    m_pool.setMaxThreadCount(1);
}

InputPicture::~InputPicture()
{
    m_pool.clear();
    m_pool.waitForDone();
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
    m_pool.clear(); // what was wanted before
    startAside(m_pool, [this, inputs, name] {
        const QString fileName = inputs.fileName(name);
        const QImage image = likenessOf(inputs.path(name));
        QMetaObject::invokeMethod(
            this, [=, this] { take(name, fileName, image); }, Qt::QueuedConnection);
    });
}

void InputPicture::take(const QString &name, const QString &fileName, const QImage &image)
{
    if (name != m_name)
        return;
    if (!image.isNull()) {
        const qreal ratio = devicePixelRatioF();
        QPixmap likeness = QPixmap::fromImage(
            image.scaled(QSize{edge, edge} * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        likeness.setDevicePixelRatio(ratio);
        setPixmap(likeness);
    }
    m_fileName = fileName;
    if (!fileName.isEmpty())
        emit named(fileName);
}

} // namespace limner
