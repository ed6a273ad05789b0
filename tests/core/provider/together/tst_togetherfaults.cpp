#include "core/jobs/outputfetch.h"
#include "core/sandbox/together/simtogether.h"
#include "tests/core/provider/together/togetherfixture.h"

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

//! What goes wrong at the simulated service, and what the provider makes of it.
class TestTogetherFaults : public QObject {
    Q_OBJECT
private slots:
    void refusalsCostNothing_data();
    void refusalsCostNothing();
    void whatBreaksAfterwardsMayHaveBeenPaid_data();
    void whatBreaksAfterwardsMayHaveBeenPaid();
    void aCutAnswerKeepsItsWholePictures();
    void byteByByteIsTheSame();
    void megabytesArriveWhole();
    void brokenBase64IsNoImage();
    void anotherFormatThanAskedForIsAPictureAllTheSame();
    void expiredAddressesAreRefused_data();
    void expiredAddressesAreRefused();
    void noPictureFails();
    void fewerPicturesAreKept();
};

void TestTogetherFaults::refusalsCostNothing_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("wait"); // ms
    const auto row = [](const char *prompt, const char *kind, int wait) {
        QTest::newRow(prompt) << QString::fromLatin1(prompt) << QString::fromLatin1(kind) << wait;
    };
    row("[[402]]", "no_credit", -1);
    row("[[403]]", "forbidden", -1);
    row("[[422]]", "content_refused", -1);
    row("[[nsfw]]", "content_refused", -1);
    row("[[429]]", "rate_limited", 1000);
    row("[[429:retry]]", "rate_limited", 1000);
    row("[[429:bare]]", "rate_limited", -1);
    row("[[503]]", "unavailable", -1);
}

void TestTogetherFaults::refusalsCostNothing()
{
    QFETCH(QString, prompt);
    QFETCH(QString, kind);
    QFETCH(int, wait);
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(prompt, "base64"));
    QVERIFY(!job.has_value());
    QCOMPARE(toString(job.error().kind), kind);
    QCOMPARE(job.error().retryAfter.count(), wait);
    QVERIFY(!job.error().mayHaveArrived());
    QCOMPARE(sim.creates, 0);
    QCOMPARE(sim.charged, 0.0);
}

void TestTogetherFaults::whatBreaksAfterwardsMayHaveBeenPaid_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *prompt, const char *kind) {
        QTest::newRow(prompt) << QString::fromLatin1(prompt) << QString::fromLatin1(kind);
    };
    row("[[504]]", "server_error");
    row("[[520]]", "server_error");
    row("[[524]]", "server_error");
    row("[[529]]", "unavailable");
    row("[[lost]]", "dropped");
    row("[[cut]]", "dropped");
    row("[[html]]", "invalid_answer");
}

void TestTogetherFaults::whatBreaksAfterwardsMayHaveBeenPaid()
{
    QFETCH(QString, prompt);
    QFETCH(QString, kind);
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(prompt, "base64"));
    QVERIFY(!job.has_value());
    QCOMPARE(toString(job.error().kind), kind);
    QVERIFY(job.error().mayHaveArrived());
    QCOMPARE(sim.creates, 1); // and it was not sent again
    QCOMPARE(sim.server().requests.size(), size_t{1});
    QVERIFY(sim.charged > 0);
}

void TestTogetherFaults::aCutAnswerKeepsItsWholePictures()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(u"[[cut:70]]"_s, "base64", 2));
    QVERIFY(!job.has_value());
    QCOMPARE(toString(job.error().kind), toString(ErrorKind::Dropped));
    // What had arrived is on disk, and holds the first picture whole.
    const Result<RemoteJob> kept = client.together.arrived(client.answerFile());
    QVERIFY(kept.has_value());
    QCOMPARE(kept->outputs.size(), 1);
    QCOMPARE(client.piece(kept->outputs.at(0)), sim.picture(sim.runs.at(0), 0));
}

void TestTogetherFaults::byteByByteIsTheSame()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(u"[[bytewise:997]]"_s, "base64"));
    QVERIFY(job.has_value());
    QCOMPARE(client.piece(job->outputs.at(0)), sim.picture(sim.runs.at(0), 0));
}

void TestTogetherFaults::megabytesArriveWhole()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(u"[[huge:24]]"_s, "base64"));
    QVERIFY(job.has_value());
    QCOMPARE(job->outputs.size(), 1);
    const std::optional<AnswerPiece> piece = answerPieceFrom(job->outputs.at(0));
    QVERIFY(piece.has_value());
    QCOMPARE(piece->length / 4, qint64{6'000'000});
    const QByteArray bytes = client.piece(job->outputs.at(0));
    QCOMPARE(bytes.size(), 18'000'000);
    QVERIFY(bytes.startsWith(sim.picture(sim.runs.at(0), 0)));
}

void TestTogetherFaults::brokenBase64IsNoImage()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(u"[[bad64]]"_s, "base64"));
    QVERIFY(job.has_value());
    QCOMPARE(job->outputs.size(), 1);
    QVERIFY(isDataUri(job->outputs.at(0))); // too short to stay in the file
    QTemporaryDir folder;
    const auto saved = wait(saveDataUri(job->outputs.at(0), folder.filePath(u"a"_s)));
    QVERIFY(!saved.has_value());
    QCOMPARE(toString(saved.error().kind), toString(ErrorKind::NotAnImage));
}

void TestTogetherFaults::anotherFormatThanAskedForIsAPictureAllTheSame()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    Request request = asked(u"[[jpeg]]"_s, "base64");
    request.parameters["output_format"] = "png";
    const Result<RemoteJob> job = client.generate(request);
    QVERIFY(job.has_value());
    QCOMPARE(client.piece(job->outputs.at(0)).first(3), QByteArray::fromHex("ffd8ff"));
}

void TestTogetherFaults::expiredAddressesAreRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("as S3 does") << 403;
    QTest::newRow("not found") << 404;
}

void TestTogetherFaults::expiredAddressesAreRefused()
{
    QFETCH(int, status);
    SimTogether sim{instant()};
    sim.options.expiredStatus = status;
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(u"a kite"_s, "url"));
    const Result<HttpRequest> request = client.together.outputRequest(job->outputs.at(0));
    sim.options.clockOffset = 61min;
    QTemporaryDir folder;
    const auto fetched = wait(fetchOutput(&client.http(), *request, folder.filePath(u"a"_s), {}));
    QVERIFY(!fetched.has_value());
    QCOMPARE(toString(fetched.error().kind), toString(ErrorKind::OutputExpired));
}

void TestTogetherFaults::noPictureFails()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(u"[[none]]"_s, "base64"));
    QVERIFY(job.has_value());
    QVERIFY(job->status == RemoteStatus::Failed);
    QCOMPARE(toString(job->failure->kind), toString(ErrorKind::NoImage));
}

void TestTogetherFaults::fewerPicturesAreKept()
{
    SimTogether sim{instant()};
    TogetherClient client{sim.baseUrl(), sim.key()};
    const Result<RemoteJob> job = client.generate(asked(u"[[fewer:2]]"_s, "base64", 4));
    QVERIFY(job.has_value());
    QVERIFY(job->status == RemoteStatus::Succeeded);
    QCOMPARE(job->outputs.size(), 2);
    QVERIFY(!job->failure);
}

QTEST_MAIN(TestTogetherFaults)
#include "tst_togetherfaults.moc"
