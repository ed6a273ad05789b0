#include "ui/common/qrcode.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace limner {
namespace {

constexpr int quietZone = 4; // modules; ISO/IEC 18004

struct FreeCode {
    void operator()(QRcode *code) const { QRcode_free(code); }
};

} // namespace

QImage qrImage(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty())
        return {};
    const std::unique_ptr<QRcode, FreeCode> code{QRcode_encodeData(
        static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char *>(bytes.constData()),
        0, QR_ECLEVEL_M)};
    if (!code)
        return {};
    const int edge = code->width + 2 * quietZone;
    QImage image{edge, edge, QImage::Format_Grayscale8};
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        uchar *const line = image.scanLine(y + quietZone) + quietZone;
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1) != 0)
                line[x] = 0;
        }
    }
    return image;
}

QrCode::QrCode(QWidget *parent)
    : QWidget{parent}
{
    setObjectName(QStringLiteral("qrCode"));
    setAccessibleName(tr("Link as a QR code"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCode::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_image = qrImage(text);
    update();
}

void QrCode::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    QPainter painter{this};
    const double ratio = devicePixelRatioF();
    const int room = static_cast<int>(std::min(width(), height()) * ratio);
    // Modules of one size each, or a reader stumbles.
    const double scale = std::max(1, room / m_image.width()) / ratio;
    const double code = m_image.width() * scale;
    const QRectF whole = rect();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(whole, metrics::radius, metrics::radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double left = std::floor((whole.width() - code) / 2 * ratio) / ratio;
    const double top = std::floor((whole.height() - code) / 2 * ratio) / ratio;
    painter.drawImage(QRectF{left, top, code, code}, m_image);
}

} // namespace limner
