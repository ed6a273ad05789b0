#include "tests/app/clirig.h"
#include "tests/app/servedhouse.h"

#include <QBuffer>
#include <QDirIterator>
#include <QImage>
#include <QTcpSocket>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Its usual model takes a picture.
const QString providerOfInputs = u"minimax"_s;

//! `limner serve --sandbox` as a process, and whoever may come to its door.
class TestServe : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void itTellsWhereItListensAndEndsWell();
    void healthNeedsNoToken();
    void aJobIsMadeWatchedAndShown();
    void aJobIsMadeOnceForItsId();
    void wrongValuesAreNamedOneByOne();
    void noFileOfTheServerCanBeNamed();
    void pagesFollowOneAnother();
    void inputsComeRawAndInForms();
    void whatHappensIsTold();
    void theLibraryHasOneOwner();
    void otherCommandsAreAnsweredBeside();
    void noSecretIsWrittenAnywhere();
    void curlSeesTheSame();

private:
    [[nodiscard]] static Json wish(const QString &prompt)
    {
        return {{"prompt", prompt.toStdString()}, {"parameters", {{"width", 64}, {"height", 64}}}};
    }
    //! A finished job.
    [[nodiscard]] Json finished(const QString &prompt)
    {
        const QString id = textAt(m_house.post("/v1/jobs", wish(prompt)).json(), "id");
        return m_house.get("/v1/jobs/" + id.toUtf8() + "/wait?seconds=100").json();
    }
    //! One picture of the library, with its link.
    [[nodiscard]] Json storedPicture();

    Program m_program;
    ServedHouse m_house{m_program, {u"--sandbox"_s}};
};

void TestServe::initTestCase()
{
    m_house.start();
}

Json TestServe::storedPicture()
{
    const Json rows =
        memberAt(m_house
                     .getUntil("/v1/artworks?limit=1",
                               [](const Json &page) {
                                   const Json &all = memberAt(page, "rows");
                                   return all.size() == 1 && memberAt(all.at(0), "url").is_string();
                               })
                     .json(),
                 "rows");
    return rows.empty() ? Json{} : rows.at(0);
}

void TestServe::itTellsWhereItListensAndEndsWell()
{
    Program program;
    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    const int port = house.port();
    const ProgramRun run = house.stop();
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out, "Listening on http://127.0.0.1:" + QByteArray::number(port) + '\n');
}

void TestServe::healthNeedsNoToken()
{
    const ServedAnswer answer = m_house.get("/healthz", {{"Authorization", ""}});
    QCOMPARE(answer.status, 200);
    const Json body = answer.json();
    QCOMPARE(textAt(body, "status"), u"ok"_s);
    QCOMPARE(textAt(body, "version"), QStringLiteral(LIMNER_VERSION));
    QCOMPARE(textAt(body, "provider"), u"ok"_s);
    QCOMPARE(textAt(body, "store"), u"ok"_s);
    const Json &queue = memberAt(body, "queue");
    for (const char *name : {"running", "waiting", "paused"})
        QVERIFY2(queue.contains(name), name);
    QCOMPARE(m_house.get("/openapi.json", {{"Authorization", ""}}).status, 401);
    QCOMPARE(textAt(m_house.get("/openapi.json").json(), "openapi"), u"3.1.0"_s);
}

