#include "core/provider/bundledmodels.h"
#include "core/provider/modelname.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

const QString hex(64, u'b');

} // namespace

class TestModelName : public QObject {
    Q_OBJECT
private slots:
    void whatPeoplePasteIsRead_data();
    void whatPeoplePasteIsRead();
    void everythingElseIsRefused_data();
    void everythingElseIsRefused();
    void deploymentsAreToldByTheirName();
};

void TestModelName::whatPeoplePasteIsRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *tag, const QString &typed, const char *kind, const char *at,
                        const QString &name) {
        QTest::newRow(tag) << typed << QString::fromLatin1(kind) << QString::fromLatin1(at) << name;
    };
    row("name", u"acme/inkbrush"_s, "model", "", u"acme/inkbrush"_s);
    row("spaces around", u"  acme/inkbrush\n"_s, "model", "", u"acme/inkbrush"_s);
    row("dots and dashes", u"a_b/ink-brush.v2"_s, "model", "", u"a_b/ink-brush.v2"_s);
    row("upper case", u"Acme/FLUX.1-schnell-Free"_s, "model", "", u"Acme/FLUX.1-schnell-Free"_s);
    row("version", u"acme/inkbrush:"_s + hex, "version", "", u"acme/inkbrush:"_s + hex);
    row("provider", u"replicate:acme/inkbrush"_s, "model", "replicate", u"acme/inkbrush"_s);
    row("provider, shouted", u"Replicate: acme/inkbrush"_s, "model", "replicate",
        u"acme/inkbrush"_s);
    row("provider and version", u"replicate:acme/inkbrush:"_s + hex, "version", "replicate",
        u"acme/inkbrush:"_s + hex);
    row("other provider", u"together:acme/inkbrush"_s, "model", "together", u"acme/inkbrush"_s);
    row("without an owner", u"minimax:image-01"_s, "model", "minimax", u"image-01"_s);
    row("deployment", u"deployments/acme/fast"_s, "deployment", "", u"deployments/acme/fast"_s);
    row("deployment of a provider", u"replicate:deployments/acme/fast"_s, "deployment", "replicate",
        u"deployments/acme/fast"_s);
    row("address", u"https://replicate.com/acme/inkbrush"_s, "model", "replicate",
        u"acme/inkbrush"_s);
    row("address without scheme", u"replicate.com/acme/inkbrush/"_s, "model", "replicate",
        u"acme/inkbrush"_s);
    row("www, query, anchor", u"HTTPS://www.Replicate.com/acme/inkbrush?input=json#top"_s, "model",
        "replicate", u"acme/inkbrush"_s);
    row("page of a model", u"https://replicate.com/acme/inkbrush/api/schema"_s, "model",
        "replicate", u"acme/inkbrush"_s);
    row("versions", u"https://replicate.com/acme/inkbrush/versions"_s, "model", "replicate",
        u"acme/inkbrush"_s);
    row("a version", u"https://replicate.com/acme/inkbrush/versions/"_s + hex + u"/api"_s,
        "version", "replicate", u"acme/inkbrush:"_s + hex);
    row("a version, colon", u"https://replicate.com/acme/inkbrush:"_s + hex, "version", "replicate",
        u"acme/inkbrush:"_s + hex);
    row("run", u"https://replicate.com/p/k3v9w2m7x1rgp0cq8e5tb4hzd6"_s, "prediction", "replicate",
        u"k3v9w2m7x1rgp0cq8e5tb4hzd6"_s);
    row("run on the page of its model", u"https://replicate.com/acme/inkbrush?prediction=k3v9w2"_s,
        "prediction", "replicate", u"k3v9w2"_s);
    row("run, API", u"https://api.replicate.com/v1/predictions/k3v9/cancel"_s, "prediction",
        "replicate", u"k3v9"_s);
    row("model, API", u"https://api.replicate.com/v1/models/acme/inkbrush/versions/"_s + hex,
        "version", "replicate", u"acme/inkbrush:"_s + hex);
    row("deployment page", u"https://replicate.com/deployments/acme/fast"_s, "deployment",
        "replicate", u"deployments/acme/fast"_s);
    row("deployment, API", u"https://api.replicate.com/v1/deployments/acme/fast/predictions"_s,
        "deployment", "replicate", u"deployments/acme/fast"_s);
}

