// What the window says after an update, and where it leads.
#include "tests/ui/window/windowsupport.h"
#include "ui/common/banner.h"
#include "ui/help/helpwindow.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

Settings read(const QString &version)
{
    Settings settings;
    settings.newestVersion = version;
    return settings;
}

//! The window of somebody who has read the news of that version.
struct Started {
    Studio studio;
    Window w;
    QSignalSpy changed{&w.window, &MainWindow::settingsChanged};

    explicit Started(const QString &version)
        : w{studio, read(version)}
    {
        QCoreApplication::processEvents();
    }
    [[nodiscard]] Banner &banner() const { return *w.find<Banner>(u"newsBanner"_s); }
    //! As it is written; empty = it was not.
    [[nodiscard]] QString noted() const
    {
        return changed.isEmpty() ? QString{}
                                 : changed.back().front().value<Settings>().newestVersion;
    }
};

const QString current = QStringLiteral(LIMNER_VERSION);

} // namespace

class TestNewsNotice : public QObject {
    Q_OBJECT
private slots:
    void theFirstVersionHasNothingNew();
    void theSameVersionHasNothingNew();
    void anUpdateIsToldUntilItIsRead();
    void whoPutsItAwayIsNotToldAgain();
    void anOlderProgramTellsNothing();
};

void TestNewsNotice::theFirstVersionHasNothingNew()
{
    Studio studio;
    Window w{studio};
    QVERIFY(!w.find<Banner>(u"newsBanner"_s)->isVisible());
    QSignalSpy changed{&w.window, &MainWindow::settingsChanged};
    w.window.close(); // it is written by then
    QCOMPARE(changed.back().front().value<Settings>().newestVersion, current);
}

void TestNewsNotice::theSameVersionHasNothingNew()
{
    const Started started{current};
    QVERIFY(!started.banner().isVisible());
    QCOMPARE(started.noted(), QString{});
}

void TestNewsNotice::anUpdateIsToldUntilItIsRead()
{
    const Started started{u"0.0.9"_s};
    QVERIFY(started.banner().isVisible());
    QCOMPARE(started.banner().text(), u"Limner %1: what is new"_s.arg(current));
    QCOMPARE(started.noted(), QString{}); // told again next time
    started.banner().findChild<QPushButton *>(u"newsRead"_s)->click();
    QVERIFY(!started.banner().isVisible());
    QCOMPARE(started.noted(), current);
    const auto *const help = started.w.find<HelpWindow>(u"helpWindow"_s);
    QVERIFY(help->isVisible());
    QCOMPARE(help->place().page, u"news"_s);
}

void TestNewsNotice::whoPutsItAwayIsNotToldAgain()
{
    const Started started{u"0.0.10"_s}; // a number, not a word: below 0.1
    QVERIFY(started.banner().isVisible());
    started.banner().findChild<QAbstractButton *>(u"bannerClose"_s)->click();
    QVERIFY(!started.banner().isVisible());
    QCOMPARE(started.noted(), current);
}

void TestNewsNotice::anOlderProgramTellsNothing()
{
    const Started started{u"99.0"_s};
    QVERIFY(!started.banner().isVisible());
    QCOMPARE(started.noted(), QString{});
}

QTEST_MAIN(TestNewsNotice)
#include "tst_newsnotice.moc"