void TestServe::aJobIsMadeWatchedAndShown()
{
    const ServedAnswer made = m_house.post("/v1/jobs", wish(u"a lighthouse, 灯塔"_s));
    QCOMPARE(made.status, 202);
    const Json ticket = made.json();
    const QByteArray id = textAt(ticket, "id").toUtf8();
    QCOMPARE(made.headers.value("idempotency-key"), id);
    QCOMPARE(boolAt(ticket, "cached", true), false);
    QCOMPARE(textAt(memberAt(ticket, "links"), "self").toUtf8(), "/v1/jobs/" + id);
    QVERIFY(ticket.contains("state"));

    const Json job = m_house.get("/v1/jobs/" + id + "/wait?seconds=100").json();
    QCOMPARE(textAt(job, "state"), u"done"_s);
    QCOMPARE(integerAt(job, "progress"), qint64{100});
    for (const char *name : {"id", "state", "remote_id", "provider", "model", "prompt", "created",
                             "outputs", "error", "billed", "cost", "progress", "images"})
        QVERIFY2(job.contains(name), name);
    QCOMPARE(memberAt(job, "images").size(), size_t{1});

    const Json picture = storedPicture();
    const QByteArray path = "/v1/artworks/" + textAt(picture, "id").toUtf8();
    QCOMPARE(textAt(m_house.get(path).json(), "sha256"), textAt(picture, "sha256"));
    const ServedAnswer file = m_house.get(path + "/file");
    QCOMPARE(file.status, 200);
    QCOMPARE(file.body.size(), qsizetype{integerAt(picture, "bytes").value_or(0)});
    QCOMPARE(file.headers.value("etag").mid(1, 64), textAt(picture, "sha256").toLatin1());
    const ServedAnswer part = m_house.get(path + "/file", {{"Range", "bytes=1-3"}});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, file.body.mid(1, 3));
    QCOMPARE(m_house.get(path + "/file", {{"If-None-Match", file.headers.value("etag")}}).status,
             304);
    QCOMPARE(m_house.get(path + "/file", {{"Range", "bytes=99999999-"}}).status, 416);
    const ServedAnswer small = m_house.get(path + "/thumbnail?edge=32");
    QCOMPARE(QImage::fromData(small.body).size(), QSize(32, 32));
    const Json link = m_house.get(path + "/link?format=markdown&lifetime=3600").json();
    QVERIFY(textAt(link, "text").contains(textAt(link, "url")));

    const Json marked = Json{{"rating", 4}, {"favourite", true}, {"tags", {"sea", "night"}}};
    QCOMPARE(m_house.call("PATCH", path, toBytes(marked)).status, 200);
    const auto found = [this](const QByteArray &query) {
        return memberAt(m_house.get("/v1/artworks?q=" + query).json(), "rows").size();
    };
    QCOMPARE(found("rating%3A4%20is%3Afavourite%20tag%3Asea"), size_t{1});
    QCOMPARE(m_house.call("PATCH", path, R"({"tags":["night"]})").status, 200);
    QCOMPARE(found("tag%3Asea"), size_t{0});
    QCOMPARE(m_house.call("PATCH", path, R"({"rating":6})").status, 400);
    QCOMPARE(m_house.call("DELETE", path).status, 204);
    QCOMPARE(found("rating%3A4"), size_t{0});
    QCOMPARE(m_house.call("POST", "/v1/jobs/" + id + "/cancel").status, 409);
    QCOMPARE(m_house.call("POST", "/v1/jobs/nobody/cancel").status, 404);
}

void TestServe::aJobIsMadeOnceForItsId()
{
    Json body = wish(u"the same again"_s);
    body["id"] = "order 66/ä";
    const Json first = m_house.post("/v1/jobs", body).json();
    QCOMPARE(textAt(first, "id"), u"order 66/ä"_s);
    const QByteArray self = textAt(memberAt(first, "links"), "self").toUtf8();
    QCOMPARE(textAt(m_house.get(self + "/wait?seconds=100").json(), "state"), u"done"_s);
    const Json second = m_house.post("/v1/jobs", body).json();
    QCOMPARE(textAt(second, "id"), textAt(first, "id"));
    QCOMPARE(boolAt(second, "cached", false), true);
}

