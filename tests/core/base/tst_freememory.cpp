// What a program gives back is its own, and it goes on as before.

#include "core/base/freememory.h"

#include <QCryptographicHash>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestFreeMemory : public QObject {
    Q_OBJECT
private slots:
    void codeGoesAndComesBack();
    void whatWasWrittenStays();
};

namespace {

// Constants that were relocated at the start, a variable, and what is made once.
const char *const names[] = {"lamp", "boat", "heron"};
int count = 3;
const QString &motto()
{
    static const QString text = u"a quiet harbour"_s;
    return text;
}

QByteArray workedOut()
{
    QByteArray out = motto().toUtf8() + QLocale{u"de"_s}.toString(1234.5).toUtf8();
    for (const char *const name : names)
        out += name;
    static const QRegularExpression word{u"\\b(\\w+)\\b"_s};
    out += QString::fromUtf8(out).remove(word).toUtf8() + QByteArray::number(count);
    return QCryptographicHash::hash(out, QCryptographicHash::Sha256);
}

} // namespace

void TestFreeMemory::codeGoesAndComesBack()
{
    // Pages of files, of which nothing else here lets go; in kB.
    const auto ofFiles = [] {
        QFile status{u"/proc/self/status"_s};
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        static const QRegularExpression line{u"RssFile:\\s+(\\d+) kB"_s};
        return line.match(QString::fromLatin1(status.readAll())).captured(1).toInt();
    };
    const int before = ofFiles();
    QVERIFY(before > 0);
    returnCode();
    const int after = ofFiles();
    QVERIFY2(after < before, qPrintable(u"%1 of %2 kB"_s.arg(after).arg(before)));
}

void TestFreeMemory::whatWasWrittenStays()
{
    count = 4;
    const QByteArray before = workedOut();
    returnFreeMemory();
    returnCode();
    QCOMPARE(workedOut(), before);
    returnCode(); // again, right away
    QCOMPARE(workedOut(), before);
}

QTEST_GUILESS_MAIN(TestFreeMemory)
#include "tst_freememory.moc"
