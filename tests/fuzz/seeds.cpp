// fuzz_seeds FOLDER: a small file of every kind, each in the folder of the program that begins with
// it.
#include "core/picture/embeddedrecord.h"
#include "core/picture/exifcomment.h"
#include "core/picture/records/picturetexts.h"
#include "core/picture/webppicture.h"
#include "tests/core/picture/pngfile.h"
#include "tests/core/picture/reduction.h"
#include "tests/core/picture/writtenpictures.h"

#include <QBuffer>
#include <QColorSpace>
#include <QDir>
#include <QFile>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

void keep(const QString &folder, const QStringList &programs, const QString &name,
          const QByteArray &bytes)
{
    for (const QString &program : programs) {
        QDir{folder}.mkpath(program);
        QFile file{folder + u'/' + program + u'/' + name};
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qUtf8Printable(file.fileName()));
    }
}

QByteArray jpegOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpg", 80);
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const QStringList heads{u"fuzz_imagecheck"_s, u"fuzz_picturechunks"_s, u"fuzz_cameradata"_s,
                            u"fuzz_barepicture"_s};
    QImage plain = photograph({23, 17});
    const QImage clear = photograph({23, 17}, true);
    const auto mixed = [](int y) { return y % 5; };
    keep(folder, heads + QStringList{u"fuzz_png"_s}, u"rgb.png"_s,
         PngFile{.image = plain, .filter = mixed}.bytes());
    keep(folder, heads + QStringList{u"fuzz_png"_s}, u"rgba.png"_s,
         PngFile{.image = clear, .filter = mixed, .part = 99, .beforePixels = pngChunk("tEXt", "a")}
             .bytes());
    keep(folder, {u"fuzz_pngstream"_s}, u"rows"_s, QByteArray::fromHex("160f0001") + "04030201");
    keep(folder, {u"fuzz_exifcomment"_s}, u"new"_s,
         *withUserComment({}, unicodeComment(u"a mill"_s)));
    keep(folder, {u"fuzz_exifcomment"_s}, u"turned"_s, orientationNotes(6));
    plain.setColorSpace(QColorSpace::DisplayP3);
    keep(folder, heads + QStringList{u"fuzz_jpeg"_s}, u"rgb.jpg"_s, jpegOf(plain));
    keep(folder, heads + QStringList{u"fuzz_webp"_s}, u"rgb.webp"_s, webpOf(plain, 80));
    keep(folder, heads + QStringList{u"fuzz_webp"_s}, u"rgba.webp"_s, webpOf(clear, 80));
    keep(folder, {u"fuzz_avif"_s, u"fuzz_imagecheck"_s}, u"rgb.avif"_s, avifOf(plain));
    keep(folder, {u"fuzz_jxl"_s, u"fuzz_imagecheck"_s}, u"rgba.jxl"_s, jxlOf(clear));
    keep(folder, {u"fuzz_heic"_s, u"fuzz_imagecheck"_s}, u"rgb.heic"_s, heicOf(plain));
    keep(folder, {u"fuzz_svg"_s}, u"some.svg"_s,
         "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"><g opacity=\".5\"><path "
         "d=\"M0 0L4 2\" fill=\"red\"/></g></svg>");
    keep(folder, {u"fuzz_embeddedrecord"_s}, u"some.xmp"_s,
         toXmp(
             EmbeddedRecord{.uuid = u"0b0f4c1e-3b5e-4f43-9d0c-0a6b4a3c2d1e"_s, .jobId = u"job"_s}));
    // What other tools write: as pictures, and as texts alone, which are quicker to change.
    const QDir tools{QStringLiteral(LIMNER_TEST_DATA "/metadata")};
    for (const QString &name : tools.entryList({u"*.png"_s, u"*.jpg"_s, u"*.webp"_s})) {
        QFile file{tools.filePath(name)};
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qUtf8Printable(file.fileName()));
        const QByteArray bytes = file.readAll();
        keep(folder, {u"fuzz_toolrecords"_s}, name, bytes);
        const PictureTexts all = PictureTexts::of(bytes);
        QByteArray texts;
        for (const PictureTexts::Text &text : all.all())
            texts += text.keyword.toUtf8() + '\0' + text.text.toUtf8() + '\0';
        keep(folder, {u"fuzz_toolrecords"_s}, name + u".texts"_s, texts);
    }
    return 0;
}
