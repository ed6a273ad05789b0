#include "core/schema/modelfile.h"
#include "core/schema/openapi.h"

#include <QFile>
#include <QRandomGenerator>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

//! A schema with these inputs and, beside them, these other named schemas.
Json schemaWith(const QByteArray &properties, const QByteArray &others = {},
                const QByteArray &required = "[]")
{
    const QByteArray text = R"({"components":{"schemas":{"Input":{"type":"object","required":)" +
                            required + R"(,"properties":)" + properties + '}' +
                            (others.isEmpty() ? "" : ",") + others + "}}}";
    const Result<Json> schema = parseJson(text);
    if (!schema)
        qFatal("the test's schema is no JSON: %s", text.constData());
    return *schema;
}

ModelSchema read(const Json &schema)
{
    const Result<ModelSchema> model = parseOpenApiSchema(schema, u"acme/inkbrush"_s, u"v"_s);
    return model.value_or(ModelSchema{});
}

QByteArray bundledText()
{
    QFile file{u":/models/animagine-xl-4.0.json"_s};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

class TestModelFile : public QObject {
    Q_OBJECT
private slots:
    void modelFileReadsBackEqual();
    void mutilatedSchemasNeverCrash();
    void hugeSchemasAreCutShort();
};

void TestModelFile::modelFileReadsBackEqual()
{
    const ModelSchema bundled = *parseModelFile(bundledText());
    QVERIFY(*parseModelFile(toModelFile(bundled)) == bundled);

    ModelSchema model = read(schemaWith(
        R"({"prompt":{"type":"string","minLength":2,"maxLength":9,"pattern":"^a"},
            "image":{"type":"string","format":"uri","nullable":true,"x-cog-accept":"image/*"},
            "images":{"type":"array","items":{"type":"string","format":"uri"}},
            "words":{"type":"array","items":{"type":"string"},"default":["a"]},
            "map":{"type":"object","default":{"a":1}},"n":{"enum":[1,2],"default":2},
            "key":{"type":"string","x-cog-secret":true},"old":{"deprecated":true},
            "f":{"type":"number","minimum":0.1,"maximum":0.7,"default":0.3}})",
        R"("Output":{"type":"string"})", R"(["prompt","image"])"));
    QCOMPARE(model.parameters.size(), size_t{9});
    QVERIFY(*parseModelFile(toModelFile(model)) == model);
    model.model = u"image-01"_s; // a provider without owners
    model.version.clear();
    QVERIFY(*parseModelFile(toModelFile(model)) == model);
}

void TestModelFile::mutilatedSchemasNeverCrash()
{
    const QByteArray whole = bundledText();
    QRandomGenerator random{4711};
    int readable = 0;
    for (int i = 0; i < 60; ++i) {
        QByteArray text = whole;
        for (int k = 0; k < 6; ++k)
            text[random.bounded(static_cast<int>(text.size()))] =
                "{}[]\",:0-nt"[random.bounded(11)];
        readable += parseModelFile(text) ? 1 : 0;
    }
    QVERIFY(readable > 0);
}

void TestModelFile::hugeSchemasAreCutShort()
{
    QByteArray many = "{";
    for (int i = 0; i < 50'000; ++i)
        many += "\"p" + QByteArray::number(i) + "\":{\"enum\":[1,2,3]},";
    QCOMPARE(read(schemaWith(many.chopped(1) + "}")).parameters.size(), size_t{500});
}

QTEST_GUILESS_MAIN(TestModelFile)
#include "tst_modelfile.moc"
