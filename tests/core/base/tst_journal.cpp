#include "core/base/journal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace limner;
using namespace Qt::StringLiterals;

//! The log as systemd's journal takes it.
class TestJournal : public QObject {
    Q_OBJECT
private slots:
    void eachKindHasItsPriority_data();
    void eachKindHasItsPriority();
    void anEventIsOneLineWhateverItHolds();
    void theJournalIsKnownByDeviceAndInode();
};

void TestJournal::eachKindHasItsPriority_data()
{
    QTest::addColumn<QtMsgType>("type");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("debug") << QtDebugMsg << QByteArray{"<7>limner.app: hello\n"};
    QTest::newRow("info") << QtInfoMsg << QByteArray{"<6>limner.app: hello\n"};
    QTest::newRow("warning") << QtWarningMsg << QByteArray{"<4>limner.app: hello\n"};
    QTest::newRow("error") << QtCriticalMsg << QByteArray{"<3>limner.app: hello\n"};
    QTest::newRow("the end") << QtFatalMsg << QByteArray{"<2>limner.app: hello\n"};
}

void TestJournal::eachKindHasItsPriority()
{
    QFETCH(const QtMsgType, type);
    QFETCH(const QByteArray, line);
    QCOMPARE(journalLine(type, "limner.app", u"hello"_s), line);
}

void TestJournal::anEventIsOneLineWhateverItHolds()
{
    const QByteArray line =
        journalLine(QtInfoMsg, nullptr, u"a prompt\n<0>kernel: forged\r\n\x1b[2J\u202e"_s);
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith('\n'));
    QVERIFY(line.startsWith("<6>default: a prompt\\n<0>kernel"));
    QVERIFY(!line.contains('\x1b'));
}

void TestJournal::theJournalIsKnownByDeviceAndInode()
{
    QTemporaryDir folder;
    QFile file{folder.path() + u"/stream"_s};
    QVERIFY(file.open(QIODevice::WriteOnly));
    struct stat status = {};
    QCOMPARE(::fstat(file.handle(), &status), 0);
    const QByteArray own = QByteArray::number(quint64{status.st_dev}) + ':' +
                           QByteArray::number(quint64{status.st_ino});
    QVERIFY(isJournal(own, file.handle()));
    // Inherited by a program whose output goes somewhere else.
    QVERIFY(!isJournal(own + '1', file.handle()));
    QVERIFY(!isJournal("", file.handle()));
    QVERIFY(!isJournal("nonsense", file.handle()));
    QVERIFY(!isJournal(own, -1));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
