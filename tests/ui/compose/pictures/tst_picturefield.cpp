// Pictures that come into the form by drop, paste, choice and address: from the real panel to what
// the library keeps and what a job would carry.

#include "tests/support/uisupport.h"
#include "tests/ui/compose/pictures/picturebench.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestPictureField : public QObject {
    Q_OBJECT
private slots:
    void aDroppedFileIsKeptAtOnceAndSent();
    void aDropAnywhereInThePaneGoesToThePicture();
    void aModelWithoutPicturesSaysSo();
    void wordsStillGoIntoThePrompt();
    void anArtworkOfTheGallery();
    void pixelsFromTheClipboard();
    void pastedInThePrompt();
    void anEmptyClipboardIsSaid();
    void anAddressIsFetched();
    void aPageIsRefusedInWords();
    void theDataServesWhereTheAddressFails();
    void aFileThatIsNoPictureIsRefused();
    void whatWasThereStaysWhenTheNextFails();
    void aDropReplaces();
    void deleteRemoves();
    void severalAreOrdered();
    void moreThanFitIsSaid();
    void nothingIsSentWhileOneIsRead();
    void everyControlHasAName();
};

void TestPictureField::aDroppedFileIsKeptAtOnceAndSent()
{
    Bench bench;
    const QByteArray bytes = pictureBytes({120, 80});
    const QString path = bench.file(u"fox.png"_s, bytes);
    QVERIFY(bench.drop(bench.area(), *files({path})));
    QTRY_VERIFY(bench.isKept());
    QVERIFY(QFile::remove(path)); // as a browser does with its temporary ones
    QCOMPARE(bench.card()->nameShown(), u"fox.png"_s);
    QVERIFY2(bench.card()->factsShown().contains(u"120 × 80"_s),
             qPrintable(bench.card()->factsShown()));
    QVERIFY(!bench.find(u"drop_image"_s)->isVisible());
    bench.generate();
    const QString name = textAt(bench.sent(), "image");
    QVERIFY(isInputName(name));
    QCOMPARE(bench.inputs.bytes(name).value_or(QByteArray{}), bytes);
}

void TestPictureField::aDropAnywhereInThePaneGoesToThePicture()
{
    Bench bench;
    const QString path = bench.file(u"fox.png"_s, pictureBytes({64, 64}));
    QVERIFY(bench.drop(bench.find(u"generate"_s), *files({path}))); // no target of its own
    QTRY_VERIFY(bench.isKept());
    bench.card()->setFocus();
    QTest::keyClick(bench.card(), Qt::Key_Delete);
    QVERIFY(bench.drop(bench.find<QTextEdit>(u"prompt"_s)->viewport(), *files({path})));
    QTRY_VERIFY(bench.isKept());
    QVERIFY(bench.find<QTextEdit>(u"prompt"_s)->toPlainText().isEmpty());
}

void TestPictureField::aModelWithoutPicturesSaysSo()
{
    Bench bench{bundledModel()};
    const QString path = bench.file(u"fox.png"_s, pictureBytes({64, 64}));
    QVERIFY(bench.drop(&bench.panel, *files({path})));
    QCOMPARE(bench.refused.size(), 1);
    QVERIFY(bench.refused.front().front().toString().contains(u"takes no picture"_s));
}

void TestPictureField::wordsStillGoIntoThePrompt()
{
    Bench bench;
    QMimeData words;
    words.setText(u"a fox in the snow"_s);
    auto *const prompt = bench.find<QTextEdit>(u"prompt"_s);
    QVERIFY(bench.drop(prompt->viewport(), words));
    QCOMPARE(prompt->toPlainText(), u"a fox in the snow"_s);
    QVERIFY(!bench.drop(&bench.panel, words));
}

void TestPictureField::anArtworkOfTheGallery()
{
    Bench bench;
    Artwork artwork;
    artwork.jobId = u"job"_s;
    artwork.createdAt = bench.clock.now();
    artwork.mediaType = u"image/png"_s;
    artwork.sha256 = sha256(pictureBytes({90, 60}));
    artwork.md5 = md5(pictureBytes({90, 60}));
    const QString incoming = bench.library->originals().incomingFile(u"new"_s);
    writeFile(incoming, pictureBytes({90, 60}));
    QVERIFY(bench.library->originals().adopt(incoming, artwork));
    const ArtworkId id = bench.library->insert(artwork).value_or(0);
    auto *const field = bench.area();
    QMimeData data;
    data.setData(QLatin1StringView{artworkMimeType}, QByteArray::number(id));
    auto *const main = bench.panel.form()->pictures().main();
    QCOMPARE(static_cast<QWidget *>(main), field);
    main->take(picturesIn(data, true, 1'000'000));
    QTRY_VERIFY(bench.isKept());
    QCOMPARE(bench.card()->input()->size, QSize(90, 60));
}

