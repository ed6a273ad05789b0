// Inpainting on the spot: a picture is dropped into the real window, a mask is painted on it with
// the pointer, and the provider gets both, pixel for pixel.

#include "core/net/httpclient.h"
#include "core/provider/replicate/replicate.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "tests/app/windowrig.h"
#include "tests/support/pictures.h"
#include "tests/support/models.h"
#include "ui/compose/pictures/maskcanvas.h"
#include "ui/compose/pictures/masksheet.h"
#include "ui/compose/pictures/picturecard.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMimeData>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A model that paints into pictures.
QByteArray inpainter()
{
    const OrderedJson prompt = {{"type", "string"}, {"default", ""}, {"x-order", 2}};
    return simModel("inpainter",
                    {{"image", fileInput(0)}, {"mask", fileInput(1)}, {"prompt", prompt}},
                    {"image"});
}

constexpr QSize size{320, 240};

} // namespace

class TestWindowMask : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aMaskPaintedInTheWindowReachesTheProvider();
    void aCutPictureAndItsMaskFit();
    void undoneAndCancelledChangesNothing();
    void aMaskOfAnotherSizeIsSaid();

private:
    [[nodiscard]] std::unique_ptr<WindowRun> opened() const;
    void drop(const WindowRun &run, QSize picture, const char *name) const;
    //! The mask was written, kept, and stands in its field.
    static bool hasMask(const WindowRun &run)
    {
        const auto *const card = run.host->window().findChild<PictureCard *>(u"picture_mask"_s);
        return card && !card->isPending() && card->input();
    }
    [[nodiscard]] MaskSheet *sheet(const WindowRun &run) const;
    static void stroke(MaskCanvas &canvas, QPointF from, QPointF to);
    [[nodiscard]] Json sent(const WindowRun &run);
    [[nodiscard]] static QImage decoded(const Json &input, const char *name);

    HttpClient m_http;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SimReplicate> m_sim;
    QHash<QString, QString> m_environment;
};

void TestWindowMask::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    SimReplicateOptions options;
    options.models = {inpainter()};
    options.timeScale = 0.05;
    m_sim = std::make_unique<SimReplicate>(options);
    m_environment =
        withEveryKey({{u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(options.token)},
                      {u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_sim->baseUrl())}});
}

std::unique_ptr<WindowRun> TestWindowMask::opened() const
{
    auto run = std::make_unique<WindowRun>(m_home->path(), m_environment);
    run->nameModel(u"someone/inpainter"_s);
    if (!QTest::qWaitFor(
            [&] { return run->host->window().findChild<QLineEdit *>(u"param_mask"_s) != nullptr; }))
        qFatal("the inpainter does not load");
    return run;
}

