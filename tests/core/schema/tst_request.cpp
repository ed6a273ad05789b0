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

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
