#pragma once

#include "core/sandbox/fakehttpserver.h"

#include <QCache>
#include <QFuture>
#include <QSize>
#include <QThreadPool>

namespace limner {

//! Draws the pictures of the simulated providers in the background and keeps the last ones as PNG.
class SimPictures {
public:
    SimPictures();
    ~SimPictures();
    SimPictures(const SimPictures &) = delete;
    SimPictures &operator=(const SimPictures &) = delete;

    //! Begins to draw unless it is done or under way.
    void prepare(const QString &prompt, qint64 seed, QSize size);
    //! PNG bytes; waits for the drawing when it is not done yet.
    [[nodiscard]] QByteArray png(const QString &prompt, qint64 seed, QSize size);

private:
    [[nodiscard]] QFuture<QByteArray> drawing(const QString &prompt, qint64 seed, QSize size);

    QThreadPool m_pool;
    QCache<QString, QFuture<QByteArray>> m_drawings; //!< cost in KiB, as estimated from the pixels
};

//! The file as the delivery host sends it: ETag, ranges, long life.
[[nodiscard]] ServedReply deliver(const ServedRequest &request, const QByteArray &bytes,
                                  const QByteArray &contentType);

} // namespace limner
