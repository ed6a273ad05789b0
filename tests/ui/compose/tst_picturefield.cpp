// Pictures that come into the form by drop, paste, choice and address: from the real window to what
// the library keeps and what a job would carry.

#include "core/library/inputs.h"
#include "core/provider/bundledmodels.h"
#include "core/sandbox/fakehttpserver.h"
#include "core/schema/inputname.h"
#include "tests/support/pictures.h"
#include "tests/support/uisupport.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/common/droppedpicture.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/formpictures.h"
#include "ui/compose/picturecard.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

ModelSchema editor(ParameterKind kind = ParameterKind::File)
{
    ModelSchema schema = bundledModel();
    Parameter image;
    image.name = u"image"_s;
    image.kind = kind;
    if (kind == ParameterKind::Files)
        image.maximumLength = 3;
    schema.parameters.push_back(image);
    return schema;
}

std::unique_ptr<QMimeData> files(const QStringList &paths)
{
    auto data = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data->setUrls(urls);
    return data;
}

struct Bench {
    Studio studio;
    Window w{studio};
    Inputs inputs{studio.library->folder()};

    explicit Bench(const ModelSchema &schema = editor())
    {
        w.find<ComposePanel>(u"composePanel"_s)->setSchema(schema, u"Replicate"_s);
        QCoreApplication::processEvents();
    }
    ~Bench() { QGuiApplication::clipboard()->clear(); }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = studio.folder.filePath(name);
        writeFile(path, bytes);
        return path;
    }
    //! As the window system tells of a drop on the middle of a widget; whether it was taken.
    bool drop(QWidget *target, const QMimeData &data) const
    {
        const QPoint middle = target->rect().center();
        QDragEnterEvent enter{middle, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                              Qt::NoModifier};
        QCoreApplication::sendEvent(target, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop{QPointF{middle}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                        Qt::NoModifier};
        QCoreApplication::sendEvent(target, &drop);
        return drop.isAccepted() && drop.dropAction() == Qt::CopyAction;
    }
    QWidget *area() const { return w.find(u"drop_image"_s)->parentWidget(); }
    PictureCard *card(const QString &name = u"picture_image"_s) const
    {
        return w.window.findChild<PictureCard *>(name);
    }
    bool isKept(const QString &name = u"picture_image"_s) const
    {
        const PictureCard *const found = card(name);
        return found && found->isVisible() && !found->isPending() && found->input();
    }
    QByteArray kept() const { return inputs.bytes(card()->input()->name).value_or(QByteArray{}); }
    void generate() const
    {
        w.find<QTextEdit>(u"prompt"_s)->setPlainText(u"a fox"_s);
        QTest::mouseClick(w.find<QPushButton>(u"generate"_s), Qt::LeftButton);
    }
    std::vector<Job> jobs() { return studio.queue->jobs().all(); }
};

} // namespace

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
    QVERIFY(!bench.w.find(u"drop_image"_s)->isVisible());
    bench.generate();
    QTRY_COMPARE(bench.jobs().size(), 1U);
    const QString name = textAt(bench.jobs().front().request.parameters, "image");
    QVERIFY(isInputName(name));
    QCOMPARE(bench.inputs.bytes(name).value_or(QByteArray{}), bytes);
}

void TestPictureField::aDropAnywhereInThePaneGoesToThePicture()
{
    Bench bench;
    const QString path = bench.file(u"fox.png"_s, pictureBytes({64, 64}));
    QVERIFY(bench.drop(bench.w.find(u"generate"_s), *files({path}))); // no target of its own
    QTRY_VERIFY(bench.isKept());
    bench.card()->setFocus();
    QTest::keyClick(bench.card(), Qt::Key_Delete);
    QVERIFY(bench.drop(bench.w.find<QTextEdit>(u"prompt"_s)->viewport(), *files({path})));
    QTRY_VERIFY(bench.isKept());
    QVERIFY(bench.w.find<QTextEdit>(u"prompt"_s)->toPlainText().isEmpty());
}

