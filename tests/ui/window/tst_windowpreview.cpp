// Grabs the window with a small library. With LIMNER_PREVIEW=folder the pictures are kept there, to
// be laid beside the design.
#include "tests/ui/gallery/gallerysupport.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/thumbnailloader.h"
#include "ui/window/mainwindow.h"
#include "ui/window/servicelights.h"

#include <QImage>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestWindowPreview : public QObject {
    Q_OBJECT
private slots:
    void looksLikeTheDesign_data();
    void looksLikeTheDesign();
};

namespace {

void fill(Studio &studio)
{
    const QString prompt = u"a lighthouse keeper's kitchen at dawn, copper pans, sea light through "
                           "salt-streaked glass, gouache, muted palette"_s;
    const QStringList prompts{
        prompt, u"a starry night above a quiet harbour"_s, u"misty hills in the morning"_s,
        u"an abstract field of copper and teal"_s, u"northern lights over a lake"_s};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < 12; ++i) {
        PictureSpec spec{.prompt = prompts[i % 5],
                         .seed = 2088123417 + i * 13,
                         .size = {608, 416},
                         .painted = true};
        spec.createdAt = now.addMSecs(-i);
        if (i == 6)
            spec.upload = UploadState::Pending;
        const ArtworkId id = studio.addPicture(spec);
        if (i == 1 || i == 4)
            studio.library->marks().setFavourite({id}, true);
    }
    studio.addJob(JobState::Running, prompt);
    const QString waiting = studio.addJob(JobState::Running, prompt);
    Job job = *studio.queue->board().job(waiting);
    job.retryAt = now.addSecs(8);
    QVERIFY(studio.queue->jobs().save(job));
    studio.addJob(JobState::Queued, prompt);
    studio.addJob(JobState::Failed, prompt,
                  Error{.kind = ErrorKind::ContentRefused, .message = u"NSFW"_s});
}

} // namespace

void TestWindowPreview::looksLikeTheDesign_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("dark") << true << QSize{1440, 900};
    QTest::newRow("light") << false << QSize{1440, 900};
    QTest::newRow("small") << true << QSize{720, 450};
    QTest::newRow("middle") << true << QSize{1000, 700};
}

void TestWindowPreview::looksLikeTheDesign()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    Studio studio;
    fill(studio);
    studio.theme.setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    Settings settings;
    settings.endpoint = u"https://minio.example.com"_s;
    MainWindow window{studio.services(), settings};
    window.lights().setProvider(u"replicate"_s, u"Replicate"_s, Health::Good, {});
    window.lights().setStore(u"minio.example.com"_s);
    window.resize(size);
    window.show();
    auto *gallery = window.findChild<GalleryView *>(u"gallery"_s);
    gallery->select(5);
    auto *loader = gallery->findChild<ThumbnailLoader *>();
    QVERIFY(loader);
    const GridLayout::Range rows = gallery->grid().rowsBetween(0, gallery->viewport()->height());
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            for (int row = rows.first; row <= rows.last; ++row)
                if (!gallery->gallery()->isJob(row) &&
                    !loader->pixmap(gallery->gallery()->artworkId(row)))
                    return false;
            return true;
        }(),
        15'000);
    const QPointF point = gallery->visualRect(gallery->gallery()->index(6)).center();
    QMouseEvent hover{QEvent::MouseMove, point,        gallery->viewport()->mapToGlobal(point),
                      Qt::NoButton,      Qt::NoButton, Qt::NoModifier};
    QCoreApplication::sendEvent(gallery->viewport(), &hover);
    QCoreApplication::processEvents();
    const QImage shot = window.grab().toImage();
    QVERIFY(shot.width() >= size.width());
    const QString folder = qEnvironmentVariable("LIMNER_PREVIEW");
    if (!folder.isEmpty())
        QVERIFY(shot.save(u"%1/%2-%3.png"_s.arg(folder, QLatin1StringView{QTest::currentDataTag()})
                              .arg(int(shot.devicePixelRatio() * 100))));
}

QTEST_MAIN(TestWindowPreview)
#include "tst_windowpreview.moc"
