#include "core/jobs/outputfetch.h"
#include "core/money/rates.h"
#include "core/provider/bundledmodels.h"
#include "core/provider/providertable.h"
#include "core/sandbox/together/simtogether.h"
#include "core/schema/validate.h"
#include "tests/core/provider/together/togetherfixture.h"

#include <QImage>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

SimTogetherOptions instant()
{
    return {.timeScale = 0};
}

} // namespace

//! The provider against the simulated service, over real sockets: both sides read the same fact
//! sheet.
class TestTogetherSim : public QObject {
    Q_OBJECT
private slots:
    void base64PicturesStayInTheAnswer();
    void addressesLeadToThePictures();
    void theRedirectIsFollowedWithoutTheKey();
    void everyBundledModelIsTakenAsTheFormSendsIt_data();
    void everyBundledModelIsTakenAsTheFormSendsIt();
    void oddFormsOfTheAnswerAreRead_data();
    void oddFormsOfTheAnswerAreRead();
    void aWrongKeyIsRefused();
    void modelsAreListedInBothForms_data();
    void modelsAreListedInBothForms();
    void thePriceIsTheSameOnBothSides_data();
    void thePriceIsTheSameOnBothSides();
};

void TestTogetherSim::base64PicturesStayInTheAnswer()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(u"a kite"_s, "base64", 3));
    QVERIFY(job.has_value());
    QVERIFY(job->status == RemoteStatus::Succeeded);
    QCOMPARE(job->outputs.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(answerPieceFrom(job->outputs.at(i)));
        const QByteArray bytes = client.piece(job->outputs.at(i));
        QCOMPARE(bytes, sim.picture(sim.runs.at(0), i));
        QCOMPARE(QImage::fromData(bytes).size(), QSize(256, 256));
    }
    QCOMPARE(sim.creates, 1);
    // The same once more, as a later start of the program reads it.
    const Result<RemoteJob> again = client.together.arrived(client.answerFile());
    QVERIFY(again.has_value());
    QCOMPARE(again->outputs, job->outputs);
}

void TestTogetherSim::addressesLeadToThePictures()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(u"a kite"_s, "url", 2));
    QVERIFY(job.has_value());
    QCOMPARE(job->outputs.size(), 2);
    QTemporaryDir folder;
    for (int i = 0; i < 2; ++i) {
        const QString file = folder.filePath(QString::number(i));
        const Result<HttpRequest> request = client.together.outputRequest(job->outputs.at(i));
        QVERIFY(request.has_value());
        const auto fetched = wait(fetchOutput(&client.http(), *request, file, {}));
        QVERIFY(fetched.has_value());
        QFile saved{file};
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), sim.picture(sim.runs.at(0), i));
    }
    QCOMPARE(sim.keysLeaked, 0);
}

void TestTogetherSim::theRedirectIsFollowedWithoutTheKey()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(u"a kite"_s, "url"));
    const Result<HttpRequest> request = client.together.outputRequest(job->outputs.at(0));
    const Result<HttpResponse> first = client.send(*request);
    QVERIFY(first.has_value());
    QCOMPARE(first->status, 302);
    QVERIFY(first->header("Location").startsWith(sim.pictureUrl()));
    QVERIFY(sim.server().requests.back().header("Authorization").isEmpty());
    QVERIFY(!sim.server().requests.back().header("User-Agent").isEmpty());
}

void TestTogetherSim::everyBundledModelIsTakenAsTheFormSendsIt_data()
{
    QTest::addColumn<QString>("model");
    for (const ModelSchema &bundled : bundledModels(u"together"_s))
        QTest::newRow(qPrintable(bundled.model)) << bundled.model;
}

void TestTogetherSim::everyBundledModelIsTakenAsTheFormSendsIt()
{
    QFETCH(QString, model);
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const auto schema = wait(client.together.model(model, QString{}, {}));
    QVERIFY(schema.has_value());
    Request request{
        .provider = u"together"_s, .model = model, .parameters = defaultValues(*schema)};
    request.parameters["prompt"] = "a kite";
    request.parameters["seed"] = 7;
    request.parameters["response_format"] = "url"; // nobody looks at them here
    for (const Parameter &parameter : schema->parameters) {
        const std::string name = parameter.name.toStdString();
        if (request.parameters.contains(name))
            continue; // and everything that has no default, so that all of it is sent once
        if (parameter.kind == ParameterKind::Choice)
            request.parameters[name] = parameter.choices.back();
        else if (parameter.kind == ParameterKind::Integer ||
                 parameter.kind == ParameterKind::Number)
            request.parameters[name] = 5;
        else if (parameter.kind == ParameterKind::File)
            request.parameters[name] = "https://pictures.example/a.png";
        else if (parameter.kind == ParameterKind::Files)
            request.parameters[name] = Json::array({"https://pictures.example/a.png"});
        else if (parameter.kind == ParameterKind::List)
            request.parameters[name] = Json::array({{{"path", "a/b"}, {"scale", 1}}});
        else
            request.parameters[name] = "text";
    }
    const Result<RemoteJob> job = client.generate(request);
    QVERIFY2(job.has_value(), job ? "" : qPrintable(job.error().message));
    QCOMPARE(job->outputs.size(), 1);
}

