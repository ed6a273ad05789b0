#include "core/base/json.h"
#include "core/s3/bucketpolicy.h"

#include <QRegularExpression>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

Json merged(const QByteArray &existing, const QString &prefix)
{
    const Result<QByteArray> out = withPublicRead(existing, u"gallery"_s, prefix);
    return out ? parseJson(*out).value_or(Json{}) : Json{};
}

} // namespace

class TestBucketPolicy : public QObject {
    Q_OBJECT
private slots:
    void anEmptyBucketGetsOneStatement();
    void foreignStatementsStay();
    void ourOwnIsReplaced();
    void anotherPrefixGetsItsOwnStatement();
    void aSingleStatementBecomesAList();
    void unreadablePoliciesAreNotOverwritten_data();
    void unreadablePoliciesAreNotOverwritten();
    void wildcardsAreRefused();
    void sidsHoldLettersAndDigitsOnly();
};

void TestBucketPolicy::anEmptyBucketGetsOneStatement()
{
    const Json policy = merged({}, u"shots/"_s);
    QCOMPARE(textAt(policy, "Version"), u"2012-10-17"_s);
    QCOMPARE(policy["Statement"].size(), size_t{1});
    const Json &statement = policy["Statement"][0];
    QCOMPARE(toBytes(statement["Resource"]), QByteArray{"[\"arn:aws:s3:::gallery/shots/*\"]"});
    QCOMPARE(toBytes(statement["Action"]), QByteArray{"[\"s3:GetObject\"]"});
    QCOMPARE(toBytes(statement["Principal"]), QByteArray{"{\"AWS\":[\"*\"]}"});
    QCOMPARE(textAt(statement, "Effect"), u"Allow"_s);
    const Json whole = merged(" ", {});
    QCOMPARE(toBytes(whole["Statement"][0]["Resource"]),
             QByteArray{"[\"arn:aws:s3:::gallery/*\"]"});
}

void TestBucketPolicy::foreignStatementsStay()
{
    const QByteArray foreign = "{\"Sid\":\"Theirs\",\"Effect\":\"Deny\",\"Principal\":\"*\","
                               "\"Action\":\"s3:*\",\"Resource\":\"x\"}";
    const Json policy = merged("{\"Id\":\"p\",\"Version\":\"2008-10-17\",\"Statement\":[" +
                                   foreign + ",{\"Effect\":\"Allow\"}]}",
                               u"shots"_s);
    QCOMPARE(textAt(policy, "Id"), u"p"_s);
    QCOMPARE(textAt(policy, "Version"), u"2008-10-17"_s);
    QCOMPARE(policy["Statement"].size(), size_t{3});
    QVERIFY(policy["Statement"][0] == *parseJson(foreign));
}

void TestBucketPolicy::ourOwnIsReplaced()
{
    const QByteArray once = withPublicRead({}, u"gallery"_s, u"shots"_s).value();
    QCOMPARE(withPublicRead(once, u"gallery"_s, u"/shots/"_s).value(), once);
}

void TestBucketPolicy::anotherPrefixGetsItsOwnStatement()
{
    const QByteArray once = withPublicRead({}, u"gallery"_s, u"shots"_s).value();
    QCOMPARE(merged(once, u"other"_s)["Statement"].size(), size_t{2});
}

void TestBucketPolicy::aSingleStatementBecomesAList()
{
    const Json policy =
        merged("{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"A\"}}", u"x"_s);
    QCOMPARE(policy["Statement"].size(), size_t{2});
    QCOMPARE(textAt(policy["Statement"][0], "Sid"), u"A"_s);
}

void TestBucketPolicy::unreadablePoliciesAreNotOverwritten_data()
{
    QTest::addColumn<QByteArray>("existing");
    QTest::newRow("html") << QByteArray{"<html>"};
    QTest::newRow("cut") << QByteArray{"{\"Version\":\"2012-10-17\",\"Statement\":["};
    QTest::newRow("list") << QByteArray{"[]"};
    QTest::newRow("statement is text") << QByteArray{"{\"Statement\":\"x\"}"};
}

void TestBucketPolicy::unreadablePoliciesAreNotOverwritten()
{
    QFETCH(const QByteArray, existing);
    const Result<QByteArray> out = withPublicRead(existing, u"gallery"_s, u"x"_s);
    QVERIFY(!out);
    QCOMPARE(toString(out.error().kind), toString(ErrorKind::InvalidAnswer));
}

void TestBucketPolicy::wildcardsAreRefused()
{
    for (const QString &prefix : {u"a*"_s, u"a?"_s, u"${aws:username}"_s})
        QCOMPARE(toString(withPublicRead({}, u"gallery"_s, prefix).error().kind),
                 toString(ErrorKind::InvalidInput));
}

void TestBucketPolicy::sidsHoldLettersAndDigitsOnly()
{
    const QRegularExpression allowed{u"^[A-Za-z0-9]+$"_s};
    for (const QString &prefix : {u""_s, u"a/b"_s, u"été"_s})
        QVERIFY(allowed.match(publicReadSid(prefix)).hasMatch());
    QVERIFY(publicReadSid(u"a"_s) != publicReadSid(u"b"_s));
}

QTEST_GUILESS_MAIN(TestBucketPolicy)
#include "tst_bucketpolicy.moc"
