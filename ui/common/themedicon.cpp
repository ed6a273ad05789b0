#include "ui/common/themedicon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <algorithm>
#include <vector>

namespace limner {
namespace {

using namespace Qt::StringLiterals;

//! Renders the SVG at exactly the asked number of device pixels, so no scale ever blurs it.
class SvgEngine final : public QIconEngine {
public:
    explicit SvgEngine(QByteArray svg)
        : m_svg{std::move(svg)}
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer renderer{m_svg};
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.4);
        renderer.render(painter, QRectF{rect});
        painter->restore();
    }

    //! Drawn once for each size: a button asks with every paint.
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const bool isFaint = mode == QIcon::Disabled;
        const auto kept = std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept &one) {
            return one.isFaint == isFaint && one.pixmap.size() == size;
        });
        if (kept != m_kept.end())
            return kept->pixmap;
        QPixmap pixmap{size};
        pixmap.fill(Qt::transparent);
        QPainter painter{&pixmap};
        painter.setRenderHint(QPainter::Antialiasing);
        paint(&painter, QRect{QPoint{}, size}, mode, state);
        painter.end();
        if (m_kept.size() == mostKept)
            m_kept.erase(m_kept.begin());
        m_kept.push_back({isFaint, pixmap});
        return pixmap;
    }

    QIconEngine *clone() const override { return new SvgEngine{m_svg}; }
    bool isNull() override { return m_svg.isEmpty(); }

private:
    struct Kept {
        bool isFaint;
        QPixmap pixmap;
    };
    static constexpr size_t mostKept = 4; //!< sizes; a screen's and the next one's

    QByteArray m_svg;
    std::vector<Kept> m_kept;
};

} // namespace

QIcon themedIcon(const QString &name, const QColor &colour)
{
    QFile file{u":/icons/"_s + name + u".svg"_s};
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    return QIcon{new SvgEngine{std::move(svg)}};
}

} // namespace limner
