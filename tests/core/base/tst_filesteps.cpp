// What is large goes through in steps, whole, and what fails on the way is said.

#include "core/base/filesteps.h"

#include <QBuffer>
#include <QtTest>

#include <algorithm>

using namespace limner;

namespace {

//! Counts what goes through one call, and breaks off where it is told to.
class Narrow final : public QIODevice {
public:
    explicit Narrow(QByteArray bytes, qint64 breaksAt = -1)
        : m_bytes{std::move(bytes)}
        , m_breaksAt{breaksAt}
    {
        open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_bytes.size(); }
    qint64 most = 0;
    QByteArray written;

protected:
    qint64 readData(char *to, qint64 wanted) override
    {
        most = std::max(most, wanted);
        if (m_breaksAt >= 0 && pos() >= m_breaksAt)
            return -1;
        const qint64 got = std::min(wanted, m_bytes.size() - pos());
        std::copy_n(m_bytes.constData() + pos(), got, to);
        return got;
    }
    qint64 writeData(const char *from, qint64 length) override
    {
        most = std::max(most, length);
        if (m_breaksAt >= 0 && written.size() >= m_breaksAt)
            return -1;
        written.append(from, length);
        return length;
    }

private:
    QByteArray m_bytes;
    qint64 m_breaksAt;
};

QByteArray counted(qint64 size)
{
    QByteArray out{size, Qt::Uninitialized};
    for (qint64 i = 0; i < size; ++i)
        out[i] = static_cast<char>(i % 251);
    return out;
}

} // namespace

class TestFileSteps : public QObject {
    Q_OBJECT
private slots:
    void allOfItGoesThrough_data();
    void allOfItGoesThrough();
    void noMoreIsReadThanIsWanted();
    void whatFollowsIsRead();
    void anErrorInTheMiddleIsSaid();
};

void TestFileSteps::allOfItGoesThrough_data()
{
    QTest::addColumn<qint64>("size");
    QTest::newRow("nothing") << qint64{0};
    QTest::newRow("a byte") << qint64{1};
    QTest::newRow("a step") << fileStep;
    QTest::newRow("a step and a byte") << fileStep + 1;
    QTest::newRow("many") << 5 * fileStep - 7;
}

void TestFileSteps::allOfItGoesThrough()
{
    QFETCH(qint64, size);
    const QByteArray bytes = counted(size);
    Narrow from{bytes};
    QCOMPARE(readInSteps(from, size + 1), bytes);
    Narrow to{{}};
    QVERIFY(writeInSteps(to, bytes));
    QCOMPARE(to.written, bytes);
    QVERIFY(from.most <= fileStep);
    QVERIFY(to.most <= fileStep);
}

void TestFileSteps::noMoreIsReadThanIsWanted()
{
    QByteArray bytes = counted(fileStep + 10);
    QBuffer from{&bytes};
    QVERIFY(from.open(QIODevice::ReadOnly));
    QCOMPARE(readInSteps(from, fileStep + 2), bytes.first(fileStep + 2));
}

void TestFileSteps::whatFollowsIsRead()
{
    QByteArray bytes = counted(1000);
    QBuffer from{&bytes};
    QVERIFY(from.open(QIODevice::ReadOnly));
    QVERIFY(from.seek(900));
    QCOMPARE(readInSteps(from, fileStep), bytes.sliced(900));
    QCOMPARE(readInSteps(from, fileStep), QByteArray{});
}

void TestFileSteps::anErrorInTheMiddleIsSaid()
{
    const QByteArray bytes = counted(3 * fileStep);
    Narrow from{bytes, 2 * fileStep};
    QCOMPARE(readInSteps(from, bytes.size()), bytes.first(2 * fileStep));
    Narrow to{{}, 2 * fileStep};
    QVERIFY(!writeInSteps(to, bytes));
}

QTEST_GUILESS_MAIN(TestFileSteps)
#include "tst_filesteps.moc"