void TestServe::wrongValuesAreNamedOneByOne()
{
    Json body = wish(u"a boat"_s);
    body["parameters"]["steps"] = 100'000;
    body["parameters"]["colour"] = "red";
    const ServedAnswer answer = m_house.post("/v1/jobs", body);
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.headers.value("content-type"), QByteArray{"application/problem+json"});
    const Json problem = answer.json();
    for (const char *name : {"type", "title", "status", "detail", "kind", "hint", "problems"})
        QVERIFY2(problem.contains(name), name);
    QCOMPARE(memberAt(problem, "problems").size(), size_t{2});
    for (const Json &one : memberAt(problem, "problems")) {
        for (const char *name : {"parameter", "kind", "limit", "given"})
            QVERIFY2(one.contains(name), name);
    }
    const ServedAnswer wrong = m_house.post("/v1/jobs", {{"prompt", 7}, {"count", "many"}});
    QCOMPARE(wrong.status, 400);
    QCOMPARE(memberAt(wrong.json(), "problems").size(), size_t{2});
}

void TestServe::noFileOfTheServerCanBeNamed()
{
    const QByteArray own = m_program.home().toUtf8() + "/api-token";
    for (const std::string &name : {"@" + own.toStdString(), std::string{"@/etc/passwd"}}) {
        Json body = wish(u"a secret"_s);
        body["provider"] = providerOfInputs.toStdString();
        body["parameters"] = {{"subject_reference", name}};
        const ServedAnswer answer = m_house.post("/v1/jobs", body);
        QCOMPARE(answer.status, 422);
        QVERIFY(answer.body.contains("file of the server"));
    }
}

void TestServe::pagesFollowOneAnother()
{
    for (int i = 0; i < 3; ++i)
        QCOMPARE(textAt(finished(u"page %1"_s.arg(i)), "state"), u"done"_s);
    for (const QByteArray &list : {QByteArray{"/v1/artworks"}, QByteArray{"/v1/jobs"}}) {
        QStringList ids;
        QByteArray after;
        do {
            const Json page = m_house.get(list + "?limit=2" + after).json();
            for (const Json &row : memberAt(page, "rows"))
                ids.append(textAt(row, "id"));
            after = memberAt(page, "next").is_string() ? "&after=" + textAt(page, "next").toUtf8()
                                                       : QByteArray{};
        } while (!after.isEmpty());
        QVERIFY(ids.size() >= 3);
        QCOMPARE(ids.removeDuplicates(), qsizetype{0});
        QCOMPARE(m_house.get(list + "?limit=0").status, 400);
        QCOMPARE(m_house.get(list + "?after=nonsense").status, 400);
    }
    const Json done = m_house.get("/v1/jobs?state=done&limit=200").json();
    QVERIFY(memberAt(done, "rows").size() >= 3);
    QCOMPARE(memberAt(m_house.get("/v1/jobs?state=failed").json(), "rows").size(), size_t{0});
    QCOMPARE(m_house.get("/v1/jobs?state=lost").status, 400);
}

void TestServe::inputsComeRawAndInForms()
{
    QImage image{40, 30, QImage::Format_RGB32};
    image.fill(Qt::red);
    QByteArray png;
    QBuffer out{&png};
    QVERIFY(image.save(&out, "PNG"));
    const ServedAnswer raw =
        m_house.call("POST", "/v1/inputs", png, {{"Content-Type", "image/png"}});
    QCOMPARE(raw.status, 201);
    const Json input = raw.json();
    QCOMPARE(textAt(input, "type"), u"image/png"_s);
    QCOMPARE(integerAt(input, "width"), qint64{40});
    QCOMPARE(integerAt(input, "height"), qint64{30});
    const QByteArray form = "--b\r\nContent-Disposition: form-data; name=\"file\"; "
                            "filename=\"../../x.png\"\r\n\r\n" +
                            png + "\r\n--b--\r\n";
    const ServedAnswer again = m_house.call("POST", "/v1/inputs", form,
                                            {{"Content-Type", "multipart/form-data; boundary=b"}});
    QCOMPARE(textAt(again.json(), "sha256"), textAt(input, "sha256"));
    QCOMPARE(m_house.call("POST", "/v1/inputs", "no picture").status, 422);
    QCOMPARE(m_house.call("POST", "/v1/inputs").status, 400);

    Json body = wish(u"with a face"_s);
    body["provider"] = providerOfInputs.toStdString();
    body["parameters"] = {{"subject_reference", "input:" + textAt(input, "id").toStdString()}};
    const QByteArray id = textAt(m_house.post("/v1/jobs", body).json(), "id").toUtf8();
    const Json job = m_house.get("/v1/jobs/" + id + "/wait?seconds=100").json();
    QCOMPARE(textAt(job, "state"), u"done"_s);
    QCOMPARE(memberAt(job, "inputs").size(), size_t{1});
}

