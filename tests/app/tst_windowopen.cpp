// What a file manager or a link on a page starts, beside a window that is open: the real program,
// with the real window answering.

#include "tests/app/windowrig.h"
#include "tests/support/pictures.h"
#include "ui/viewer/viewer.h"
#include "ui/viewer/viewerflow.h"
#include "ui/window/viewerjoint.h"

#include <QProcess>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestWindowOpen : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_rig.start(); }
    void init() { m_rig.reset(); }
    void aLinkShowsItsPictureAndFilesComeIn();
    void aLinkToNothingIsTold();

private:
    //! `limner open WORD...` as somebody else starts it; its exit code.
    int open(const QStringList &words) const
    {
        QProcess other;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (auto one = m_rig.environment.begin(); one != m_rig.environment.end(); ++one)
            environment.insert(one.key(), one.value());
        environment.insert(u"LIMNER_HOME"_s, m_rig.home());
        other.setProcessEnvironment(environment);
        other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        other.start(QStringLiteral(LIMNER_BIN "/limner"), QStringList{u"open"_s} + words);
        if (!QTest::qWaitFor([&] { return other.state() == QProcess::NotRunning; }, 60'000))
            qFatal("it does not come back");
        return other.exitStatus() == QProcess::NormalExit ? other.exitCode() : -1;
    }

    //! Of no job: they came from elsewhere.
    static std::vector<Artwork> pictures(const WindowRun &run)
    {
        return run.behind([](Application &application) {
            ArtworkReader &reader = application.library().reader();
            std::vector<ArtworkId> ids;
            for (const ArtworkRow &row : reader.rows({}))
                ids.push_back(row.id);
            return reader.artworks(ids);
        });
    }

    WindowRig m_rig;
};

void TestWindowOpen::aLinkShowsItsPictureAndFilesComeIn()
{
    const QTemporaryDir elsewhere;
    const QStringList files{elsewhere.filePath(u"one.png"_s), elsewhere.filePath(u"two.png"_s)};
    writeFile(files[0], pictureBytes({40, 30}, "png", 1));
    writeFile(files[1], pictureBytes({30, 40}, "png", 2));
    const WindowRun run{m_rig.home(), m_rig.environment};
    QCOMPARE(open(files), 0);
    QTRY_COMPARE_WITH_TIMEOUT(pictures(run).size(), size_t{2}, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(run.showsOnly(2), 10'000);

    const std::vector<Artwork> made = pictures(run);
    ViewerFlow &viewer = run.host->window().viewer().flow();
    QVERIFY(!viewer.isOpen());
    for (const Artwork &one : {made[0], made[1]}) { // also when another is being looked at
        QCOMPARE(open({u"limner:artwork/"_s + one.uuid}), 0);
        QTRY_VERIFY_WITH_TIMEOUT(viewer.isOpen() && viewer.current() == one.id, 10'000);
    }

    // A single file is one that was dropped: nothing to ask of a plain picture, it comes in.
    const QString third = elsewhere.filePath(u"three.png"_s);
    writeFile(third, pictureBytes({50, 50}, "png", 3));
    QCOMPARE(open({QUrl::fromLocalFile(third).toString()}), 0);
    QTRY_COMPARE_WITH_TIMEOUT(pictures(run).size(), size_t{3}, 30'000);
}

void TestWindowOpen::aLinkToNothingIsTold()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    QCOMPARE(open({u"limner:artwork/00000000-0000-4000-8000-000000000000"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(run.find<QWidget>("banner")->isVisible(), 10'000);
    QVERIFY(!run.host->window().viewer().flow().isOpen());
    QCOMPARE(open({u"limner:generate/a-castle"_s}), 2); // refused before anybody is asked
}

QTEST_MAIN(TestWindowOpen)
#include "tst_windowopen.moc"