void TestPictureField::pixelsFromTheClipboard()
{
    Bench bench;
    const QImage pixels = picture({70, 50}, 2);
    QGuiApplication::clipboard()->setImage(pixels);
    QTest::mouseClick(bench.find<QPushButton>(u"paste_image"_s), Qt::LeftButton);
    QTRY_VERIFY(bench.isKept());
    const QImage kept = QImage::fromData(bench.kept());
    QCOMPARE(kept.convertToFormat(QImage::Format_RGB32),
             pixels.convertToFormat(QImage::Format_RGB32));
}

void TestPictureField::pastedInThePrompt()
{
    Bench bench;
    QGuiApplication::clipboard()->setImage(picture({70, 50}));
    auto *const prompt = bench.find<QTextEdit>(u"prompt"_s);
    prompt->setFocus();
    QTest::keyClick(prompt, Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(bench.isKept());
    QVERIFY(prompt->toPlainText().isEmpty());
    // Words are words.
    QGuiApplication::clipboard()->setText(u"a fox"_s);
    QTest::keyClick(prompt, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(prompt->toPlainText(), u"a fox"_s);
}

void TestPictureField::anEmptyClipboardIsSaid()
{
    Bench bench;
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(bench.find<QPushButton>(u"paste_image"_s), Qt::LeftButton);
    QCOMPARE(labelsWith(bench.panel, u"There is no picture on the clipboard."_s).size(), 1);
}

void TestPictureField::anAddressIsFetched()
{
    Bench bench;
    FakeHttpServer server;
    const QByteArray bytes = pictureBytes({50, 40}, "jpg");
    server.on("GET", "/a/fox.jpg", {.headers = {{"Content-Type", "image/jpeg"}}, .body = bytes});
    const QByteArray address = server.url("/a/fox.jpg");
    bench.intake.setOwnPlaces({{.origin = server.origin()}});
    auto *const line = bench.find<QLineEdit>(u"param_image"_s);
    line->setFocus();
    QTest::keyClicks(line, QString::fromLatin1(address));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(bench.isKept());
    QCOMPARE(bench.kept(), bytes);
    QCOMPARE(bench.card()->nameShown(), u"fox.jpg"_s);
}

void TestPictureField::aPageIsRefusedInWords()
{
    Bench bench;
    FakeHttpServer server;
    server.on("GET", "/login",
              {.headers = {{"Content-Type", "text/html"}}, .body = "<!doctype html><p>Sign in"});
    bench.intake.setOwnPlaces({{.origin = server.origin()}});
    QMimeData data;
    data.setData(u"text/html"_s, "<img src=\"" + server.url("/login") + "\">");
    bench.panel.form()->pictures().main()->take(picturesIn(data, false, 1'000'000));
    const auto *const problem = bench.find<QLabel>(u"problem_image"_s);
    QTRY_VERIFY(!problem->text().isEmpty());
    QVERIFY2(problem->text().contains(u"page"_s, Qt::CaseInsensitive), qPrintable(problem->text()));
    QVERIFY(bench.find(u"drop_image"_s)->isVisible());
    QVERIFY(bench.submitted.empty());
}

void TestPictureField::theDataServesWhereTheAddressFails()
{
    Bench bench;
    FakeHttpServer server;
    server.on("GET", "/fox.png", {.status = 403});
    bench.intake.setOwnPlaces({{.origin = server.origin()}});
    QMimeData data; // as Chromium does
    const QByteArray address = server.url("/fox.png");
    data.setData(u"text/uri-list"_s, address);
    data.setData(u"text/html"_s, "<img src=\"" + address + "\">");
    const QByteArray bytes = pictureBytes({33, 44});
    data.setData(u"image/png"_s, bytes);
    QVERIFY(bench.drop(bench.area(), data));
    QTRY_VERIFY(bench.isKept());
    QCOMPARE(bench.kept(), bytes);
    QVERIFY(!server.requests.empty()); // it was asked first
}

void TestPictureField::aFileThatIsNoPictureIsRefused()
{
    Bench bench;
    const QString path = bench.file(u"letter.png"_s, "Dear Sir or Madam");
    QVERIFY(bench.drop(bench.area(), *files({path})));
    QTRY_VERIFY(!bench.find<QLabel>(u"problem_image"_s)->text().isEmpty());
    QVERIFY(bench.find(u"drop_image"_s)->isVisible());
    QVERIFY(bench.drop(bench.area(), *files({bench.folder.filePath(u"gone.png"_s)})));
    QTRY_VERIFY(!bench.find<QLabel>(u"problem_image"_s)->text().isEmpty());
}

void TestPictureField::whatWasThereStaysWhenTheNextFails()
{
    Bench bench;
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"fox.png"_s, pictureBytes({64, 64}))})));
    QTRY_VERIFY(bench.isKept());
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"no.png"_s, "nothing")})));
    QTRY_VERIFY(!bench.find<QLabel>(u"problem_image"_s)->text().isEmpty());
    QVERIFY(bench.isKept());
    QCOMPARE(bench.card()->nameShown(), u"fox.png"_s);
}

