#include "core/provider/bundledmodels.h"
#include "core/provider/minimax/minimaxrequest.h"
#include "core/schema/roles.h"
#include "core/schema/validate.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

//! Limner's parameters in the provider's own shape, and the schemas they come from.
class TestMiniMaxRequest : public QObject {
    Q_OBJECT
private slots:
    void aBodyHasTheProvidersShape_data();
    void aBodyHasTheProvidersShape();
    void whatWouldOnlyBeRefusedStaysHere_data();
    void whatWouldOnlyBeRefusedStaysHere();
    void theWholeRangeOfSeedsIsSent_data();
    void theWholeRangeOfSeedsIsSent();
    void theKeyCheckAsksForNoPicture();
    void theBundledModelsHaveTheirOwnRules();
    void promptsAreCountedInCodePoints();
    void theFormKnowsSeedAndCharacter();

private:
    static Request request(const char *parameters, const QString &model = u"image-01"_s)
    {
        Request out{.provider = u"minimax"_s, .model = model};
        out.parameters = *parseJson(parameters);
        return out;
    }
    static const ModelSchema &schema(const QString &model)
    {
        for (const ModelSchema &one : bundledModels(u"minimax"_s)) {
            if (one.model == model)
                return one;
        }
        qFatal("no such model");
    }
};

void TestMiniMaxRequest::aBodyHasTheProvidersShape_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QByteArray>("body"); // without model and format
    const auto row = [](const char *tag, const char *parameters, const char *body) {
        QTest::newRow(tag) << QByteArray{parameters} << QByteArray{body};
    };
    row("plain", R"({"prompt":"a fox"})", R"({"prompt":"a fox"})");
    row("everything else as it is",
        R"({"prompt":"a","n":3,"seed":4711,"prompt_optimizer":false,"aigc_watermark":true})",
        R"({"prompt":"a","n":3,"seed":4711,"prompt_optimizer":false,"aigc_watermark":true})");
    row("shape by name", R"({"prompt":"a","aspect_ratio":"16:9"})",
        R"({"prompt":"a","aspect_ratio":"16:9"})");
    row("size", R"({"prompt":"a","width":512,"height":2048})",
        R"({"prompt":"a","width":512,"height":2048})");
    row("never both", R"({"prompt":"a","aspect_ratio":"1:1","width":640,"height":640})",
        R"({"prompt":"a","width":640,"height":640})");
    row("empty values stay out",
        R"({"prompt":"a","aspect_ratio":"4:3","width":null,"height":null,"seed":null})",
        R"({"prompt":"a","aspect_ratio":"4:3"})");
    row("character from a file",
        R"({"prompt":"a","subject_reference":"data:image/jpeg;base64,AAAA"})",
        R"({"prompt":"a","subject_reference":[{"type":"character",
            "image_file":"data:image/jpeg;base64,AAAA"}]})");
    row("character from the web", R"({"prompt":"a","subject_reference":"https://a.example/b.png"})",
        R"({"prompt":"a","subject_reference":[{"type":"character",
            "image_file":"https://a.example/b.png"}]})");
    row("style", R"({"prompt":"a","style_type":"水彩","style_weight":0.8})",
        R"({"prompt":"a","style":{"style_type":"水彩","style_weight":0.8}})");
    row("style alone", R"({"prompt":"a","style_type":"漫画"})",
        R"({"prompt":"a","style":{"style_type":"漫画"}})");
    row("ours wins", R"({"prompt":"a","response_format":"url","model":"other"})",
        R"({"prompt":"a"})");
}

void TestMiniMaxRequest::aBodyHasTheProvidersShape()
{
    QFETCH(QByteArray, parameters);
    QFETCH(QByteArray, body);
    const Result<Json> made = minimax::generationBody(request(parameters.constData()));
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    Json expected = *parseJson(body);
    expected["model"] = "image-01";
    expected["response_format"] = "base64";
    QCOMPARE(toBytes(*made), toBytes(expected));
}

void TestMiniMaxRequest::whatWouldOnlyBeRefusedStaysHere_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *tag, const char *parameters, const char *named) {
        QTest::newRow(tag) << QByteArray{parameters} << QString::fromLatin1(named);
    };
    row("half a size", R"({"prompt":"a","width":640})", "height");
    row("the other half", R"({"prompt":"a","height":640,"aspect_ratio":"1:1"})", "width");
    row("no multiple", R"({"prompt":"a","width":641,"height":640})", "641");
    row("no number", R"({"prompt":"a","width":"wide","height":640})", "wide");
    row("weight of nothing", R"({"prompt":"a","style_weight":0.5})", "style_type");
}