void TestPictureField::aModelWithoutPicturesSaysSo()
{
    Bench bench{bundledModel()};
    const QString path = bench.file(u"fox.png"_s, pictureBytes({64, 64}));
    QVERIFY(bench.drop(bench.w.find(u"composePanel"_s), *files({path})));
    QVERIFY2(bench.w.toast().contains(u"takes no picture"_s), qPrintable(bench.w.toast()));
}

void TestPictureField::wordsStillGoIntoThePrompt()
{
    Bench bench;
    QMimeData words;
    words.setText(u"a fox in the snow"_s);
    auto *const prompt = bench.w.find<QTextEdit>(u"prompt"_s);
    QVERIFY(bench.drop(prompt->viewport(), words));
    QCOMPARE(prompt->toPlainText(), u"a fox in the snow"_s);
    QVERIFY(!bench.drop(bench.w.find(u"composePanel"_s), words));
}

void TestPictureField::anArtworkOfTheGallery()
{
    Bench bench;
    const ArtworkId id = bench.studio.addPicture({.size = {90, 60}});
    auto *const field = bench.area();
    QMimeData data;
    data.setData(QLatin1StringView{artworkMimeType}, QByteArray::number(id));
    auto *const main = bench.w.find<ComposePanel>(u"composePanel"_s)->form()->pictures().main();
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
    QTest::mouseClick(bench.w.find<QPushButton>(u"paste_image"_s), Qt::LeftButton);
    QTRY_VERIFY(bench.isKept());
    const QImage kept = QImage::fromData(bench.kept());
    QCOMPARE(kept.convertToFormat(QImage::Format_RGB32),
             pixels.convertToFormat(QImage::Format_RGB32));
}

void TestPictureField::pastedInThePrompt()
{
    Bench bench;
    QGuiApplication::clipboard()->setImage(picture({70, 50}));
    auto *const prompt = bench.w.find<QTextEdit>(u"prompt"_s);
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
    QTest::mouseClick(bench.w.find<QPushButton>(u"paste_image"_s), Qt::LeftButton);
    QCOMPARE(labelsWith(bench.w.window, u"There is no picture on the clipboard."_s).size(), 1);
}

void TestPictureField::anAddressIsFetched()
{
    Bench bench;
    FakeHttpServer server;
    const QByteArray bytes = pictureBytes({50, 40}, "jpg");
    server.on("GET", "/a/fox.jpg", {.headers = {{"Content-Type", "image/jpeg"}}, .body = bytes});
    const QByteArray address = server.url("/a/fox.jpg");
    bench.studio.intake->setOwnPlaces({{.origin = server.origin()}});
    auto *const line = bench.w.find<QLineEdit>(u"param_image"_s);
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
    bench.studio.intake->setOwnPlaces({{.origin = server.origin()}});
    QMimeData data;
    data.setData(u"text/html"_s, "<img src=\"" + server.url("/login") + "\">");
    bench.w.find<ComposePanel>(u"composePanel"_s)
        ->form()
        ->pictures()
        .main()
        ->take(picturesIn(data, false, 1'000'000));
    const auto *const problem = bench.w.find<QLabel>(u"problem_image"_s);
    QTRY_VERIFY(!problem->text().isEmpty());
    QVERIFY2(problem->text().contains(u"page"_s, Qt::CaseInsensitive), qPrintable(problem->text()));
    QVERIFY(bench.w.find(u"drop_image"_s)->isVisible());
    QVERIFY(bench.jobs().empty());
}

