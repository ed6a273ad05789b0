// biglibrary FOLDER COUNT: a library with so many finished jobs of one stored picture each.
// Thumbnails are there, the originals are not: nothing that is measured opens them.
// biglibrary --pictures FOLDER COUNT: so many PNG of 1024 x 1024, each another.
#include "core/jobs/jobstore.h"
#include "core/library/library.h"
#include "core/library/thumbnailpack.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

constexpr int batch = 10'000; // in one commit
constexpr int smallEdge = 256;

void stopOn(const Error &error)
{
    qFatal("%s", qUtf8Printable(error.message));
}

//! Soft light, fine patterns and grain, like what models answer with.
QImage painted(int edge, int number)
{
    QImage image{edge, edge, QImage::Format_RGB32};
    QRandomGenerator random{static_cast<quint32>(number)};
    const QColor tint = QColor::fromHsv(number * 37 % 360, 120, 255);
    for (int y = 0; y < edge; ++y) {
        auto *const line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < edge; ++x) {
            const double u = double(x) / edge;
            const double v = double(y) / edge;
            const double light = 0.5 + 0.25 * std::sin(5 * u + 3 * v + number) +
                                 0.1 * std::sin(40 * u * v) +
                                 0.07 * std::sin(150 * u) * std::cos(120 * v);
            const auto channel = [&](int of) {
                return std::clamp(int(light * of) + random.bounded(7) - 3, 0, 255);
            };
            line[x] = qRgb(channel(tint.red()), channel(tint.green()), channel(tint.blue()));
        }
    }
    return image;
}

int writePictures(const QString &folder, int count)
{
    for (int number = 0; number < count; ++number) {
        const QString file = u"%1/%2.png"_s.arg(folder).arg(number);
        if (!painted(1024, number).save(file))
            qFatal("cannot write %s", qUtf8Printable(file));
    }
    return 0;
}

QByteArray thumbnail(int number)
{
    const QImage image = painted(smallEdge, number);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    image.save(&buffer, "JPEG", 85);
    return bytes;
}

Request request(int number)
{
    static const QStringList words{u"lighthouse"_s, u"harbour"_s, u"orchard"_s, u"kitchen"_s,
                                   u"mountain"_s,   u"garden"_s,  u"river"_s};
    Request request{.provider = u"bench"_s, .model = u"acme/inkbrush"_s, .version = u"v1"_s};
    request.parameters["prompt"] =
        u"a %1 above a quiet %2 at dawn, number %3"_s
            .arg(words.at(number % words.size()), words.at(number / 7 % words.size()))
            .arg(number)
            .toStdString();
    request.parameters["seed"] = number;
    return request;
}

Job finishedJob(int number, const QDateTime &at)
{
    Job job;
    job.id = u"job-%1"_s.arg(number);
    job.state = JobState::Done;
    job.request = request(number);
    job.remoteId = u"remote-%1"_s.arg(number);
    job.createdAt = at;
    job.submittedAt = at;
    job.succeededAt = at.addSecs(6);
    job.finishedAt = at.addSecs(7);
    job.predictSeconds = 5;
    job.billed = true;
    return job;
}

ArtworkId addPicture(Library &library, int number, const Job &job)
{
    Artwork artwork;
    artwork.uuid = u"picture-%1"_s.arg(number);
    artwork.jobId = job.id;
    artwork.createdAt = job.succeededAt;
    artwork.request = job.request;
    artwork.seed = number;
    artwork.path = u"2026/01/%1.png"_s.arg(artwork.uuid);
    artwork.sha256 = QByteArray(32, 'x');
    artwork.md5 = QByteArray(16, 'x');
    artwork.mediaType = u"image/png"_s;
    artwork.size = {1024, 1024};
    artwork.bytes = 1'500'000;
    const Result<ArtworkId> id = library.insert(std::move(artwork));
    if (!id)
        stopOn(id.error());
    return *id;
}

void run(Database &database, const QString &sql, const QVariantList &values = {})
{
    if (const Result<QSqlQuery> done = database.run(sql, values); !done)
        stopOn(done.error());
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication qt{argc, argv};
    if (argc == 4 && qt.arguments().at(1) == u"--pictures"_s)
        return writePictures(QString::fromLocal8Bit(argv[2]), QByteArray{argv[3]}.toInt());
    if (argc != 3)
        qFatal("biglibrary FOLDER COUNT");
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const int count = QByteArray{argv[2]}.toInt();
    SystemClock clock;
    const Result<std::unique_ptr<Library>> library = Library::open(folder, clock);
    if (!library)
        stopOn(library.error());
    Database &database = (*library)->database();
    JobStore jobs{database};
    ThumbnailPack pack{folder + u"/thumbnails/pack"_s};
    std::vector<QByteArray> thumbnails;
    std::vector<PictureSignature> looks;
    for (int i = 0; i < 360; ++i) {
        thumbnails.push_back(thumbnail(i));
        looks.push_back(signatureOf(painted(smallEdge, i)));
    }
    const QDateTime first = clock.now().addSecs(-600LL * count); // a picture every ten minutes
    for (int number = 0; number < count;) {
        Database::Transaction transaction{database};
        std::map<ArtworkId, std::optional<PictureSignature>> seen;
        for (const int end = std::min(count, number + batch); number < end; ++number) {
            Job job = finishedJob(number, first.addSecs(600LL * number));
            if (const Result<> done = jobs.insert(job); !done)
                stopOn(done.error());
            const ArtworkId id = addPicture(**library, number, job);
            seen[id] = looks.at(static_cast<size_t>(number % 360));
            const Result<PackPlace> place =
                pack.append(id, smallEdge, thumbnails.at(static_cast<size_t>(number % 360)));
            if (!place)
                stopOn(place.error());
            run(database,
                u"INSERT INTO thumbnails (artwork_id, edge, offset, length) VALUES (?, ?, ?, ?)"_s,
                {id, smallEdge, place->offset, place->length});
        }
        if (const Result<> done = transaction.commit(); !done)
            stopOn(done.error());
        (*library)->noteLooks(seen);
    }
    run(database, u"INSERT OR IGNORE INTO stores (location) VALUES ('sandbox/limner-sandbox')"_s);
    run(database, u"INSERT INTO uploads (artwork_id, state, object_key, store_id, stored_at)"
                  " SELECT a.id, 'stored', 'bench/' || a.uuid, s.id, a.created_at"
                  " FROM artworks a, stores s"_s);
    return 0;
}
