#include "app/owner/instance.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestInstance : public QObject {
    Q_OBJECT
private slots:
    void onlyOneHasALibrary();
    void aLockThatItsMakerNeverSignedIsNobodys();
    void aLockThatIsBeingMadeIsLeftAlone();

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

void TestInstance::onlyOneHasALibrary()
{
    const QTemporaryDir folder;
    LibraryLock first{folder.path()};
    LibraryLock second{folder.path()};
    QVERIFY(first.tryLock().value_or(false));
    QVERIFY(!second.tryLock().value_or(true));
}

void TestInstance::aLockThatItsMakerNeverSignedIsNobodys()
{
    const QTemporaryDir folder;
    leaveBlankLock(folder.path(), 60);
    LibraryLock lock{folder.path()};
    QVERIFY(lock.tryLock().value_or(false));
    LibraryLock second{folder.path()};
    QVERIFY(!second.tryLock().value_or(true));
}

void TestInstance::aLockThatIsBeingMadeIsLeftAlone()
{
    const QTemporaryDir folder;
    leaveBlankLock(folder.path(), 0);
    LibraryLock lock{folder.path()};
    QVERIFY(!lock.tryLock().value_or(true));
}

QTEST_GUILESS_MAIN(TestInstance)
#include "tst_instance.moc"