void TestServe::whatHappensIsTold()
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_house.port()));
    socket.write("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                 m_house.token() + "\r\n\r\n");
    QByteArray heard;
    const auto has = [&](const QByteArray &text) {
        heard += socket.readAll();
        return heard.contains(text);
    };
    QTRY_VERIFY_WITH_TIMEOUT(has("text/event-stream"), 30'000);
    static_cast<void>(finished(u"told"_s));
    for (const char *name : {"event: job", "event: artwork", "event: upload", "event: spend"})
        QTRY_VERIFY2_WITH_TIMEOUT(has(name), name, 30'000);
    socket.abort();

    // Whoever was away hears what was missed, and nothing twice.
    const qsizetype at = heard.indexOf("id: ") + 4;
    const QByteArray first = heard.mid(at, heard.indexOf('\n', at) - at);
    QTcpSocket again;
    again.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_house.port()));
    again.write("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: " + first +
                "\r\nAuthorization: Bearer " + m_house.token() + "\r\n\r\n");
    QByteArray missed;
    QTRY_VERIFY_WITH_TIMEOUT((missed += again.readAll()).contains("event: spend"), 30'000);
    QVERIFY(!missed.contains("id: " + first + '\n'));
}

void TestServe::theLibraryHasOneOwner()
{
    const ProgramRun second =
        m_program.run({u"serve"_s, u"--sandbox"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    QVERIFY(second.exitCode != 0);
    QVERIFY(second.err.contains("--library"));
    const ProgramRun open =
        m_program.run({u"serve"_s, u"--sandbox"_s, u"--no-token"_s, u"--listen"_s, u"0.0.0.0:0"_s});
    QCOMPARE(open.exitCode, 2);
}

void TestServe::otherCommandsAreAnsweredBeside()
{
    const ProgramRun run =
        m_program.run({u"generate"_s, u"--sandbox"_s, u"--json"_s, u"--prompt"_s, u"beside"_s,
                       u"-p"_s, u"width=64"_s, u"-p"_s, u"height=64"_s});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QByteArray job = textAt(run.json(), "job").toUtf8();
    QCOMPARE(textAt(m_house.get("/v1/jobs/" + job).json(), "prompt"), u"beside"_s);
}

void TestServe::noSecretIsWrittenAnywhere()
{
    QCOMPARE(m_house.get("/v1/jobs", {{"Authorization", "Bearer wrong"}}).status, 401);
    QDirIterator each{m_program.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories};
    while (each.hasNext()) {
        QFile file{each.next()};
        if (file.fileName().endsWith("/api-token"_L1))
            continue;
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(m_house.token()), qPrintable(file.fileName()));
    }
}

void TestServe::curlSeesTheSame()
{
    QProcess curl;
    curl.start(u"curl"_s, {u"-sS"_s, u"--max-time"_s, u"100"_s, u"-H"_s,
                           u"Authorization: Bearer "_s + QString::fromLatin1(m_house.token()),
                           u"-H"_s, u"Expect: 100-continue"_s, u"-d"_s,
                           uR"({"prompt":"by curl","width":64,"height":64})"_s,
                           u"http://localhost:%1/generate"_s.arg(m_house.port())});
    QTRY_VERIFY_WITH_TIMEOUT(curl.state() == QProcess::NotRunning, 120'000);
    const Json body = parseJson(curl.readAllStandardOutput()).value_or(Json{});
    QVERIFY2(memberAt(body, "urls").size() == 1, curl.readAllStandardError().constData());
}

QTEST_GUILESS_MAIN(TestServe)
#include "tst_serve.moc"
