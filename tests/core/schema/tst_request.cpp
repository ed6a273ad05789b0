#include "core/schema/request.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

Request requestWith(const QByteArray &parameters)
{
    return {.provider = u"replicate"_s,
            .model = u"acme/inkbrush"_s,
            .version = u"v1"_s,
            .parameters = *parseJson(parameters)};
}

} // namespace

class TestRequest : public QObject {
    Q_OBJECT
private slots:
    void equalPicturesHaveEqualFingerprints();
    void everyPartCounts();
    void commonValuesAreReadable();
    void theyAreReadByTheirOtherNames_data();
    void theyAreReadByTheirOtherNames();
    void largeSeedsAreExact_data();
    void largeSeedsAreExact();
    void noSeedIsBentIntoItsBits();
};

void TestRequest::equalPicturesHaveEqualFingerprints()
{
    const QByteArray one =
        fingerprint(requestWith(R"({"steps":28,"prompt":"猫","n":[1,{"b":2.5}]})"));
    QCOMPARE(one.size(), 64);
    QCOMPARE(fingerprint(requestWith(R"({"n":[1.0,{"b":2.5}],"prompt":"\u732b","steps":28.0})")),
             one);
    QCOMPARE(fingerprint(requestWith(R"({"z":0})")), fingerprint(requestWith(R"({"z":-0.0})")));
}

void TestRequest::everyPartCounts()
{
    const Request base = requestWith(R"({"seed":1})");
    QSet<QByteArray> seen{fingerprint(base)};
    const auto add = [&](void (*change)(Request &)) {
        Request other = base;
        change(other);
        seen.insert(fingerprint(other));
    };
    add([](Request &r) { r.provider = u"together"_s; });
    add([](Request &r) { r.model = u"acme/other"_s; });
    add([](Request &r) { r.version = u"v2"_s; });
    add([](Request &r) { r.parameters["seed"] = 2; });
    add([](Request &r) { r.parameters["seed"] = "1"; });
    add([](Request &r) { r.parameters["seed"] = 1.5; });
    add([](Request &r) { r.parameters["more"] = nullptr; });
    QCOMPARE(seen.size(), 8);
}

void TestRequest::commonValuesAreReadable()
{
    const Request request = requestWith(R"({"prompt":"a","negative_prompt":"b","seed":9})");
    QCOMPARE(request.prompt(), u"a"_s);
    QCOMPARE(request.negativePrompt(), u"b"_s);
    QCOMPARE(request.seed(), std::optional<qint64>{9});
    QVERIFY(!requestWith("{}").seed());
    QCOMPARE(requestWith(R"({"prompt":null})").prompt(), QString{});
}

void TestRequest::theyAreReadByTheirOtherNames_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("negative");
    QTest::newRow("caption") << QByteArray{R"({"caption":"a","n_prompt":"b"})"} << u"a"_s << u"b"_s;
    QTest::newRow("two") << QByteArray{R"({"text":"no","prompt":"yes","neg_prompt":"c"})"}
                         << u"yes"_s << u"c"_s;
    QTest::newRow("input is a picture")
        << QByteArray{R"({"input":["x"],"question":"what?"})"} << u"what?"_s << QString{};
    QTest::newRow("numbers") << QByteArray{R"({"prompt":7,"negative_prompt":false})"} << QString{}
                             << QString{};
}

void TestRequest::theyAreReadByTheirOtherNames()
{
    QFETCH(QByteArray, parameters);
    QFETCH(QString, prompt);
    QFETCH(QString, negative);
    QCOMPARE(requestWith(parameters).prompt(), prompt);
    QCOMPARE(requestWith(parameters).negativePrompt(), negative);
}

void TestRequest::largeSeedsAreExact_data()
{
    QTest::addColumn<QByteArray>("digits");
    for (const char *digits :
         {"4294967295", "9007199254740993", "9223372036854775807", "-1", "-9223372036854775808"})
        QTest::newRow(digits) << QByteArray{digits};
}

void TestRequest::largeSeedsAreExact()
{
    QFETCH(QByteArray, digits);
    const Request number = requestWith("{\"seed\":" + digits + "}");
    QCOMPARE(QByteArray::number(*number.seed()), digits);
    QCOMPARE(toBytes(number.parameters), "{\"seed\":" + digits + "}");
    QCOMPARE(QByteArray::number(*requestWith("{\"seed\":\"" + digits + "\"}").seed()), digits);
    // The next number is another picture.
    Request other = number;
    other.parameters["seed"] = *number.seed() ^ 1;
    QVERIFY(fingerprint(other) != fingerprint(number));
    QCOMPARE(fingerprint(requestWith(toBytes(number.parameters))), fingerprint(number));
}

void TestRequest::noSeedIsBentIntoItsBits()
{
    QVERIFY(!requestWith(R"({"seed":18446744073709551615})").seed());
    QVERIFY(!requestWith(R"({"seed":9223372036854775808})").seed());
    QVERIFY(!requestWith(R"({"seed":1e30})").seed());
    QVERIFY(!requestWith(R"({"seed":1.5})").seed());
}

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
