#pragma once

#include "core/base/errands.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QStringList>

namespace limner {

//! Pixmaps of covers: asked for when they are seen, cropped and rounded on a pool thread, kept up
//! to a number of bytes. Looking one up never decodes. Where covers come from is not its business:
//! it says which are missing, and is told what came.
class CoverLoader final : public QObject {
    Q_OBJECT
public:
    explicit CoverLoader(QObject *parent = nullptr);

    //! Size of a cover in device pixels, and how round its corners are there.
    void setCover(QSize device, qreal ratio, int radius);
    //! What is seen now, by address, the most urgent first. What was asked for before and is not
    //! seen any more may still come, and is kept.
    void want(const QStringList &addresses);
    //! nullptr while it is not here. May still have another size.
    [[nodiscard]] const QPixmap *pixmap(const QString &address) const
    {
        return m_pixmaps.object(address);
    }
    [[nodiscard]] bool hasFailed(const QString &address) const
    {
        return m_failed.contains(address);
    }
    //! The whole picture, for whoever shows it larger; null while it is not here.
    [[nodiscard]] QImage image(const QString &address) const;

public slots:
    //! A null image: it cannot be had.
    void take(const QString &address, const QImage &image);
    //! What failed may be tried again, as when the network is back.
    void forgetFailures() { m_failed.clear(); }

signals:
    //! All that is seen and not here; what was missing before and is not named any more is not
    //! needed now.
    void missing(const QStringList &addresses);
    void loaded(const QString &address);

private:
    void crop(const QString &address, const QImage &image);
    void keep(const QString &address, QSize device, QImage cover);

    Errands m_errands{this};
    QCache<QString, QImage> m_images;
    QCache<QString, QPixmap> m_pixmaps;
    QStringList m_missing;   //!< as told last
    QSet<QString> m_cropped; //!< on their way through the pool
    QSet<QString> m_failed;
    QSize m_device = {167, 98};
    qreal m_ratio = 1;
    int m_radius = 8;
};

} // namespace limner
