#include "app/owner/librarylock.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestLibraryLock : public QObject {
    Q_OBJECT
private slots:
    void onlyOneHasALibrary();
    void aLockThatItsMakerNeverSignedIsNobodys();
    void aLockThatIsBeingMadeIsLeftAlone();
    void aDeathWhileTakingOverLeavesNothingForEver();

private:
    //! Makes an empty lock file of that age in a folder, as a process killed in between leaves it.
    static void leaveBlankLock(const QString &folder, qint64 secondsOld)
    {
        QFile file{folder + u"/library.lock"_s};
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QDateTime then = QDateTime::currentDateTimeUtc().addSecs(-secondsOld);
        QVERIFY(file.setFileTime(then, QFileDevice::FileModificationTime));
    }
};

void TestLibraryLock::onlyOneHasALibrary()
{
    const QTemporaryDir folder;
    LibraryLock first{folder.path()};
    LibraryLock second{folder.path()};
    QVERIFY(first.tryLock().value_or(false));
    QVERIFY(!second.tryLock().value_or(true));
}

void TestLibraryLock::aLockThatItsMakerNeverSignedIsNobodys()
{
    const QTemporaryDir folder;
    leaveBlankLock(folder.path(), 60);
    LibraryLock lock{folder.path()};
    QVERIFY(lock.tryLock().value_or(false));
    LibraryLock second{folder.path()};
    QVERIFY(!second.tryLock().value_or(true));
}

void TestLibraryLock::aLockThatIsBeingMadeIsLeftAlone()
{
    const QTemporaryDir folder;
    leaveBlankLock(folder.path(), 0);
    LibraryLock lock{folder.path()};
    QVERIFY(!lock.tryLock().value_or(true));
}

void TestLibraryLock::aDeathWhileTakingOverLeavesNothingForEver()
{
    const QTemporaryDir folder;
    const QString left = folder.filePath(u"library.lock.rmlock"_s);
    QFile file{left};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    LibraryLock lock{folder.path()};
    QVERIFY(lock.tryLock().value_or(false));
    QVERIFY(!QFile::exists(left));
}

QTEST_GUILESS_MAIN(TestLibraryLock)
#include "tst_librarylock.moc"