void TestPictureField::aDropReplaces()
{
    Bench bench;
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"one.png"_s, pictureBytes({64, 64}))})));
    QTRY_VERIFY(bench.isKept());
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"two.png"_s, pictureBytes({32, 48}))})));
    QTRY_VERIFY(bench.isKept() && bench.card()->nameShown() == u"two.png"_s);
    bench.generate();
    QCOMPARE(bench.submitted.size(), 1U);
    QCOMPARE(bench.inputs.bytes(textAt(bench.sent(), "image")).value_or(QByteArray{}),
             pictureBytes({32, 48}));
}

void TestPictureField::deleteRemoves()
{
    Bench bench;
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"one.png"_s, pictureBytes({64, 64}))})));
    QTRY_VERIFY(bench.isKept());
    bench.card()->setFocus();
    QTest::keyClick(bench.card(), Qt::Key_Delete);
    QVERIFY(bench.find(u"drop_image"_s)->isVisible());
    QVERIFY(bench.find(u"param_image"_s)->hasFocus());
    bench.generate();
    QCOMPARE(bench.submitted.size(), 1U);
    QVERIFY(!bench.sent().contains("image"));
}

void TestPictureField::severalAreOrdered()
{
    Bench bench{editor(ParameterKind::Files)};
    const QStringList paths{bench.file(u"a.png"_s, pictureBytes({10, 10})),
                            bench.file(u"b.png"_s, pictureBytes({20, 20})),
                            bench.file(u"c.png"_s, pictureBytes({30, 30}))};
    QVERIFY(bench.drop(bench.area(), *files(paths)));
    QTRY_VERIFY(bench.isKept() && bench.isKept(u"picture_image_1"_s) &&
                bench.isKept(u"picture_image_2"_s));
    QVERIFY(!bench.find(u"drop_image"_s)->isVisible()); // it is full
    PictureCard *const last = bench.card(u"picture_image_2"_s);
    last->setFocus();
    QTest::keyClick(last, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(last, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(last, Qt::Key_Up, Qt::AltModifier); // it is the first already
    QVERIFY(last->hasFocus());
    QTest::keyClick(bench.card(u"picture_image_1"_s), Qt::Key_Delete);
    QCOMPARE(bench.card(u"picture_image_1"_s)->nameShown(), u"b.png"_s);
    QVERIFY(bench.find(u"drop_image"_s)->isVisible());
    bench.generate();
    QCOMPARE(bench.submitted.size(), 1U);
    const Json sent = bench.sent().at("image");
    QCOMPARE(sent.size(), size_t{2});
    QCOMPARE(bench.inputs.bytes(toText(sent[0])).value_or(QByteArray{}), pictureBytes({30, 30}));
    QCOMPARE(bench.inputs.bytes(toText(sent[1])).value_or(QByteArray{}), pictureBytes({20, 20}));
}

void TestPictureField::moreThanFitIsSaid()
{
    Bench bench;
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"a.png"_s, pictureBytes({10, 10})),
                                             bench.file(u"b.png"_s, pictureBytes({20, 20}))})));
    QCOMPARE(labelsWith(bench.panel, u"the first was taken"_s).size(), 1);
    QTRY_VERIFY(bench.isKept());
    QCOMPARE(bench.card()->nameShown(), u"a.png"_s);
}

void TestPictureField::nothingIsSentWhileOneIsRead()
{
    Bench bench;
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"a.png"_s, pictureBytes({10, 10}))})));
    QVERIFY(bench.card()->isPending());
    bench.generate();
    QVERIFY(bench.submitted.empty());
    QCOMPARE(labelsWith(bench.panel, u"a.png is still being read."_s).size(), 1);
    QTRY_VERIFY(bench.isKept());
    QVERIFY(bench.find<QLabel>(u"problem_image"_s)->text().isEmpty());
    bench.generate();
    QCOMPARE(bench.submitted.size(), 1U);
}

void TestPictureField::everyControlHasAName()
{
    Bench bench{editor(ParameterKind::Files)};
    QCOMPARE(namelessControls(*bench.area()), QStringList{});
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"a.png"_s, pictureBytes({10, 10}))})));
    QTRY_VERIFY(bench.isKept());
    QCOMPARE(namelessControls(*bench.area()), QStringList{});
    QVERIFY(bench.card()->accessibleName().contains(u"a.png"_s));
}

QTEST_MAIN(TestPictureField)
#include "tst_picturefield.moc"
