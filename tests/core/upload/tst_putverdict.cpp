#include "core/upload/putverdict.h"

#include <QtTest>

using namespace limner;
using namespace std::chrono_literals;

class TestPutVerdict : public QObject {
    Q_OBJECT
private slots:
    void everyErrorHasOne_data();
    void everyErrorHasOne();
    void theBackoffGrowsUpToAMinute();
};

void TestPutVerdict::everyErrorHasOne_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<PutVerdict>("verdict");
    const auto rows = [](PutVerdict verdict, std::initializer_list<ErrorKind> kinds) {
        for (const ErrorKind kind : kinds)
            QTest::newRow(qUtf8Printable(toString(kind))) << kind << verdict;
    };
    rows(PutVerdict::RefuseOne, {ErrorKind::Io, ErrorKind::BadName, ErrorKind::InvalidInput,
                                 ErrorKind::TooLarge, ErrorKind::PreconditionFailed});
    rows(PutVerdict::PostponeOne, {ErrorKind::BadDigest, ErrorKind::Conflict});
    rows(PutVerdict::PostponeStore,
         {ErrorKind::Offline, ErrorKind::Dropped, ErrorKind::Timeout, ErrorKind::InvalidAnswer,
          ErrorKind::ServerError, ErrorKind::Unavailable, ErrorKind::RateLimited,
          ErrorKind::StoreFull});
    rows(PutVerdict::RefuseStore,
         {ErrorKind::Tls, ErrorKind::Redirected, ErrorKind::Unauthorized, ErrorKind::Forbidden,
          ErrorKind::NotFound, ErrorKind::BadAccessKey, ErrorKind::BadSignature,
          ErrorKind::BucketMissing, ErrorKind::WrongRegion, ErrorKind::ClockSkew,
          ErrorKind::NotAnObjectStore, ErrorKind::InsecureClient, ErrorKind::NotImplemented});
}

void TestPutVerdict::everyErrorHasOne()
{
    QFETCH(ErrorKind, kind);
    QFETCH(PutVerdict, verdict);
    Error error;
    error.kind = kind;
    QCOMPARE(int(verdictOn(error)), int(verdict));
}

void TestPutVerdict::theBackoffGrowsUpToAMinute()
{
    const Error error;
    QVERIFY(uploadBackoff(1, error, 0.99) <= 500ms);
    QVERIFY(uploadBackoff(3, error, 0.99) > uploadBackoff(1, error, 0.99));
    QVERIFY(uploadBackoff(1000, error, 0.99) <= 60s);
}

QTEST_APPLESS_MAIN(TestPutVerdict)
#include "tst_putverdict.moc"
