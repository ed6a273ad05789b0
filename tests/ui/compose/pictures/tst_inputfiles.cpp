// Files that go into a model, from the window to the job: read off the window's thread, kept once,
// the same bytes again on Reuse.

#include "core/library/inputs.h"
#include "core/picture/cameradata.h"
#include "core/provider/bundledmodels.h"
#include "core/schema/inputname.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"
#include "tests/support/uisupport.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/compose/composepanel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTextEdit>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! The bundled model, if it took a picture.
ModelSchema editor()
{
    ModelSchema schema = bundledModel();
    Parameter image;
    image.name = u"image"_s;
    image.kind = ParameterKind::File;
    schema.parameters.push_back(image);
    return schema;
}

struct Bench {
    Studio studio;
    Window w{studio};
    Inputs inputs{studio.library->folder()};

    Bench()
    {
        w.find<ComposePanel>(u"composePanel"_s)->setSchema(editor(), u"Replicate"_s);
        QCoreApplication::processEvents();
    }
    QLineEdit *image() const { return w.find<QLineEdit>(u"param_image"_s); }
    bool hasPicture() const { return w.window.findChild<QWidget *>(u"picture_image"_s); }
    void generate() const
    {
        w.find<QTextEdit>(u"prompt"_s)->setPlainText(u"a fox"_s);
        QTest::mouseClick(w.find<QPushButton>(u"generate"_s), Qt::LeftButton);
    }
    std::vector<Job> jobs() { return studio.queue->jobs().all(); }
    QByteArray sent() { return *inputs.bytes(textAt(jobs().front().request.parameters, "image")); }
};

} // namespace

class TestInputFiles : public QObject {
    Q_OBJECT
private slots:
    void aLargeFileIsReadOffTheWindowsThread();
    void aCameraPictureGoesInAsTheArtistWants_data();
    void aCameraPictureGoesInAsTheArtistWants();
    void aFileThatGoesAwayMeanwhileSendsNothing();
    void reuseSendsTheSameBytes();
    void whatTheLibraryLostIsChosenAgain();
};

void TestInputFiles::aLargeFileIsReadOffTheWindowsThread()
{
    Bench bench;
    const QByteArray bytes(6'000'000, 'p');
    const QString file = bench.studio.folder.filePath(u"large.png"_s);
    writeFile(file, bytes);
    bench.image()->setText(file);
    bench.generate();
    QVERIFY(bench.jobs().empty()); // nothing was read inside the click
    QTRY_COMPARE(bench.jobs().size(), 1U);
    QVERIFY(bench.sent() == bytes);
    QVERIFY(toBytes(bench.jobs().front().request.parameters).size() < 2000);
}

void TestInputFiles::aCameraPictureGoesInAsTheArtistWants_data()
{
    QTest::addColumn<bool>("isInline");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("a file, upright and placeless") << false << false;
    QTest::newRow("a file, as it is") << false << true;
    QTest::newRow("bytes, upright and placeless") << true << false;
    QTest::newRow("bytes, as they are") << true << true;
}

void TestInputFiles::aCameraPictureGoesInAsTheArtistWants()
{
    QFETCH(bool, isInline);
    QFETCH(bool, keeps);
    Bench bench;
    bench.studio.library->inputs().setKeepsCameraData(keeps);
    const QByteArray bytes = cameraJpeg({60, 40}, 6, true);
    const QString file = bench.studio.folder.filePath(u"camera.jpg"_s);
    writeFile(file, bytes);
    const std::string inlined = "data:image/jpeg;base64," + bytes.toBase64().toStdString();
    if (isInline)
        bench.w.find<ComposePanel>(u"composePanel"_s)
            ->setValues({{"image", inlined}}, SeedUse::Keep);
    else
        bench.image()->setText(file);
    bench.generate();
    QTRY_COMPARE(bench.jobs().size(), 1U);
    QCOMPARE(bench.sent() == bytes, keeps);
    QCOMPARE(cameraDataOf(bench.sent()).hasPosition, keeps);
    QCOMPARE(cameraDataOf(bench.sent()).orientation, keeps ? 6 : 1);
}

void TestInputFiles::aFileThatGoesAwayMeanwhileSendsNothing()
{
    Bench bench;
    const QString file = bench.studio.folder.filePath(u"fleeting.png"_s);
    writeFile(file, "here");
    bench.image()->setText(file);
    QVERIFY(QFile::remove(file));
    bench.generate();
    QVERIFY(!labelsWith(bench.w.window, u"fleeting.png cannot be read."_s).isEmpty());
    QVERIFY(bench.jobs().empty());
}

void TestInputFiles::reuseSendsTheSameBytes()
{
    Bench bench;
    const QByteArray bytes(100'000, 'q'); // more than a line edit takes
    const std::string inlined = "data:image/png;base64," + bytes.toBase64().toStdString();
    bench.studio.addPicture({.parameters = {{"image", inlined}}});
    bench.w.choose(0);
    QTest::keyClick(bench.w.gallery(), Qt::Key_R);
    QTRY_VERIFY(bench.hasPicture());
    bench.generate();
    QTRY_COMPARE(bench.jobs().size(), 1U);
    QVERIFY(bench.sent() == bytes);
}

void TestInputFiles::whatTheLibraryLostIsChosenAgain()
{
    Bench bench;
    const std::string gone = "input:" + std::string(64, '0');
    bench.studio.addPicture({.parameters = {{"image", gone}}});
    bench.w.choose(0);
    QTest::keyClick(bench.w.gallery(), Qt::Key_R);
    QTRY_VERIFY(bench.hasPicture());
    bench.generate();
    QCOMPARE(labelsWith(bench.w.window, u"Choose it again."_s).size(), 1);
    QVERIFY(bench.jobs().empty());
}

QTEST_MAIN(TestInputFiles)
#include "tst_inputfiles.moc"