void TestModelName::whatPeoplePasteIsRead()
{
    QFETCH(QString, typed);
    QFETCH(QString, kind);
    QFETCH(QString, provider);
    QFETCH(QString, name);
    const std::map<QString, ModelName::Kind> kinds{{u"model"_s, ModelName::Kind::Model},
                                                   {u"version"_s, ModelName::Kind::Version},
                                                   {u"prediction"_s, ModelName::Kind::Prediction},
                                                   {u"deployment"_s, ModelName::Kind::Deployment}};
    const Result<ModelName> read = parseModelName(typed);
    QVERIFY2(read, qPrintable(typed));
    QVERIFY(read->kind == kinds.at(kind));
    QCOMPARE(read->provider, provider);
    const bool isRun = read->kind == ModelName::Kind::Prediction;
    QCOMPARE(isRun ? read->prediction : storeName(*read), name);
    QCOMPARE(isDeployment(read->model), read->kind == ModelName::Kind::Deployment);
}

void TestModelName::everythingElseIsRefused_data()
{
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *tag, const QString &typed) { QTest::newRow(tag) << typed; };
    row("nothing", u" "_s);
    row("a word", u"inkbrush"_s);
    row("words", u"red coat"_s);
    row("a path", u"acme/../account"_s);
    row("dots", u"../.."_s);
    row("three parts", u"a/b/c"_s);
    row("query", u"acme/ink?x=1"_s);
    row("control", u"acme/ink\u0007brush"_s);
    row("look-alike", u"acme/\u0456nk"_s);
    row("latest", u"acme/inkbrush:latest"_s);
    row("empty version", u"acme/inkbrush:"_s);
    row("short version", u"acme/inkbrush:"_s + hex.left(63));
    row("upper-case version", u"acme/inkbrush:"_s + hex.toUpper());
    row("unknown provider", u"nobody:acme/inkbrush"_s);
    row("deployment with a version", u"deployments/acme/fast:"_s + hex);
    row("half a deployment", u"deployments/acme"_s);
    row("another site", u"https://example.org/acme/inkbrush"_s);
    row("a site that looks like it", u"https://replicate.com.example.org/acme/inkbrush"_s);
    row("a login in front", u"https://replicate.com@example.org/acme/inkbrush"_s);
    row("a login at the site", u"https://me:secret@replicate.com/acme/inkbrush"_s);
    row("front page", u"https://replicate.com"_s);
    row("owner only", u"https://replicate.com/acme"_s);
    row("collection", u"https://replicate.com/collections/text-to-image"_s);
    row("account", u"https://replicate.com/account/billing"_s);
    row("hostile run", u"https://replicate.com/p/..%2F..%2Faccount"_s);
    row("hostile name", u"https://replicate.com/acme/%2e%2e%2Faccount"_s);
    row("file", u"file:///etc/passwd"_s);
    row("far too long", QString(5000, u'a') + u"/b"_s);
}

void TestModelName::everythingElseIsRefused()
{
    QFETCH(QString, typed);
    const Result<ModelName> read = parseModelName(typed);
    QVERIFY(!read);
    QCOMPARE(toString(read.error().kind), u"invalid_input"_s);
    QVERIFY(read.error().message.size() <= 200);
}

void TestModelName::deploymentsAreToldByTheirName()
{
    QVERIFY(isDeployment(u"deployments/acme/fast"_s));
    QVERIFY(!isDeployment(u"acme/deployments"_s));
    QCOMPARE(withoutDeployment(u"deployments/acme/fast"_s), u"acme/fast"_s);
    QCOMPARE(withoutDeployment(u"acme/inkbrush"_s), u"acme/inkbrush"_s);
}

QTEST_GUILESS_MAIN(TestModelName)
#include "tst_modelname.moc"
