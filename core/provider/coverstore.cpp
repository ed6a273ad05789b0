#include "core/provider/coverstore.h"

#include "core/base/digest.h"
#include "core/base/pool.h"
#include "core/net/httpclient.h"
#include "core/picture/picturedecoder.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr size_t mostWanted = 500;
constexpr int mostRedirects = 2;
constexpr int longestEdge = 16'384;

//! As every picture is: upright, in sRGB; drawings and documents, programs of a kind, are none.
Result<QImage> decoded(const QByteArray &bytes, int side)
{
    const PictureWish wish{.edges = {side},
                           .limits = {.bytes = CoverStore::largestFile,
                                      .pixels = CoverStore::mostPixels,
                                      .edge = longestEdge}};
    Result<DecodedPictures> pictures = decodedPictures(bytes, wish);
    if (pictures)
        return std::move(pictures->images.front());
    Error error = pictures.error();
    if (error.kind == ErrorKind::Truncated)
        error.kind = ErrorKind::NotAnImage; // it came in full, and will be no longer next time
    return fail(std::move(error));
}

//! In the size it is shown in. Without the copy it is merely fetched again.
void keep(const QImage &image, const QString &file, int most)
{
    QDir folder{QFileInfo{file}.path()};
    folder.mkpath(u"."_s);
    QSaveFile out{file};
    const bool isWritten =
        out.open(QIODevice::WriteOnly) &&
        (image.hasAlphaChannel() ? image.save(&out, "PNG") : image.save(&out, "JPEG", 88));
    if (!isWritten || !out.commit())
        return;
    const QStringList kept = folder.entryList({u"*.cover"_s}, QDir::Files, QDir::Time);
    for (const QString &oldest : kept.mid(most))
        folder.remove(oldest);
}

Result<QImage> keptCover(const QString &file, int side)
{
    QFile kept{file};
    if (!kept.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound);
    return decoded(kept.readAll(), side);
}

Result<QImage> newCover(const QByteArray &bytes, const QString &file, int side)
{
    Result<QImage> image = decoded(bytes, side);
    if (image)
        keep(*image, file, CoverStore::mostKept);
    return image;
}

} // namespace

CoverStore::CoverStore(Catalog &catalog, HttpClient &http, QString folder, int side,
                       QObject *parent)
    : QObject{parent}
    , m_catalog{catalog}
    , m_http{http}
    , m_folder{std::move(folder)}
    , m_side{side}
{}

QString CoverStore::fileFor(const QString &address) const
{
    return m_folder + u'/' + QString::fromLatin1(sha256Hex(address.toUtf8())) + u".cover"_s;
}

void CoverStore::want(const QString &address)
{
    if (m_underWay.contains(address) || m_scope.stopToken().stop_requested())
        return;
    std::erase(m_wanted, address);
    m_wanted.push_back(address);
    if (m_wanted.size() > mostWanted)
        m_wanted.erase(m_wanted.begin());
    goOn();
}

void CoverStore::goOn()
{
    while (!m_wanted.empty() && m_underWay.size() < size_t{mostAtOnce} &&
           !m_scope.stopToken().stop_requested()) {
        const QString address = m_wanted.back();
        m_wanted.pop_back();
        m_underWay.insert(address);
        m_scope.spawn(bring(address));
    }
}

QCoro::Task<> CoverStore::bring(QString address)
{
    const Result<QImage> image = co_await imageAt(address);
    m_underWay.erase(address);
    if (image) {
        emit ready(address, *image);
    } else {
        if (!image.error().isTransient() && image.error().kind != ErrorKind::Cancelled)
            m_refused.insert_or_assign(address, image.error());
        emit failed(address, image.error());
    }
    goOn();
}

AsyncResult<QImage> CoverStore::imageAt(QString address)
{
    const QString file = fileFor(address);
    Result<QImage> kept = co_await onPool(&keptCover, file, m_side);
    if (kept)
        co_return kept;
    if (const auto refused = m_refused.find(address); refused != m_refused.end())
        co_return fail(refused->second);
    Result<QByteArray> bytes = co_await download(address);
    if (!bytes)
        co_return propagate(bytes);
    co_return co_await onPool(&newCover, std::move(*bytes), file, m_side);
}

AsyncResult<QByteArray> CoverStore::download(QString address)
{
    for (int step = 0; step <= mostRedirects; ++step) {
        // A provider knows which addresses are fit to be fetched, and where its key may go.
        Result<HttpRequest> request = fail(ErrorKind::NotConfigured, u"no provider"_s);
        for (Provider *const one : m_catalog.all()) {
            request = one->outputRequest(address);
            if (request)
                break;
        }
        if (!request)
            co_return propagate(request);
        request->maxBytes = largestFile;
        request->totalTimeout = 2min;
        const Result<HttpResponse> response =
            co_await m_http.send(std::move(*request), m_scope.stopToken());
        if (!response)
            co_return propagate(response);
        if (response->isSuccess())
            co_return response->body;
        address = QString::fromUtf8(response->header("location"));
        if (response->status < 300 || response->status >= 400 || address.isEmpty()) {
            Error error{ErrorKind::NotFound, u"HTTP %1"_s.arg(response->status)};
            error.kind = response->status >= 500 ? ErrorKind::ServerError : ErrorKind::NotFound;
            error.httpStatus = response->status;
            co_return fail(std::move(error));
        }
    }
    co_return fail(ErrorKind::Redirected, u"too often"_s);
}

} // namespace limner