void TestPictureField::theDataServesWhereTheAddressFails()
{
    Bench bench;
    FakeHttpServer server;
    server.on("GET", "/fox.png", {.status = 403});
    bench.studio.intake->setOwnPlaces({{.origin = server.origin()}});
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
    QTRY_VERIFY(!bench.w.find<QLabel>(u"problem_image"_s)->text().isEmpty());
    QVERIFY(bench.w.find(u"drop_image"_s)->isVisible());
    QVERIFY(bench.drop(bench.area(), *files({bench.studio.folder.filePath(u"gone.png"_s)})));
    QTRY_VERIFY(!bench.w.find<QLabel>(u"problem_image"_s)->text().isEmpty());
}

void TestPictureField::whatWasThereStaysWhenTheNextFails()
{
    Bench bench;
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"fox.png"_s, pictureBytes({64, 64}))})));
    QTRY_VERIFY(bench.isKept());
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"no.png"_s, "nothing")})));
    QTRY_VERIFY(!bench.w.find<QLabel>(u"problem_image"_s)->text().isEmpty());
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
    QTRY_COMPARE(bench.jobs().size(), 1U);
    QCOMPARE(bench.inputs.bytes(textAt(bench.jobs().front().request.parameters, "image"))
                 .value_or(QByteArray{}),
             pictureBytes({32, 48}));
}

void TestPictureField::deleteRemoves()
{
    Bench bench;
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"one.png"_s, pictureBytes({64, 64}))})));
    QTRY_VERIFY(bench.isKept());
    bench.card()->setFocus();
    QTest::keyClick(bench.card(), Qt::Key_Delete);
    QVERIFY(bench.w.find(u"drop_image"_s)->isVisible());
    QVERIFY(bench.w.find(u"param_image"_s)->hasFocus());
    bench.generate();
    QTRY_COMPARE(bench.jobs().size(), 1U);
    QVERIFY(!bench.jobs().front().request.parameters.contains("image"));
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
    QVERIFY(!bench.w.find(u"drop_image"_s)->isVisible()); // it is full
    PictureCard *const last = bench.card(u"picture_image_2"_s);
    last->setFocus();
    QTest::keyClick(last, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(last, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(last, Qt::Key_Up, Qt::AltModifier); // it is the first already
    QVERIFY(last->hasFocus());
    QTest::keyClick(bench.card(u"picture_image_1"_s), Qt::Key_Delete);
    QCOMPARE(bench.card(u"picture_image_1"_s)->nameShown(), u"b.png"_s);
    QVERIFY(bench.w.find(u"drop_image"_s)->isVisible());
    bench.generate();
    QTRY_COMPARE(bench.jobs().size(), 1U);
    const Json sent = bench.jobs().front().request.parameters.at("image");
    QCOMPARE(sent.size(), size_t{2});
    QCOMPARE(bench.inputs.bytes(toText(sent[0])).value_or(QByteArray{}), pictureBytes({30, 30}));
    QCOMPARE(bench.inputs.bytes(toText(sent[1])).value_or(QByteArray{}), pictureBytes({20, 20}));
}

void TestPictureField::moreThanFitIsSaid()
{
    Bench bench;
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"a.png"_s, pictureBytes({10, 10})),
                                             bench.file(u"b.png"_s, pictureBytes({20, 20}))})));
    QCOMPARE(labelsWith(bench.w.window, u"the first was taken"_s).size(), 1);
    QTRY_VERIFY(bench.isKept());
    QCOMPARE(bench.card()->nameShown(), u"a.png"_s);
}

void TestPictureField::nothingIsSentWhileOneIsRead()
{
    Bench bench;
    QVERIFY(bench.drop(bench.area(), *files({bench.file(u"a.png"_s, pictureBytes({10, 10}))})));
    QVERIFY(bench.card()->isPending());
    bench.generate();
    QVERIFY(bench.jobs().empty());
    QCOMPARE(labelsWith(bench.w.window, u"a.png is still being read."_s).size(), 1);
    QTRY_VERIFY(bench.isKept());
    QVERIFY(bench.w.find<QLabel>(u"problem_image"_s)->text().isEmpty());
    bench.generate();
    QTRY_COMPARE(bench.jobs().size(), 1U);
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
