// What the programs that people drag pictures from put into a drop, and which way to the picture is
// taken from it: the original before what was written anew, and never a file that a web page names.

#include "tests/support/pictures.h"
#include "ui/common/droppedpicture.h"

#include <QDir>
#include <QMimeData>
#include <QUrl>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

using Formats = QList<std::pair<QString, QByteArray>>;

QByteArray wide(const QString &text)
{
    return {reinterpret_cast<const char *>(text.utf16()), text.size() * 2};
}

std::unique_ptr<QMimeData> dropOf(const Formats &formats)
{
    auto data = std::make_unique<QMimeData>();
    for (const auto &[format, bytes] : formats)
        data->setData(format, bytes);
    return data;
}

QString wordFor(const PictureSource &source)
{
    switch (source.kind) {
    case PictureSource::Kind::Artwork:
        return u"artwork %1"_s.arg(source.artwork);
    case PictureSource::Kind::File:
        return u"file "_s + source.place;
    case PictureSource::Kind::Address:
        return u"address "_s + source.place;
    case PictureSource::Kind::Bytes:
        return u"bytes "_s + QString::fromLatin1(source.bytes.left(12));
    case PictureSource::Kind::Pixels:
        return u"pixels"_s;
    }
    return {};
}

//! One line for each picture: its ways, best first.
QStringList waysIn(const PictureOffer &offer)
{
    QStringList out;
    for (const DroppedPicture &picture : offer.pictures) {
        QStringList ways;
        for (const PictureSource &source : picture)
            ways << wordFor(source);
        out << ways.join(u" > "_s);
    }
    return out;
}

constexpr qint64 most = 1'000'000;
const QString artworks{QLatin1StringView{artworkMimeType}};

} // namespace

class TestDroppedPicture : public QObject {
    Q_OBJECT
private slots:
    void ways_data();
    void ways();
    void theGallerysPicturesCountOnlyHere();
    void dataAboveTheLimitIsLeftOut();
    void pixelsAreTheLastResort();
    void aPageMayNotNameFilesOfThisComputer();
    void namesComeAlong();
    void text_data();
    void text();
    void formatsAloneTell();
};