//! On the pane, as the window system tells it.
void TestWindowMask::drop(const WindowRun &run, QSize picture, const char *name) const
{
    const QString path = m_home->filePath(QLatin1StringView{name});
    writeFile(path, pictureBytes(picture));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    auto *const pane = run.find<QWidget>("composePanel");
    QDragEnterEvent enter{{10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
    QCoreApplication::sendEvent(pane, &enter);
    QDropEvent drop{QPointF{10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
    QCoreApplication::sendEvent(pane, &drop);
    if (!QTest::qWaitFor([&] {
            const auto *const card =
                run.host->window().findChild<PictureCard *>(u"picture_image"_s);
            return card && !card->isPending() && card->input() && card->input()->size == picture;
        }))
        qFatal("the dropped picture was not kept");
}

MaskSheet *TestWindowMask::sheet(const WindowRun &run) const
{
    QTest::mouseClick(run.find<QPushButton>("edit_image"), Qt::LeftButton);
    auto *const sheet = run.find<MaskSheet>("maskSheet");
    if (!QTest::qWaitFor([sheet] { return sheet->canvas().hasPicture(); }))
        qFatal("the editor shows no picture");
    return sheet;
}

//! With the pointer, in pixels of the picture.
void TestWindowMask::stroke(MaskCanvas &canvas, QPointF from, QPointF to)
{
    const auto at = [&canvas](QPointF point) { return canvas.view().toWidget(point).toPoint(); };
    QTest::mousePress(&canvas, Qt::LeftButton, {}, at(from));
    QTest::mouseMove(&canvas, at((from + to) / 2));
    QTest::mouseMove(&canvas, at(to));
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at(to));
}

//! What the provider has of the only job, once it is done.
Json TestWindowMask::sent(const WindowRun &run)
{
    run.generate(u"a fox"_s);
    const auto isDone = [&run] {
        const std::vector<Job> jobs = run.jobs();
        return jobs.size() == 1 && jobs.front().state == JobState::Done;
    };
    if (!QTest::qWaitFor(isDone, 20'000))
        return {};
    SystemClock clock;
    Replicate asking{m_http, clock,
                     ProviderConfig{.key = Secret{QString::fromLatin1(m_sim->options.token)},
                                    .baseUrl = QString::fromLatin1(m_sim->baseUrl())}};
    const Result<RemoteJob> seen =
        QCoro::waitFor(asking.poll(run.jobs().front().remoteId, std::stop_token{}));
    return seen ? seen->input : Json{};
}

QImage TestWindowMask::decoded(const Json &input, const char *name)
{
    const QString uri = textAt(input, name);
    return uri.startsWith(u"data:image/"_s)
               ? QImage::fromData(QByteArray::fromBase64(uri.section(u',', 1).toLatin1()))
               : QImage{};
}

void TestWindowMask::aMaskPaintedInTheWindowReachesTheProvider()
{
    const std::unique_ptr<WindowRun> run = opened();
    drop(*run, size, "fox.png");
    MaskSheet *const editor = sheet(*run);
    QCOMPARE(namelessControls(*editor), QStringList{});
    auto *const use = run->find<QPushButton>("maskUse");
    QVERIFY(!use->isEnabled()); // nothing is painted
    editor->canvas().setBrushSize(40);
    editor->canvas().setFeather(0);
    stroke(editor->canvas(), {60, 120}, {200, 120});
    QVERIFY(use->isEnabled());
    QTest::mouseClick(use, Qt::LeftButton);
    QTRY_VERIFY(hasMask(*run));
    const Json input = sent(*run);
    QCOMPARE(m_sim->creates, 1);
    QCOMPARE(decoded(input, "image"), QImage::fromData(pictureBytes(size)));
    QVERIFY(textAt(input, "mask").startsWith(u"data:image/png;base64,"_s));
    const QImage mask = decoded(input, "mask");
    QCOMPARE(mask.size(), size);
    QVERIFY(mask.isGrayscale());
    for (const QPoint inside : {QPoint{60, 120}, QPoint{130, 120}, QPoint{200, 105}})
        QCOMPARE(qGray(mask.pixel(inside)), 255);
    for (const QPoint outside :
         {QPoint{0, 0}, QPoint{130, 150}, QPoint{260, 120}, QPoint{319, 239}})
        QCOMPARE(qGray(mask.pixel(outside)), 0);
}

void TestWindowMask::aCutPictureAndItsMaskFit()
{
    const std::unique_ptr<WindowRun> run = opened();
    drop(*run, size, "fox.png");
    MaskSheet *const editor = sheet(*run);
    MaskCanvas &canvas = editor->canvas();
    canvas.setBrushSize(30);
    stroke(canvas, {200, 120}, {200, 120});
    QTest::keyClick(&canvas, Qt::Key_C);
    auto *const ratio = run->find<QComboBox>("cropRatio");
    ratio->setCurrentIndex(ratio->findText(u"1 : 1"_s));
    emit ratio->activated(ratio->currentIndex());
    QCOMPARE(canvas.crop(), QRect(40, 0, 240, 240));
    QTest::keyClick(&canvas, Qt::Key_Return, Qt::ControlModifier);
    const auto card = [&](const QString &name) {
        return run->host->window().findChild<PictureCard *>(name);
    };
    QTRY_VERIFY(card(u"picture_mask"_s) && card(u"picture_mask"_s)->input());
    QTRY_VERIFY(card(u"picture_image"_s)->input()->size == QSize(240, 240));
    QVERIFY(labelsWith(run->host->window(), u"paint it anew"_s).isEmpty());
    const Json input = sent(*run);
    QCOMPARE(decoded(input, "image"), QImage::fromData(pictureBytes(size)).copy(40, 0, 240, 240));
    const QImage mask = decoded(input, "mask");
    QCOMPARE(mask.size(), QSize(240, 240));
    QCOMPARE(qGray(mask.pixel(160, 120)), 255);
    QCOMPARE(qGray(mask.pixel(200, 120)), 0);
}

void TestWindowMask::undoneAndCancelledChangesNothing()
{
    const std::unique_ptr<WindowRun> run = opened();
    drop(*run, size, "fox.png");
    MaskSheet *editor = sheet(*run);
    MaskCanvas &canvas = editor->canvas();
    canvas.setFocus();
    // By the keyboard: the brush stands in the middle.
    QTest::keyClick(&canvas, Qt::Key_Space);
    const double share = canvas.mask()->share();
    QVERIFY(share > 0);
    QTest::keyClick(&canvas, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(canvas.mask()->share() > share);
    QTest::keyClick(&canvas, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(canvas.mask()->share(), share);
    QTest::keyClick(&canvas, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(canvas.mask()->isEmpty());
    QTest::keyClick(&canvas, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(canvas.mask()->share(), share);
    const double brush = canvas.brushSize();
    QTest::keyClick(&canvas, Qt::Key_BracketRight);
    QVERIFY(canvas.brushSize() > brush);
    QTest::mouseClick(run->find<QPushButton>("maskInvert"), Qt::LeftButton);
    QVERIFY(canvas.mask()->share() > 0.5);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QTRY_VERIFY(!run->host->window().findChild<MaskSheet *>(u"maskSheet"_s));
    const Json input = sent(*run);
    QCOMPARE(decoded(input, "image").size(), size);
    QVERIFY(!input.contains("mask"));
}

void TestWindowMask::aMaskOfAnotherSizeIsSaid()
{
    const std::unique_ptr<WindowRun> run = opened();
    drop(*run, size, "fox.png");
    MaskSheet *const editor = sheet(*run);
    stroke(editor->canvas(), {60, 120}, {200, 120});
    QTest::mouseClick(run->find<QPushButton>("maskUse"), Qt::LeftButton);
    QTRY_VERIFY(hasMask(*run));
    drop(*run, {100, 100}, "other.png");
    QTRY_COMPARE(labelsWith(run->host->window(), u"The mask is 320 × 240"_s).size(), 1);
    // Painted on before, the next mask begins anew, because the old one does not fit.
    QVERIFY(sheet(*run)->canvas().mask()->isEmpty());
}

QTEST_MAIN(TestWindowMask)
#include "tst_windowmask.moc"
