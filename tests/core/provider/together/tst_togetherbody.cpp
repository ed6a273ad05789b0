#include "core/provider/bundledmodels.h"
#include "core/provider/together/togetherbody.h"
#include "core/schema/validate.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestTogetherBody : public QObject {
    Q_OBJECT
private slots:
    void onlyWhatWasSetIsSent_data();
    void onlyWhatWasSetIsSent();
    void whatTheModelDoesNotTakeIsRefusedHere_data();
    void whatTheModelDoesNotTakeIsRefusedHere();
};

void TestTogetherBody::onlyWhatWasSetIsSent_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QByteArray>("body"); // without model
    const auto row = [](const char *tag, const char *model, const char *parameters,
                        const char *body) {
        QTest::newRow(tag) << QString::fromLatin1(model) << QByteArray{parameters}
                           << QByteArray{body};
    };
    const char *const schnell = "black-forest-labs/FLUX.1-schnell";
    row("the prompt alone", schnell, R"({"prompt":"a kite"})",
        R"({"prompt":"a kite","response_format":"base64"})");
    row("size and steps even at their defaults", schnell,
        R"({"prompt":"a","width":1024,"height":768,"steps":4,"n":1,"seed":9007199254740993})",
        R"({"prompt":"a","width":1024,"height":768,"steps":4,"seed":9007199254740993,"response_format":"base64"})");
    row("defaults of the rest stay at home", schnell,
        R"({"prompt":"a","output_format":"jpeg","disable_safety_checker":false,"n":2})",
        R"({"prompt":"a","n":2,"response_format":"base64"})");
    row("what differs from them goes", schnell,
        R"({"prompt":"a","output_format":"png","disable_safety_checker":true})",
        R"({"prompt":"a","output_format":"png","disable_safety_checker":true,"response_format":"base64"})");
    row("nothing empty", schnell,
        R"({"prompt":"a","negative_prompt":"","seed":null,"image_loras":[],"x":{}})",
        R"({"prompt":"a","response_format":"base64"})");
    row("zero and false are values", "acme/brand-new",
        R"({"prompt":"a","guidance_scale":0,"disable_safety_checker":false})",
        R"({"prompt":"a","guidance_scale":0,"disable_safety_checker":false,"response_format":"base64"})");
    row("upsampling is on unless it is off", "black-forest-labs/FLUX.2-pro",
        R"({"prompt":"a","prompt_upsampling":true})",
        R"({"prompt":"a","response_format":"base64"})");
    row("off", "black-forest-labs/FLUX.2-pro", R"({"prompt":"a","prompt_upsampling":false})",
        R"({"prompt":"a","prompt_upsampling":false,"response_format":"base64"})");
    row("a size becomes width and height", "google/imagen-4.0-preview",
        R"({"prompt":"a","size":"1344x768"})",
        R"({"prompt":"a","width":1344,"height":768,"response_format":"base64"})");
    row("the usual size is no exception", "google/gemini-3-pro-image",
        R"({"prompt":"a","size":"1024x1024"})",
        R"({"prompt":"a","width":1024,"height":1024,"response_format":"base64"})");
    row("addresses on request", schnell, R"({"prompt":"a","response_format":"url"})",
        R"({"prompt":"a","response_format":"url"})");
    row("pictures that go in", "black-forest-labs/FLUX.2-flex",
        R"({"prompt":"a","reference_images":["data:image/png;base64,AAAA","https://x.example/b"]})",
        R"({"prompt":"a","reference_images":["data:image/png;base64,AAAA","https://x.example/b"],"response_format":"base64"})");
    row("parameters of another kind", schnell, "[1]", R"({"response_format":"base64"})");
}

void TestTogetherBody::onlyWhatWasSetIsSent()
{
    QFETCH(QString, model);
    QFETCH(QByteArray, parameters);
    QFETCH(QByteArray, body);
    const Result<Json> made = together::toBody(
        {.provider = u"together"_s, .model = model, .parameters = *parseJson(parameters)});
    QVERIFY(made.has_value());
    Json expected = *parseJson(body);
    expected["model"] = toJson(model);
    QCOMPARE(toBytes(*made), toBytes(expected));
}

void TestTogetherBody::whatTheModelDoesNotTakeIsRefusedHere_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QString>("words");
    QTest::newRow("of 8") << u"black-forest-labs/FLUX.1-schnell"_s
                          << QByteArray{R"({"prompt":"a","width":1001})"}
                          << u"width: 1001 is not a multiple of 8"_s;
    QTest::newRow("of 16") << u"black-forest-labs/FLUX.2-pro"_s
                           << QByteArray{R"({"prompt":"a","height":1000})"}
                           << u"height: 1000 is not a multiple of 16"_s;
    QTest::newRow("no name") << u"FLUX"_s << QByteArray{R"({"prompt":"a"})"}
                             << u"not a model name, owner/name: FLUX"_s;
}

void TestTogetherBody::whatTheModelDoesNotTakeIsRefusedHere()
{
    QFETCH(QString, model);
    QFETCH(QByteArray, parameters);
    QFETCH(QString, words);
    const Result<Json> made = together::toBody(
        {.provider = u"together"_s, .model = model, .parameters = *parseJson(parameters)});
    QVERIFY(!made.has_value());
    QCOMPARE(toString(made.error().kind), toString(ErrorKind::InvalidInput));
    QCOMPARE(made.error().message, words);
}

QTEST_GUILESS_MAIN(TestTogetherBody)
#include "tst_togetherbody.moc"