void TestDroppedPicture::ways_data()
{
    QTest::addColumn<Formats>("formats");
    QTest::addColumn<QStringList>("expected");
    const QString shot = QDir::tempPath() + u"/dnd_file/fox.jpg"_s;
    const QByteArray shotUri = QUrl::fromLocalFile(shot).toEncoded();

    QTest::newRow("nothing") << Formats{} << QStringList{};
    QTest::newRow("words") << Formats{{u"text/plain"_s, "a fox in the snow"}} << QStringList{};
    QTest::newRow("a file manager")
        << Formats{{u"text/uri-list"_s, "file:///pictures/a/fox.png\r\n"},
                   {u"text/plain"_s, "/pictures/a/fox.png"}}
        << QStringList{u"file /pictures/a/fox.png"_s};
    QTest::newRow("a file manager, several")
        << Formats{{u"text/uri-list"_s, "file:///a/1.png\r\nfile:///a/2%20b.png\r\n"}}
        << QStringList{u"file /a/1.png"_s, u"file /a/2 b.png"_s};
    QTest::newRow("copied in a file manager")
        << Formats{{u"x-special/gnome-copied-files"_s, "copy\nfile:///a/1.png\nfile:///a/2.png"}}
        << QStringList{u"file /a/1.png"_s, u"file /a/2.png"_s};
    QTest::newRow("a painting program")
        << Formats{{u"image/tiff"_s, "II*tiff"}, {u"image/png"_s, "PNGdata"}}
        << QStringList{u"bytes PNGdata"_s};
    QTest::newRow("a drawing is no picture here")
        << Formats{{u"image/svg+xml"_s, "<svg/>"}} << QStringList{};

    // Firefox: a picture inside a link. The link is the page, the promise is the picture.
    QTest::newRow("Firefox")
        << Formats{{u"text/x-moz-url"_s, wide(u"https://a.example/page\nFoxes"_s)},
                   {u"application/x-moz-file-promise-url"_s, wide(u"https://a.example/fox.jpg"_s)},
                   {u"application/x-moz-file-promise-dest-filename"_s, wide(u"fox.jpg"_s)},
                   {u"text/html"_s,
                    wide(
                        u"<a href=\"/page\"><img alt=\"x\" src=\"https://a.example/fox.jpg\"></a>"_s)},
                   {u"text/uri-list"_s, "https://a.example/page\r\n"},
                   {u"image/png"_s, "PNGdata"},
                   {u"image/jpeg"_s, "JPEGdata"}}
        << QStringList{u"address https://a.example/fox.jpg > bytes JPEGdata > "
                       "address https://a.example/page"_s};
    QTest::newRow("Firefox, which wrote the picture down")
        << Formats{{u"text/uri-list"_s, shotUri},
                   {u"text/x-moz-url"_s, wide(u"https://a.example/fox.jpg\nfox"_s)},
                   {u"application/x-moz-file-promise-url"_s, wide(u"https://a.example/fox.jpg"_s)}}
        << QStringList{u"file %1 > address https://a.example/fox.jpg"_s.arg(shot)};
    QTest::newRow("Firefox, a link alone")
        << Formats{{u"text/x-moz-url"_s, wide(u"https://a.example/page\nFoxes"_s)},
                   {u"text/plain"_s, "https://a.example/page"}}
        << QStringList{u"address https://a.example/page"_s};

    // Chromium
    QTest::newRow("Chromium")
        << Formats{{u"text/uri-list"_s, "https://a.example/fox.webp\r\n"},
                   {u"_NETSCAPE_URL"_s, "https://a.example/fox.webp\nfox"},
                   {u"text/html"_s, "<meta http-equiv=\"content-type\" content=\"text/html; "
                                    "charset=utf-8\"><img src=\"https://a.example/"
                                    "fox.webp?a=1&amp;b=2\" alt=\"\">"},
                   {u"chromium/x-renderer-taint"_s, ""},
                   {u"image/png"_s, "PNGdata"}}
        << QStringList{u"address https://a.example/fox.webp?a=1&b=2 > bytes PNGdata > "
                       "address https://a.example/fox.webp"_s};
    QTest::newRow("Chromium, a download")
        << Formats{{u"DownloadURL"_s, "image/png:fox.png:https://a.example/full.png?x=1:2"},
                   {u"text/html"_s, "<img src='https://a.example/thumb.png'>"}}
        << QStringList{u"address https://a.example/full.png?x=1:2 > "
                       "address https://a.example/thumb.png"_s};
    QTest::newRow("a download that is no picture")
        << Formats{{u"DownloadURL"_s, "application/pdf:fox.pdf:https://a.example/fox.pdf"}}
        << QStringList{};
    QTest::newRow("a picture that stands in the page itself")
        << Formats{{u"text/html"_s, "<IMG class=x SRC=\"data:image/gif;base64,R0lGODlh\">"}}
        << QStringList{u"bytes GIF89a"_s};
    QTest::newRow("several pictures of a page: nobody knows which")
        << Formats{{u"text/html"_s, "<img src=https://a.example/1.png><img "
                                    "src=https://a.example/2.png>"}}
        << QStringList{};
    QTest::newRow("no address at all")
        << Formats{{u"text/html"_s, "<img src=\"javascript:alert(1)\"><img>"},
                   {u"text/x-moz-url"_s, wide(u"about:blank"_s)}}
        << QStringList{};
    QTest::newRow("bytes that are no text")
        << Formats{{u"text/html"_s, QByteArray(5000, '\xff')}, {u"text/uri-list"_s, "\xff\xfe\xfd"}}
        << QStringList{};
}

void TestDroppedPicture::ways()
{
    QFETCH(Formats, formats);
    QTEST(waysIn(picturesIn(*dropOf(formats), false, most)), "expected");
}

void TestDroppedPicture::theGallerysPicturesCountOnlyHere()
{
    const auto drop = dropOf({{artworks, "12\n7"},
                              {u"text/uri-list"_s, "file:///l/a.png\r\nfile:///l/b.png\r\n"},
                              {u"text/plain"_s, "https://s.example/a.png"}});
    QCOMPARE(waysIn(picturesIn(*drop, true, most)),
             QStringList({u"artwork 12 > file /l/a.png"_s, u"artwork 7 > file /l/b.png"_s}));
    // Of another window, with another library, the numbers mean other pictures.
    QCOMPARE(waysIn(picturesIn(*drop, false, most)),
             QStringList({u"file /l/a.png"_s, u"file /l/b.png"_s}));
    QCOMPARE(waysIn(picturesIn(*dropOf({{artworks, "x\n-3\n\n"}}), true, most)), QStringList{});
}