void TestTogetherSim::oddFormsOfTheAnswerAreRead_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<bool>("isSparse");
    for (const char *const format : {"base64", "url"}) {
        const auto row = [format](const char *tag, const char *prompt, bool isSparse) {
            QTest::addRow("%s, %s", tag, format)
                << QString::fromLatin1(prompt) << QByteArray{format} << isSparse;
        };
        row("twin", "[[twin]] a kite", false);
        row("shuffled", "[[shuffled]] a kite", false);
        row("nothing but the pictures", "a kite", true);
        row("all of it", "[[twin]] [[shuffled]] a kite", true);
    }
}

void TestTogetherSim::oddFormsOfTheAnswerAreRead()
{
    QFETCH(QString, prompt);
    QFETCH(QByteArray, format);
    QFETCH(bool, isSparse);
    SimTogether sim{instant()};
    sim.options.isSparse = isSparse;
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(prompt, format.constData(), 3));
    QVERIFY(job.has_value());
    QCOMPARE(job->outputs.size(), 3);
    for (int i = 0; i < 3; ++i) {
        const QString &output = job->outputs.at(i);
        if (format == "url")
            QVERIFY(output.endsWith(u"-%1"_s.arg(i)));
        else
            QCOMPARE(client.piece(output), sim.picture(sim.runs.at(0), i));
    }
}

void TestTogetherSim::aWrongKeyIsRefused()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), "tgp_v1_somebody-elses-key"};
    QCOMPARE(toString(client.generate(kite()).error().kind), toString(ErrorKind::Unauthorized));
    const Result<Account> account = wait(client.together.checkAccount({}));
    QCOMPARE(toString(account.error().kind), toString(ErrorKind::Unauthorized));
    QCOMPARE(account.error().message, u"Invalid API key provided"_s);
    QVERIFY(TogetherClient(sim.baseUrl(), sim.key()).together.isConfigured());
    TogetherClient right{sim.baseUrl(), sim.key()};
    QVERIFY(wait(right.together.checkAccount({})).has_value());
}

void TestTogetherSim::modelsAreListedInBothForms_data()
{
    QTest::addColumn<bool>("hasNewer");
    QTest::addColumn<bool>("wrapsOlder");
    QTest::addColumn<int>("page");
    QTest::newRow("newer") << true << false << 100;
    QTest::newRow("newer, in pages") << true << false << 5;
    QTest::newRow("bare") << false << false << 100;
    QTest::newRow("wrapped") << false << true << 100;
}

void TestTogetherSim::modelsAreListedInBothForms()
{
    QFETCH(bool, hasNewer);
    QFETCH(bool, wrapsOlder);
    QFETCH(int, page);
    SimTogether sim{instant()};
    sim.options.hasNewerList = hasNewer;
    sim.options.wrapsOlderList = wrapsOlder;
    sim.options.listPageSize = page;
    TogetherClient client{sim.baseUrl(), sim.key()};
    const auto shelf = wait(client.together.shelf(u"image"_s, {}));
    QVERIFY(shelf.has_value());
    QStringList names;
    for (const ModelCard &card : shelf->models)
        names.append(card.name);
    for (const ModelSchema &bundled : bundledModels(u"together"_s))
        QVERIFY2(names.contains(bundled.model), qPrintable(bundled.model));
    for (const QString &name : names)
        QCOMPARE(findSimTogetherModel(name)->type, u"image"_s);
    QCOMPARE(names.removeDuplicates(), 0);
}

void TestTogetherSim::thePriceIsTheSameOnBothSides_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("pictures");
    QTest::newRow("usual") << u"black-forest-labs/FLUX.1-schnell"_s << 4 << 1;
    QTest::newRow("more steps") << u"black-forest-labs/FLUX.1-schnell"_s << 12 << 2;
    QTest::newRow("fewer steps") << u"black-forest-labs/FLUX.1-dev"_s << 10 << 4;
}

void TestTogetherSim::thePriceIsTheSameOnBothSides()
{
    QFETCH(QString, model);
    QFETCH(int, steps);
    QFETCH(int, pictures);
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    Request request = asked(u"a kite"_s, "url", pictures);
    request.model = model;
    request.parameters["steps"] = steps;
    const Result<RemoteJob> job = client.generate(request);
    QVERIFY(job.has_value());
    const auto cost = actualCost(request, -1, static_cast<int>(job->outputs.size()),
                                 Rates{.lines = publishedRates()});
    QVERIFY(cost.has_value());
    QVERIFY(cost->value > 0);
    QCOMPARE(cost->value, sim.charged);
}

QTEST_MAIN(TestTogetherSim)
#include "tst_togethersim.moc"
