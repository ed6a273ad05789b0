#include "core/sandbox/simpictures.h"

#include "core/base/digest.h"
#include "core/base/stepaside.h"
#include "core/sandbox/paint/painter.h"
#include "core/sandbox/servedrange.h"

#include <QBuffer>
#include <QImage>
#include <QPromise>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

QByteArray encode(const QString &prompt, qint64 seed, QSize size)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    // Quality 80 is zlib level 1 or so: several times quicker than the default, a little larger.
    paintSandboxPicture(prompt, seed, size).save(&buffer, "PNG", 80);
    return bytes;
}

} // namespace

SimPictures::SimPictures()
{
    m_pool.setMaxThreadCount(1);
    m_drawings.setMaxCost(96 << 10);
}

SimPictures::~SimPictures()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void SimPictures::prepare(const QString &prompt, qint64 seed, QSize size)
{
    static_cast<void>(drawing(prompt, seed, size));
}

QByteArray SimPictures::png(const QString &prompt, qint64 seed, QSize size)
{
    return drawing(prompt, seed, size).result();
}

QFuture<QByteArray> SimPictures::drawing(const QString &prompt, qint64 seed, QSize size)
{
    const QString key = u"%1x%2 %3 %4"_s.arg(size.width()).arg(size.height()).arg(seed).arg(prompt);
    if (const QFuture<QByteArray> *const known = m_drawings.object(key))
        return *known;
    auto promise = std::make_shared<QPromise<QByteArray>>();
    QFuture<QByteArray> future = promise->future();
    promise->start();
    startAside(m_pool, [promise, prompt, seed, size] {
        promise->addResult(encode(prompt, seed, size));
        promise->finish();
    });
    const qsizetype cost = qsizetype{size.width()} * size.height() / 512; // about two bytes a pixel
    m_drawings.insert(key, new QFuture<QByteArray>{future}, std::min<qsizetype>(cost, 90 << 10));
    return future;
}

ServedReply deliver(const ServedRequest &request, const QByteArray &bytes,
                    const QByteArray &contentType)
{
    ServedReply reply{.headers = {{"Content-Type", contentType},
                                  {"Cache-Control", "public, max-age=3600"},
                                  {"Accept-Ranges", "bytes"},
                                  {"ETag", '"' + md5(bytes).toHex() + '"'}},
                      .body = bytes};
    applyRange(request, reply);
    return reply;
}

} // namespace limner