void TestDroppedPicture::dataAboveTheLimitIsLeftOut()
{
    const PictureOffer offer =
        picturesIn(*dropOf({{u"image/png"_s, QByteArray(most + 1, 'x')}}), false, most);
    QVERIFY(offer.pictures.isEmpty());
    QVERIFY(offer.isTooLarge);
    const PictureOffer page =
        picturesIn(*dropOf({{u"text/html"_s,
                             "<img src=\"data:image/png;base64," + QByteArray(3000, 'A') + "\">"}}),
                   false, 2000);
    QVERIFY(page.pictures.isEmpty());
    QVERIFY(page.isTooLarge);
}

void TestDroppedPicture::pixelsAreTheLastResort()
{
    QMimeData data;
    data.setImageData(picture({30, 20}));
    QCOMPARE(waysIn(picturesIn(data, false, most)), QStringList{u"pixels"_s});
    data.setData(u"image/webp"_s, "WEBPdata");
    QCOMPARE(waysIn(picturesIn(data, false, most)), QStringList{u"bytes WEBPdata"_s});
}

void TestDroppedPicture::aPageMayNotNameFilesOfThisComputer()
{
    const auto drop = dropOf({{u"text/uri-list"_s, "file:///etc/passwd\r\n"},
                              {u"text/html"_s, "<img src=\"file:///pictures/a/private.png\">"},
                              {u"text/x-moz-url"_s, wide(u"file:///pictures/a/private.png\n"_s)},
                              {u"image/png"_s, "PNGdata"}});
    QCOMPARE(waysIn(picturesIn(*drop, false, most)), QStringList{u"bytes PNGdata"_s});
    const QByteArray out = "file://" + QDir::tempPath().toUtf8() + "/../etc/passwd";
    QCOMPARE(waysIn(picturesIn(*dropOf({{u"text/uri-list"_s, out}, {u"text/html"_s, "x"}}), false,
                               most)),
             QStringList{});
}

void TestDroppedPicture::namesComeAlong()
{
    const auto named = [](const Formats &formats) {
        return picturesIn(*dropOf(formats), false, most).pictures.value(0).value(0).name;
    };
    QCOMPARE(named({{u"text/uri-list"_s, "file:///a/fox%20one.png"}}), u"fox one.png"_s);
    QCOMPARE(named({{u"application/x-moz-file-promise-url"_s, wide(u"https://a.example/i?id=3"_s)},
                    {u"application/x-moz-file-promise-dest-filename"_s, wide(u"fox.jpg"_s)}}),
             u"fox.jpg"_s);
    QCOMPARE(named({{u"text/html"_s, "<img src='https://a.example/b/fox.webp?x'>"}}),
             u"fox.webp"_s);
}

void TestDroppedPicture::text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("address") << u" https://a.example/x.png \n"_s
                             << u"address https://a.example/x.png"_s;
    QTest::newRow("plain http") << u"http://a.example/x.png"_s
                                << u"address http://a.example/x.png"_s;
    QTest::newRow("path") << u"/pictures/a/x.png"_s << u"file /pictures/a/x.png"_s;
    QTest::newRow("home") << u"~/x.png"_s << u"file %1/x.png"_s.arg(QDir::homePath());
    QTest::newRow("file address") << u"file:///pictures/a/x%20y.png"_s
                                  << u"file /pictures/a/x y.png"_s;
    QTest::newRow("data") << u"data:image/png;base64,R0lGODlh"_s << u"bytes GIF89a"_s;
    QTest::newRow("words") << u"a fox"_s << QString{};
    QTest::newRow("several lines") << u"https://a.example\nhttps://b.example"_s << QString{};
    QTest::newRow("another scheme") << u"ftp://a.example/x.png"_s << QString{};
    QTest::newRow("nothing") << QString{} << QString{};
    QTest::newRow("endless") << u"https://a.example/"_s + QString{20'000, u'x'} << QString{};
}

void TestDroppedPicture::text()
{
    QFETCH(QString, text);
    QTEST(waysIn({.pictures = {pictureInText(text, most)}}).value(0), "expected");
}

void TestDroppedPicture::formatsAloneTell()
{
    QVERIFY(!mayOfferPicture(*dropOf({{u"text/plain"_s, "https://a.example/x.png"}})));
    QVERIFY(!mayOfferPicture(*dropOf({{u"text/html"_s, "<b>bold</b>"}})));
    QVERIFY(mayOfferPicture(*dropOf({{u"text/uri-list"_s, "file:///a"}})));
    QVERIFY(mayOfferPicture(*dropOf({{artworks, "1"}})));
    QVERIFY(mayOfferPicture(*dropOf({{u"image/webp"_s, "x"}})));
}

QTEST_MAIN(TestDroppedPicture)
#include "tst_droppedpicture.moc"
