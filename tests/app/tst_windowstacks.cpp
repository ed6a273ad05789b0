// One click that makes four pictures is one stack in the window, in the order that was chosen, and
// after a restart, too.
#include "tests/app/windowrig.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"

#include <QLabel>
#include <QMenu>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestWindowStacks : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_rig.start(); }
    void init() { m_rig.reset(); }
    void fourOfOneClickAreOneStack();

private:
    static void choose(const WindowRun &run, const char *pill, const QString &entry)
    {
        QMenu *const menu = run.find<QPushButton>(pill)->menu();
        emit menu->aboutToShow();
        for (QAction *action : menu->actions())
            if (action->text() == entry)
                return action->trigger();
        qFatal("%s is not offered", qPrintable(entry));
    }

    WindowRig m_rig;
};

void TestWindowStacks::fourOfOneClickAreOneStack()
{
    {
        const WindowRun run{m_rig.home(), m_rig.environment};
        choose(run, "stacksButton", u"Stack variants"_s);
        QTRY_VERIFY(run.host->window().findChild<QPushButton *>(u"images_4"_s));
        run.find<QPushButton>("images_4")->click();
        run.generate(u"a heron in the reeds"_s);
        QTRY_COMPARE_WITH_TIMEOUT(run.pictures().size(), size_t{4}, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(run.showsOnly(1), 10'000);
        auto *const gallery = run.find<GalleryView>("gallery");
        QTRY_COMPARE(gallery->gallery()->stack(0).count, 4); // the tiles follow the library
        QTRY_COMPARE(run.find<QLabel>("orderCounts")->text(), u"4 pictures"_s);

        // Opened and closed in place, with a key; another picture stands beside it.
        gallery->setFocus();
        gallery->select(0);
        QTest::keyClick(gallery, Qt::Key_O);
        QVERIFY(run.showsOnly(4));
        QTest::keyClick(gallery, Qt::Key_O);
        QVERIFY(run.showsOnly(1));
        run.find<QPushButton>("images_1")->click();
        run.generate(u"a lamp"_s);
        QTRY_COMPARE_WITH_TIMEOUT(run.pictures().size(), size_t{5}, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(run.showsOnly(2), 10'000);
        QTRY_COMPARE(gallery->gallery()->stack(1).count, 4);
        choose(run, "sortButton", u"Name"_s);
        QTRY_COMPARE(gallery->gallery()->stack(0).count, 4); // "a heron …" before "a lamp"
    }
    const WindowRun run{m_rig.home(), m_rig.environment};
    QTRY_VERIFY_WITH_TIMEOUT(run.showsOnly(2), 10'000);
    QTRY_COMPARE(run.find<GalleryView>("gallery")->gallery()->stack(0).count, 4);
    QCOMPARE(run.find<QPushButton>("sortButton")->text(), u"Name ▾"_s);
}

QTEST_MAIN(TestWindowStacks)
#include "tst_windowstacks.moc"