void TestMiniMaxRequest::whatWouldOnlyBeRefusedStaysHere()
{
    QFETCH(QByteArray, parameters);
    QFETCH(QString, named);
    const Result<Json> made = minimax::generationBody(request(parameters.constData()));
    QVERIFY(!made);
    QCOMPARE(toString(made.error().kind), u"invalid_input"_s);
    QVERIFY(!made.error().mayHaveArrived());
    QVERIFY2(made.error().message.contains(named), qPrintable(made.error().message));
}

void TestMiniMaxRequest::theWholeRangeOfSeedsIsSent_data()
{
    QTest::addColumn<QByteArray>("seed");
    for (const char *seed : {"0", "-1", "4294967295", "9007199254740993", "9223372036854775807",
                             "-9223372036854775808"})
        QTest::newRow(seed) << QByteArray{seed};
}

void TestMiniMaxRequest::theWholeRangeOfSeedsIsSent()
{
    QFETCH(QByteArray, seed);
    const QByteArray parameters = R"({"prompt":"a","seed":)" + seed + '}';
    const Request asked = request(parameters.constData());
    QVERIFY(validate(schema(u"image-01"_s), asked.parameters).problems.empty());
    const Result<Json> made = minimax::generationBody(asked);
    QVERIFY(made);
    QVERIFY(toBytes(*made).contains("\"seed\":" + seed + '}') ||
            toBytes(*made).contains("\"seed\":" + seed + ','));
}

void TestMiniMaxRequest::theKeyCheckAsksForNoPicture()
{
    const Json body = minimax::keyCheckBody();
    QVERIFY(!body.contains("prompt"));
    QCOMPARE(integerAt(body, "n"), std::optional<qint64>{0});
}

void TestMiniMaxRequest::theBundledModelsHaveTheirOwnRules()
{
    const ModelSchema &whole = schema(u"image-01"_s);
    const ModelSchema &live = schema(u"image-01-live"_s);
    QCOMPARE(bundledModels(u"minimax"_s).front().model, u"image-01"_s);
    const auto good = [](const ModelSchema &model, const char *values) {
        return validate(model, *parseJson(values)).problems.empty();
    };
    QVERIFY(good(whole, R"({"prompt":"a","aspect_ratio":"21:9"})"));
    QVERIFY(!good(live, R"({"prompt":"a","aspect_ratio":"21:9"})"));
    QVERIFY(good(whole, R"({"prompt":"a","width":512,"height":2048,"n":9})"));
    QVERIFY(!good(whole, R"({"prompt":"a","width":504})"));
    QVERIFY(!good(whole, R"({"prompt":"a","n":10})"));
    QVERIFY(!good(whole, R"({"prompt":"a","n":0})"));
    QVERIFY(!good(live, R"({"prompt":"a","width":512,"height":512})"));
    QVERIFY(good(live, R"({"prompt":"a","style_type":"中世纪","style_weight":1})"));
    QVERIFY(!good(live, R"({"prompt":"a","style_weight":0})"));
    QVERIFY(!good(whole, R"({"prompt":"a","style_type":"水彩"})"));
    QVERIFY(!good(whole, R"({"n":1})"));
    QVERIFY(!whole.find(u"negative_prompt"_s));
}

void TestMiniMaxRequest::promptsAreCountedInCodePoints()
{
    const ModelSchema &model = schema(u"image-01"_s);
    const QString longest = u"🦊"_s.repeated(1500); // two units of UTF-16 each
    Json values{{"prompt", longest.toStdString()}};
    QVERIFY(validate(model, values).problems.empty());
    values["prompt"] = (longest + u'.').toStdString();
    const Validated refused = validate(model, values);
    QCOMPARE(refused.problems.size(), 1U);
    QCOMPARE(toString(refused.problems.front().kind), toString(Problem::Kind::TooLong));
}

void TestMiniMaxRequest::theFormKnowsSeedAndCharacter()
{
    for (const ModelSchema &model : bundledModels(u"minimax"_s)) {
        QVERIFY(rolesOf(model).seed.has_value());
        const Parameter *const face = model.find(u"subject_reference"_s);
        QVERIFY(face && face->kind == ParameterKind::File);
        QVERIFY(model.output == OutputShape::Uris);
    }
}

QTEST_GUILESS_MAIN(TestMiniMaxRequest)
#include "tst_minimaxrequest.moc"
