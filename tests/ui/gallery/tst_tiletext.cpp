#include "ui/common/themedicon.h"
#include "ui/gallery/tiletext.h"

#include <QFile>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestTileText : public QObject {
    Q_OBJECT
private slots:
    void aTileSaysWhatItIs_data();
    void aTileSaysWhatItIs();
};

void TestTileText::aTileSaysWhatItIs_data()
{
    QTest::addColumn<QString>("mediaType");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("icon");
    const auto row = [](const char *type, const char *path, const QString &text,
                        const QString &icon) {
        QTest::newRow(type) << QString::fromLatin1(type) << QString::fromLatin1(path) << text
                            << icon;
    };
    row("video/mp4", "a/b.mp4", u"Video, MP4"_s, u"play"_s);
    row("video/webm", "b.webm", u"Video, WEBM"_s, u"play"_s);
    row("audio/mpeg", "b.mp3", u"Sound, MP3"_s, u"sound"_s);
    row("text/plain", "b.txt", u"Text, TXT"_s, u"list"_s);
    row("application/json", "b.json", u"Values, JSON"_s, u"values"_s);
    row("image/svg+xml", "b.svg", u"Drawing, SVG"_s, u"image"_s);
    row("image/avif", "b.avif", u"AVIF"_s, u"image"_s);
    row("model/gltf-binary", "b.glb", u"GLB"_s, u"file"_s);
    row("application/octet-stream", "b.bin", u"BIN"_s, u"file"_s);
}

void TestTileText::aTileSaysWhatItIs()
{
    QFETCH(QString, mediaType);
    QFETCH(QString, path);
    ArtworkFacts facts;
    facts.artwork.mediaType = mediaType;
    facts.artwork.path = path;
    QTEST(kindText(facts.artwork), "text");
    QTEST(kindIcon(facts.artwork), "icon");
    QVERIFY(QFile::exists(u":/icons/%1.svg"_s.arg(kindIcon(facts.artwork))));
    QCOMPARE(spokenPicture(facts).contains(kindText(facts.artwork)),
             !mediaType.startsWith(u"image/"));
}

QTEST_MAIN(TestTileText)
#include "tst_tiletext.moc"
