// Thumbnails of 256 px: ours beside QImageReader with smooth scaling, and beside GraphicsMagick and
// libvips where they are installed.
#include "core/picture/picturedecoder.h"

#include <QBuffer>
#include <QDir>
#include <QImageReader>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThreadPool>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

constexpr int edge = 256;
constexpr int files = 40;
constexpr int threads = 2;

//! Soft light, fine patterns and grain: about 2 MB as a PNG, like what models answer with.
QImage painted(QSize size)
{
    QImage image{size, QImage::Format_RGB32};
    QRandomGenerator random{1};
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const double u = double(x) / size.width();
            const double v = double(y) / size.height();
            const double light = 128 + 60 * std::sin(5 * u + 3 * v) + 25 * std::sin(40 * u * v) +
                                 18 * std::sin(150 * u) * std::cos(120 * v);
            const auto channel = [&](double by) {
                return std::clamp(int(light * by) + random.bounded(7) - 3, 0, 255);
            };
            image.setPixel(x, y, qRgb(channel(1), channel(0.85), channel(0.7)));
        }
    }
    return image;
}

const QByteArray &written(const char *format)
{
    static std::map<QByteArray, QByteArray> kept;
    QByteArray &bytes = kept[format];
    if (bytes.isEmpty()) {
        QBuffer buffer{&bytes};
        buffer.open(QIODevice::WriteOnly);
        painted({1024, 1024}).save(&buffer, format);
    }
    return bytes;
}

QImage ours(const QByteArray &bytes)
{
    return *decodedPicture(bytes, edge);
}

QImage byQt(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader{&buffer};
    reader.setScaledSize(reader.size().scaled(edge, edge, Qt::KeepAspectRatio));
    return reader.read();
}

//! The best of a few: the machine has other things to do.
double milliseconds(int rounds, const auto &work)
{
    double best = 1e9;
    for (int i = 0; i < rounds; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count());
    }
    return best;
}

void thumbnail(benchmark::State &state, QImage (*make)(const QByteArray &), const char *format)
{
    const QByteArray &bytes = written(format);
    for (auto _ : state)
        benchmark::DoNotOptimize(make(bytes));
}
BENCHMARK_CAPTURE(thumbnail, png_ours, &ours, "png");
BENCHMARK_CAPTURE(thumbnail, png_qt, &byQt, "png");
BENCHMARK_CAPTURE(thumbnail, jpeg_ours, &ours, "jpg");
BENCHMARK_CAPTURE(thumbnail, jpeg_qt, &byQt, "jpg");
BENCHMARK_CAPTURE(thumbnail, webp_ours, &ours, "webp");
BENCHMARK_CAPTURE(thumbnail, webp_qt, &byQt, "webp");

//! From files to files, on two threads.
void makeAll(const QStringList &names, const QString &to)
{
    QThreadPool pool;
    pool.setMaxThreadCount(threads);
    for (const QString &name : names)
        pool.start([name, to] {
            pictureOfFile(name, edge)
                ->save(to + u'/' + QFileInfo{name}.baseName() + u".jpg"_s, "jpg", 85);
        });
}

//! A program that takes many files, run twice at once with half of them each.
void runAll(const QString &program, const QStringList &options, const QStringList &names,
            const QString &folder)
{
    QProcess halves[threads];
    for (int i = 0; i < threads; ++i) {
        halves[i].setWorkingDirectory(folder);
        halves[i].start(program,
                        options + names.mid(i * names.size() / threads, names.size() / threads));
    }
    for (QProcess &half : halves) {
        half.waitForFinished(-1);
        if (half.exitCode() != 0)
            std::printf("%s: %s\n", qPrintable(program), half.readAllStandardError().constData());
    }
}

void compare(const char *format)
{
    const QTemporaryDir folder;
    const QDir from{folder.path()};
    from.mkpath(u"out"_s);
    const QString to = folder.filePath(u"out"_s);
    QStringList names;
    for (int i = 0; i < files; ++i) {
        QFile file{folder.filePath(u"%1.%2"_s.arg(i).arg(QLatin1StringView{format}))};
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write(written(format));
        names.append(file.fileName());
    }
    const double own = milliseconds(5, [&] { makeAll(names, to); });
    std::printf("%s: %.2f ms each from file to file, %d threads\n", format, own / files, threads);
    const QString size = u"%1x%1"_s.arg(edge);
    if (QStandardPaths::findExecutable(u"gm"_s).isEmpty()) {
        std::printf("%s: no GraphicsMagick here\n", format);
    } else {
        const QStringList options{u"mogrify"_s, u"-output-directory"_s, u"out"_s, u"-size"_s,
                                  size,         u"-thumbnail"_s,        size,     u"-quality"_s,
                                  u"85"_s,      u"-format"_s,           u"jpg"_s};
        const double gm = milliseconds(
            5, [&] { runAll(u"gm"_s, options, from.entryList(QDir::Files), from.path()); });
        std::printf("%s: %.2f x gm mogrify\n", format, own / gm);
    }
    if (QStandardPaths::findExecutable(u"vipsthumbnail"_s).isEmpty()) {
        std::printf("%s: no libvips here\n", format);
    } else {
        const QStringList options{u"--size"_s, size, u"-o"_s, to + u"/%s.jpg[Q=85]"_s};
        const double vips =
            milliseconds(5, [&] { runAll(u"vipsthumbnail"_s, options, names, from.path()); });
        std::printf("%s: %.2f x vipsthumbnail\n", format, own / vips);
    }
}

} // namespace

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    for (const char *const format : {"png", "jpg", "webp"}) {
        const QByteArray &bytes = written(format);
        const double own = milliseconds(20, [&] { benchmark::DoNotOptimize(ours(bytes)); });
        const double qt = milliseconds(20, [&] { benchmark::DoNotOptimize(byQt(bytes)); });
        std::printf("%s of %lld kB: %.2f ms, %.2f x QImageReader (%.2f ms)\n", format,
                    static_cast<long long>(bytes.size() / 1024), own, own / qt, qt);
        compare(format);
    }
    return 0;
}
