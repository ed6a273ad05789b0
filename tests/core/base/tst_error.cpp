#include "core/base/error.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestError : public QObject {
    Q_OBJECT
private slots:
    void everyNameLeadsBack();
    void whoeverKnowsDecidesWhetherItMayHaveArrived_data();
    void whoeverKnowsDecidesWhetherItMayHaveArrived();
};

void TestError::everyNameLeadsBack()
{
    QSet<QString> names;
    for (int i = 0; i <= static_cast<int>(ErrorKind::NotUploaded); ++i) {
        const auto kind = static_cast<ErrorKind>(i);
        names.insert(toString(kind));
        QVERIFY2(errorKindFromString(toString(kind)) == kind, qPrintable(toString(kind)));
    }
    QCOMPARE(names.size(), static_cast<int>(ErrorKind::NotUploaded) + 1);
    QVERIFY(errorKindFromString(u"no such kind"_s) == ErrorKind::Internal);
}

void TestError::whoeverKnowsDecidesWhetherItMayHaveArrived_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("unlessKnown");
    const auto row = [](ErrorKind kind, bool unlessKnown) {
        QTest::newRow(qPrintable(toString(kind))) << kind << unlessKnown;
    };
    row(ErrorKind::Timeout, true);
    row(ErrorKind::Dropped, true);
    row(ErrorKind::Cancelled, true);
    row(ErrorKind::Internal, true); // whatever nobody thought of
    row(ErrorKind::Redirected, true);
    row(ErrorKind::InvalidAnswer, true);
    row(ErrorKind::ServerError, true);
    row(ErrorKind::Offline, false);
    row(ErrorKind::Tls, false);
    row(ErrorKind::NotConfigured, false);
    row(ErrorKind::Unauthorized, false);
    row(ErrorKind::NoCredit, false);
    row(ErrorKind::QuotaUsedUp, false);
    row(ErrorKind::OtherRegion, false);
    row(ErrorKind::RateLimited, false);
    row(ErrorKind::BudgetCap, false);
    row(ErrorKind::DiskFull, false);
}

void TestError::whoeverKnowsDecidesWhetherItMayHaveArrived()
{
    QFETCH(ErrorKind, kind);
    QFETCH(bool, unlessKnown);
    Error error;
    error.kind = kind;
    QCOMPARE(error.mayHaveArrived(), unlessKnown);
    error.effect = Error::Effect::None;
    QVERIFY(!error.mayHaveArrived());
    error.effect = Error::Effect::Possible;
    QVERIFY(error.mayHaveArrived());
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
