// librarydriver LIBRARY: what the gallery asks of a library, and thumbnails that are there already,
// from the pack and as the desktop keeps them. Prints one line of JSON, times in ms.
#include "core/library/artworkreader.h"
#include "core/library/thumbnailpack.h"
#include "core/picture/keptthumbnail.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/pixelpool.h"

#include <QCoreApplication>
#include <QImage>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

constexpr int page = 200;
constexpr int rounds = 7;
constexpr int cached = 2'000;
constexpr int edge = 256;
constexpr qsizetype memoryOfGallery = 4 << 20;

double median(auto act)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const auto began = std::chrono::steady_clock::now();
        act();
        times.push_back(
            std::chrono::duration<double, std::milli>{std::chrono::steady_clock::now() - began}
                .count());
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[rounds / 2];
}

QByteArray timed(const QString &name, double time)
{
    return '"' + name.toUtf8().replace('"', "\\\"") + "\": " + QByteArray::number(time, 'f', 3);
}

//! As a freedesktop thumbnail manager keeps them: one PNG each.
QStringList writeDesktopFiles(const QTemporaryDir &folder, const std::vector<QImage> &images)
{
    QStringList out;
    for (const QImage &image : images) {
        out.append(folder.filePath(u"%1.png"_s.arg(out.size())));
        if (!image.save(out.back(), "png"))
            qFatal("cannot write %s", qUtf8Printable(out.back()));
    }
    return out;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication qt{argc, argv};
    if (argc != 2)
        qFatal("librarydriver LIBRARY");
    const QString folder = QString::fromLocal8Bit(argv[1]);
    SystemClock clock;
    const Result<std::unique_ptr<ArtworkReader>> reader = ArtworkReader::open(folder, clock);
    if (!reader)
        qFatal("%s", qUtf8Printable(reader.error().message));
    QByteArrayList searches;
    for (const QString &text : {u""_s,
                                u"lighthouse"_s,
                                u"l"_s,
                                u"th"_s,
                                u"光"_s,
                                u"above a quiet"_s,
                                u"-lighthouse"_s,
                                u"orchard|kitchen"_s,
                                u"\"quiet harbour\""_s,
                                u"seed:12*"_s,
                                u"seed:1-900"_s,
                                u"model:inkbrush"_s,
                                u"provider:bench"_s,
                                u"rating:>=4"_s,
                                u"is:favourite"_s,
                                u"is:uploaded"_s,
                                u"size:1024x?"_s,
                                u"ratio:1:1"_s,
                                u"date:today"_s,
                                u"date:\"last week\""_s,
                                u"cost:>0.01"_s,
                                u"lighthouse seed:7*"_s,
                                u"zzzz"_s}) {
        const double time = median([&] { (void)(*reader)->rows({.text = text, .limit = page}); });
        searches.append(timed(text, time));
    }
    const ThumbnailPack pack{folder + u"/thumbnails/pack"_s};
    const std::vector<ArtworkRow> rows = (*reader)->rows({.limit = cached});
    std::vector<PackPlace> places;
    std::vector<QImage> images;
    for (const ArtworkRow &row : rows) {
        places.push_back((*reader)->packed(row.id).places[edge]);
        images.push_back(*decodedPicture(pack.read(row.id, edge, places.back())));
    }
    PixelPool memory{memoryOfGallery};
    const double own = median([&] {
        for (size_t i = 0; i < rows.size(); ++i)
            (void)keptThumbnail(pack.read(rows[i].id, edge, places[i]), memory);
    });
    const QTemporaryDir desktop;
    const QStringList files = writeDesktopFiles(desktop, images);
    const double theirs = median([&] {
        for (const QString &file : files)
            (void)QImage{file};
    });
    std::printf(
        "{\"searches\": {%s}, \"cached_ms\": %.2f, \"desktop_ms\": %.2f, \"cached\": %zu}\n",
        searches.join(", ").constData(), own, theirs, rows.size());
    return 0;
}
