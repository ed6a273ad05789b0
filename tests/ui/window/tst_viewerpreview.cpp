// What the viewer looks like, and that nothing of it is clipped, down to the smallest window. With
// LIMNER_PREVIEW=folder the pictures are kept there, to be laid beside the design.
#include "tests/ui/window/lookrig.h"
#include "ui/gallery/thumbnailloader.h"
#include "ui/viewer/filmstrip.h"

#include <QImage>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestViewerPreview : public QObject {
    Q_OBJECT
private slots:
    void nothingIsClipped_data();
    void nothingIsClipped();
};

namespace {

void fill(Studio &studio, bool isPainted)
{
    const QStringList prompts{u"a lighthouse keeper's kitchen at dawn, copper pans, gouache"_s,
                              u"a starry night above a quiet harbour"_s,
                              u"misty hills in the morning"_s, u"northern lights over a lake"_s};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < 12; ++i)
        studio.addPicture({.prompt = prompts[i < 6 ? 0 : i % 4],
                           .seed = 2088123417 + (i < 2 ? 0 : i),
                           .size = isPainted ? QSize{1216, 832} : QSize{64, 48},
                           .createdAt = now.addSecs(-i),
                           .painted = isPainted,
                           .parameters = {{"cfg_scale", i == 1 ? 7.5 : 5.0}}});
}

//! Controls that are seen lie in the viewer, and have the room they need.
void checkControls(const Viewer &viewer)
{
    const QList<QWidget *> all = viewer.findChildren<QWidget *>();
    for (const QWidget *one : all) {
        if (!one->isVisible() || one->objectName().isEmpty() ||
            one->objectName().startsWith(u"qt_"))
            continue;
        const QRect rect{one->mapTo(&viewer, QPoint{}), one->size()};
        QVERIFY2(viewer.rect().contains(rect), qPrintable(one->objectName()));
        QVERIFY2(one->width() >= one->minimumSizeHint().width(), qPrintable(one->objectName()));
    }
}

} // namespace

void TestViewerPreview::nothingIsClipped_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QSize>("size");
    for (const QString &what :
         {u"viewer"_s, u"details"_s, u"slider"_s, u"six"_s, u"difference"_s}) {
        for (const QSize size : {QSize{1440, 900}, QSize{720, 450}})
            QTest::addRow("%s %d", qPrintable(what), size.width()) << what << size;
    }
}

void TestViewerPreview::nothingIsClipped()
{
    QFETCH(QString, what);
    QFETCH(QSize, size);
    Studio studio;
    const QString folder = qEnvironmentVariable("LIMNER_PREVIEW");
    fill(studio, !folder.isEmpty());
    for (const bool dark : {true, false}) {
        if (folder.isEmpty() && !dark)
            break; // the same controls in other colours
        studio.theme.setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        Window window{studio, {}, size};
        auto *const flow = window.find<ViewerFlow>(u"viewerFlow"_s);
        window.gallery()->select(1);
        const int last = what == u"six" ? 5 : what == u"slider" || what == u"difference" ? 1 : 0;
        if (last > 0)
            window.gallery()->select(0);
        std::vector<ArtworkId> compared;
        for (int row = 0; row <= last; ++row) {
            if (row > 0)
                window.gallery()->chosen().toggle(row);
            compared.push_back(window.gallery()->gallery()->artworkId(row));
        }
        QCoreApplication::processEvents();
        if (last > 0)
            flow->compareThese(compared);
        else
            flow->open();
        Viewer &viewer = *flow->viewer();
        if (what == u"details")
            viewer.toggleDetails();
        if (what == u"difference")
            viewer.comparison().setWay(ComparisonView::Way::Difference);
        QCoreApplication::processEvents();
        checkControls(viewer);
        if (folder.isEmpty())
            continue;
        const PictureCanvas &seen = last > 0 ? viewer.comparison().canvas() : viewer.canvas();
        QTRY_VERIFY_WITH_TIMEOUT(!seen.picture().whole.isNull(), 20'000);
        const auto *const loader = viewer.strip().findChild<ThumbnailLoader *>();
        for (const ArtworkId id : viewer.strip().pictures())
            QTRY_VERIFY_WITH_TIMEOUT(loader->pixmap(id), 20'000);
        window.window.grab().save(u"%1/%2-%3-%4.png"_s.arg(folder, what)
                                      .arg(size.width())
                                      .arg(dark ? u"dark"_s : u"light"_s));
    }
}

QTEST_MAIN(TestViewerPreview)
#include "tst_viewerpreview.moc"
