// A picture of the gallery becomes another one's beginning, with one key, in the real window: from
// there to MiniMax's books, the bucket, and both pictures knowing each other.

#include "core/base/digest.h"
#include "tests/app/windowrig.h"
#include "ui/gallery/artworkdetails.h"
#include "ui/gallery/gallerymodel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestWindowLineage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_rig.start(); }
    void init() { m_rig.reset(); }
    void aGalleryPictureGoesIntoMiniMaxAndBothKnowIt();
    void aModelWithoutPicturesSaysSo();

private:
    static void chooseModel(const WindowRun &run, const QString &name)
    {
        const auto *const picker = run.find<QAbstractButton>("modelPicker");
        run.nameModel(name);
        const QString model = name.section(u':', 1);
        if (!QTest::qWaitFor([&] { return picker->accessibleName().contains(model); }, 10'000))
            qFatal("the model does not load");
    }
    //! Of the newest picture.
    static void pressI(const WindowRun &run)
    {
        auto *const gallery = run.find<QAbstractItemView>("gallery");
        gallery->setFocus();
        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        QCoreApplication::processEvents();
        QTest::keyClick(gallery, Qt::Key_I);
    }

    WindowRig m_rig;
};

void TestWindowLineage::aGalleryPictureGoesIntoMiniMaxAndBothKnowIt()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    chooseModel(run, u"replicate:acme/inkbrush"_s);
    run.generate(u"a heron in the reeds"_s);
    QTRY_VERIFY_WITH_TIMEOUT(run.showsOnly(1), 30'000);
    const Artwork parent = run.pictures().front();

    chooseModel(run, u"minimax:image-01"_s);
    pressI(run);
    const QString input = u"input:"_s + QString::fromLatin1(parent.sha256.toHex());
    const QString kept = m_rig.home() + u"/library/inputs/"_s + input.section(u':', 1);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(kept), 10'000);
    QTRY_VERIFY(run.find<QWidget>("toast")->accessibleName().contains(u"goes in"_s));
    run.generate(u"the same heron, at night"_s);
    QTRY_COMPARE_WITH_TIMEOUT(run.pictures().size(), size_t{2}, 30'000);
    QCOMPARE(m_rig.minimax->creates, 1);
    const Json reference = m_rig.minimax->created.front().input.at("subject_reference").at(0);
    QFile original{Originals{m_rig.home() + u"/library"_s}.absolutePath(parent)};
    QVERIFY(original.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray::fromBase64(textAt(reference, "image_file").section(u',', 1).toLatin1()),
             original.readAll());

    // It reaches the bucket, and tells where it came from; one press goes there and one back.
    QTRY_VERIFY_WITH_TIMEOUT(
        QGuiApplication::clipboard()->text().startsWith(m_rig.minio.endpoint()), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(run.showsOnly(2), 10'000);
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    const QString button = u"relative%1"_s.arg(parent.id);
    const auto relative = [&] { return run.host->window().findChild<QToolButton *>(button); };
    QTRY_VERIFY(relative() != nullptr && relative()->isVisible());
    const auto shown = [&gallery] {
        return gallery->currentIndex().data(GalleryModel::ArtworkIdRole).toLongLong();
    };
    const qint64 child = shown();
    QTest::mouseClick(relative(), Qt::LeftButton);
    QTRY_COMPARE(shown(), parent.id);
    const auto *const window = &run.host->window();
    QTRY_VERIFY(window->findChild<QWidget *>(u"madeInto"_s));
    QTRY_VERIFY(window->findChild<QWidget *>(u"madeInto"_s)->isVisible());
    QTest::mouseClick(run.find<QPushButton>("lineageBack"), Qt::LeftButton);
    QTRY_COMPARE(shown(), child);
}

void TestWindowLineage::aModelWithoutPicturesSaysSo()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    chooseModel(run, u"replicate:acme/inkbrush"_s);
    run.generate(u"a heron in the reeds"_s);
    QTRY_VERIFY_WITH_TIMEOUT(run.showsOnly(1), 30'000);
    pressI(run);
    QTRY_VERIFY(run.find<QWidget>("toast")->accessibleName().contains(u"takes no picture"_s));
}

QTEST_MAIN(TestWindowLineage)
#include "tst_windowlineage.moc"
