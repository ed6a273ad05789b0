// What the details show of an output that is no picture.

#include "tests/ui/gallery/gallerysupport.h"
#include "ui/gallery/artworkdetails.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/gallery/detailspanel.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/outputtext.h"
#include "ui/gallery/previewpicture.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! The programs that open files.
class Desktop : public QObject {
    Q_OBJECT
public:
    Desktop() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    QList<QUrl> opened;
public slots:
    void open(const QUrl &url) { opened.append(url); }
};

//! The details of one picture, as the window wires them.
struct Desk {
    QWidget window;
    JobTiles tiles;
    ClipboardLink clipboard;
    GalleryActions actions;
    DetailsPanel panel;

    explicit Desk(Studio &studio)
        : tiles{*studio.queue}
        , clipboard{*studio.queue, *studio.outbox}
        , actions{studio.services(), tiles, clipboard, window}
        , panel{studio.services(), tiles, actions}
    {
        panel.resize(DetailsPanel::width, 900);
        panel.show();
    }
    void choose(const GallerySelection &selection)
    {
        actions.setSelection(selection);
        panel.showSelection(selection);
    }
    template <typename T>
    T *find(const QString &name) const
    {
        return panel.findChild<T *>(name);
    }
    QString text(const QString &name) const
    {
        const auto *label = find<QLabel>(name);
        return label ? label->text() : find<QTextEdit>(name)->toPlainText();
    }
    bool isVisible(const QString &name) const { return find<QWidget>(name)->isVisible(); }
};

} // namespace

class TestOutputPart : public QObject {
    Q_OBJECT
private slots:
    void whatAModelWroteIsShown();
    void whatAModelWroteCanBeCopied();
    void valuesAreLaidOutInFixedWidth();
    void aLongTextShowsItsBeginningAndSaysSo();
    void aDrawingIsShownLikeAPicture();
    void aFileThatIsNoPictureSaysWhatItIs();
};

void TestOutputPart::whatAModelWroteIsShown()
{
    Studio studio;
    Desk desk{studio};
    desk.choose({.artworks = {studio.addPicture({.size = {},
                                                 .file = "Once upon a time\nthere was a fox.",
                                                 .mediaType = u"text/plain"_s})}});
    QTRY_COMPARE(desk.text(u"outputText"_s), u"Once upon a time\nthere was a fox."_s);
    QVERIFY(desk.isVisible(u"outputText"_s));
    QVERIFY(desk.text(u"detail-size"_s).startsWith(u"TXT, "_s));
    desk.choose({.artworks = {studio.addPicture()}});
    QVERIFY(!desk.isVisible(u"outputText"_s));
}

void TestOutputPart::whatAModelWroteCanBeCopied()
{
    Studio studio;
    Desk desk{studio};
    desk.choose({.artworks = {studio.addPicture(
                     {.size = {}, .file = "Once upon a time", .mediaType = u"text/plain"_s})}});
    auto *copy = desk.find<QPushButton>(u"copyText"_s);
    QTRY_VERIFY(copy->isVisible());
    copy->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Once upon a time"_s);
    QCOMPARE(copy->text(), u"Copied"_s);
    QVERIFY(!desk.isVisible(u"outputCut"_s));
}

void TestOutputPart::valuesAreLaidOutInFixedWidth()
{
    Studio studio;
    Desk desk{studio};
    desk.choose({.artworks = {studio.addPicture({.size = {},
                                                 .file = R"({"seed":9007199254740993,"ok":true})",
                                                 .mediaType = u"application/json"_s})}});
    QTRY_COMPARE(desk.text(u"outputText"_s),
                 u"{\n  \"seed\": 9007199254740993,\n  \"ok\": true\n}"_s);
    QCOMPARE(desk.find<QTextEdit>(u"outputText"_s)->property("role").toString(), u"mono"_s);
    QVERIFY(desk.text(u"detail-size"_s).startsWith(u"JSON, "_s));
    desk.choose({.artworks = {studio.addPicture(
                     {.size = {}, .file = "Words.", .mediaType = u"text/plain"_s})}});
    QTRY_COMPARE(desk.text(u"outputText"_s), u"Words."_s);
    QCOMPARE(desk.find<QTextEdit>(u"outputText"_s)->property("role").toString(), u"reading"_s);
}

void TestOutputPart::aLongTextShowsItsBeginningAndSaysSo()
{
    Studio studio;
    Desk desk{studio};
    desk.choose({.artworks = {studio.addPicture({.size = {},
                                                 .file = QByteArray{"word\n"}.repeated(40'000),
                                                 .mediaType = u"text/plain"_s})}});
    QTRY_VERIFY(desk.isVisible(u"outputCut"_s));
    QVERIFY(desk.find<QTextEdit>(u"outputText"_s)->toPlainText().size() <= mostReadable + 1);
}

void TestOutputPart::aDrawingIsShownLikeAPicture()
{
    Studio studio;
    Desk desk{studio};
    const QByteArray drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 4\">"
                               "<rect width=\"2\" height=\"4\" fill=\"#0000ff\"/></svg>";
    desk.choose({.artworks = {studio.addPicture(
                     {.size = {}, .file = drawing, .mediaType = u"image/svg+xml"_s})}});
    auto *preview = desk.find<PreviewPicture>(u"preview"_s);
    QTRY_VERIFY(preview->heightForWidth(100) > 150); // upright, as its pixels are
    QVERIFY(preview->words().isEmpty());
    QVERIFY(desk.text(u"detail-size"_s).startsWith(u"SVG, "_s));
}

void TestOutputPart::aFileThatIsNoPictureSaysWhatItIs()
{
    Studio studio;
    Desk desk{studio};
    const QByteArray film = QByteArray{"\0\0\0\x18"
                                       "ftypmp42",
                                       12} +
                            QByteArray(1000, '\0');
    desk.choose(
        {.artworks = {studio.addPicture({.size = {}, .file = film, .mediaType = u"video/mp4"_s})}});
    QCOMPARE(desk.text(u"detail-size"_s), u"MP4, 1 kB"_s);
    auto *preview = desk.find<PreviewPicture>(u"preview"_s);
    QTRY_VERIFY(preview->words().startsWith(u"MP4 file."_s));
    QVERIFY(!desk.isVisible(u"outputText"_s));
    QVERIFY(!desk.isVisible(u"copyText"_s));
    auto *open = desk.find<QPushButton>(u"openOutside"_s);
    QVERIFY(open->isVisible());
    Desktop desktop;
    open->click();
    QTRY_COMPARE(desktop.opened.size(), 1);
    QVERIFY(desktop.opened.front().toLocalFile().endsWith(u".mp4"_s));
}

QTEST_MAIN(TestOutputPart)
#include "tst_outputpart.moc"
