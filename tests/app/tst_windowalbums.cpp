// New pictures go to the album that was chosen when Generate was clicked, in the real window: also
// when another one is looked at meanwhile, and they are there after a restart.

#include "core/library/library.h"
#include "tests/app/windowrig.h"
#include "ui/gallery/searchfield.h"

#include <QAbstractItemView>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestWindowAlbums : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_rig.start(); }
    void init() { m_rig.reset(); }
    void aNewPictureGoesToTheAlbumThatWasChosen();

private:
    //! Clicks the line of that name.
    static bool choose(const WindowRun &run, const QString &name)
    {
        auto *const shelves = run.find<QAbstractItemView>("shelves");
        const auto line = [&] {
            const QModelIndexList found = shelves->model()->match(
                shelves->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
            return found.value(0);
        };
        if (!QTest::qWaitFor([&] { return line().isValid(); }, 10'000))
            return false;
        QTest::mouseClick(shelves->viewport(), Qt::LeftButton, {},
                          shelves->visualRect(line()).center());
        return true;
    }
    static QStringList albumsOf(const WindowRun &run, ArtworkId picture)
    {
        QStringList names;
        const auto albums = run.behind([picture](Application &application) {
            return application.library().albums().of(picture);
        });
        for (const Album &album : albums.value_or(std::vector<Album>{}))
            names << album.name;
        return names;
    }

    WindowRig m_rig;
};

void TestWindowAlbums::aNewPictureGoesToTheAlbumThatWasChosen()
{
    {
        const WindowRun run{m_rig.home(), m_rig.environment};
        run.nameModel(u"replicate:acme/inkbrush"_s);
        const auto *const picker = run.find<QAbstractButton>("modelPicker");
        QTRY_VERIFY_WITH_TIMEOUT(picker->accessibleName().contains(u"inkbrush"_s), 10'000);
        run.behind([](Application &application) {
            return application.library().albums().add(u"Lighthouse book"_s) &&
                   application.library().albums().add(u"Other"_s);
        });
        QVERIFY(choose(run, u"Lighthouse book"_s));
        QTRY_VERIFY(run.find<QWidget>("intoAlbum")->isVisible());
        run.generate(u"a lighthouse"_s);
        QVERIFY(choose(run, u"Other"_s)); // too late for the one under way
        QTRY_COMPARE_WITH_TIMEOUT(run.pictures().size(), size_t{1}, 30'000);
    }
    const WindowRun run{m_rig.home(), m_rig.environment};
    QCOMPARE(albumsOf(run, run.pictures().front().id), QStringList{u"Lighthouse book"_s});
    QVERIFY(choose(run, u"Lighthouse book"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.showsOnly(1), 10'000);
}

QTEST_MAIN(TestWindowAlbums)
#include "tst_windowalbums.moc"
