// Whatever a model makes, from the provider's answer to the store: on disk with the right ending,
// in the library with the right type, and uploaded as what it is.

#include "core/base/json.h"
#include "core/net/httpclient.h"
#include "core/provider/replicate/replicate.h"
#include "core/queue/jobqueue.h"
#include "core/s3/s3client.h"
#include "core/sandbox/fakehttpserver.h"
#include "core/sandbox/sims3.h"
#include "core/upload/outbox.h"
#include "tests/core/jobs/fakes.h"
#include "tests/support/simstore.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray createPath = "/v1/predictions";
const QByteArray pollPath = "/v1/predictions/k3v9w2m7x1rgp0cq8e5tb4hzd6";

//! The real provider, queue, library, outbox and store client, between two servers.
struct Rig {
    QTemporaryDir folder;
    ManualClock clock{QDateTime::currentDateTimeUtc()};
    FakeHttpServer server;
    SimS3 objects{SimS3Options{}};
    HttpClient http;
    Catalog catalog;
    S3Client client{http, clock, configOf(objects)};
    std::unique_ptr<Library> library;
    std::unique_ptr<JobQueue> queue;
    std::unique_ptr<Outbox> outbox;
    QString id;

    Rig()
    {
        ProviderConfig config;
        config.key = Secret{QByteArray{"r8_test"}};
        config.baseUrl = QString::fromLatin1(server.origin());
        catalog.add(std::make_unique<Replicate>(http, clock, config));
        library = *Library::open(folder.path(), clock);
        queue = std::make_unique<JobQueue>(http, clock, catalog, *library);
        outbox = std::make_unique<Outbox>(*library, client, clock);
        server.on("POST", createPath, reply(prediction("starting", Json::object())));
        queue->start();
    }
    ~Rig()
    {
        QCoro::waitFor(queue->shutdown());
        QCoro::waitFor(outbox->shutdown());
    }

    static ServedReply reply(const Json &body)
    {
        return {.headers = {{"Content-Type", "application/json"}}, .body = toBytes(body)};
    }
    static Json prediction(const char *status, const Json &more)
    {
        Json out{{"id", "k3v9w2m7x1rgp0cq8e5tb4hzd6"}, {"version", "v"}, {"status", status}};
        out.update(more);
        return out;
    }
    //! A file at the provider, and its address.
    QString file(const QByteArray &path, const QByteArray &bytes)
    {
        server.on("GET", path, {.headers = {{"Content-Type", "text/html"}}, .body = bytes});
        return QString::fromLatin1(server.url(path));
    }
    void run(const Json &output)
    {
        server.on("GET", pollPath,
                  reply(prediction("succeeded",
                                   {{"output", output}, {"metrics", {{"predict_time", 4.0}}}})));
        JobDraft draft;
        draft.request.provider = u"replicate"_s;
        draft.request.model = u"acme/brush"_s;
        draft.request.version = QString{64, u'a'};
        draft.request.parameters = Json{{"prompt", "a fox"}, {"seed", 7}};
        draft.seedFixed = true;
        id = queue->intake().submit(draft).value_or(Ticket{}).jobId;
    }
    Job job() { return queue->board().job(id).value_or(Job{}); }
    bool done()
    {
        return driveUntil(clock, [&] { return isFinished(job().state); }) &&
               job().state == JobState::Done;
    }
    std::vector<Artwork> outputs() { return library->artworksOfJob(id); }
    QByteArray bytesOf(const Artwork &artwork)
    {
        QFile read{library->originals().absolutePath(artwork)};
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray{};
    }
    //! What the store was told it gets, in the order of the puts.
    QList<QByteArray> uploadedTypes()
    {
        outbox->start();
        if (!driveUntil(clock, [&] { return outbox->openCount() == 0; }))
            return {};
        QList<QByteArray> types;
        for (const ServedRequest &request : objects.server().requests) {
            if (request.method == "PUT")
                types.append(request.header("Content-Type"));
        }
        return types;
    }
};

const QByteArray film = QByteArray{"\0\0\0\x20"
                                   "ftypisom",
                                   12} +
                        QByteArray(500, '\0');
const QByteArray drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\">"
                           "<script>alert(1)</script><rect width=\"4\" height=\"2\"/></svg>";

} // namespace

class TestOutputKinds : public QObject {
    Q_OBJECT
private slots:
    void filesAreKeptAsWhatTheyAre_data();
    void filesAreKeptAsWhatTheyAre();
    void wordsAndValuesAreKept_data();
    void wordsAndValuesAreKept();
    void valuesLieBesideTheirFiles();
    void picturesArePaidWordsAreNot();
};

void TestOutputKinds::filesAreKeptAsWhatTheyAre_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *tag, const QByteArray &path, const QByteArray &bytes,
                        const QString &ending, const QByteArray &type) {
        QTest::newRow(tag) << path << bytes << ending << type;
    };
    row("picture", "/a.png", pngBytes(1), u".png"_s, "image/png");
    row("drawing", "/a.svg", drawing, u".svg"_s, "image/svg+xml");
    row("film", "/a.mp4", film, u".mp4"_s, "video/mp4");
    row("film of the web", "/a.webm", QByteArray{"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm\0", 13},
        u".webm"_s, "video/webm");
    row("sound", "/a.mp3", QByteArray{"ID3\x04\0\0\0\0", 8}, u".mp3"_s, "audio/mpeg");
    row("sound without tags", "/a", QByteArray{"\xff\xfb\x90\x64\0\0", 6}, u".mp3"_s, "audio/mpeg");
    row("wave", "/a.wav", QByteArray{"RIFF\x10\0\0\0WAVEfmt ", 16}, u".wav"_s, "audio/wav");
    row("flac", "/a.flac", QByteArray{"fLaC\0\0\0\x22", 8}, u".flac"_s, "audio/flac");
    row("ogg", "/a.ogg", QByteArray{"OggS\0\x02", 6}, u".ogg"_s, "audio/ogg");
    row("values", "/a.json", "{\"a\":[1,2]}", u".json"_s, "application/json");
    row("words", "/a.txt", "Zoë, été", u".txt"_s, "text/plain; charset=utf-8");
    row("a page the model made", "/a.html", "<!doctype html><script>alert(1)</script>", u".txt"_s,
        "text/plain; charset=utf-8");
    row("a film that is none", "/b.mp4", "I am a film.", u".txt"_s, "text/plain; charset=utf-8");
    row("rubbish", "/a.mp4", QByteArray{"\0\1\2\xff\xfe", 5}, u".bin"_s,
        "application/octet-stream");
}

void TestOutputKinds::filesAreKeptAsWhatTheyAre()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, ending);
    QFETCH(QByteArray, type);
    Rig rig;
    rig.run(toJson(rig.file(path, bytes)));
    QVERIFY(rig.done());
    QCOMPARE(rig.outputs().size(), 1U);
    const Artwork kept = rig.outputs().front();
    QVERIFY2(kept.path.endsWith(ending), qPrintable(kept.path));
    QVERIFY(type.startsWith(kept.mediaType.toLatin1()));
    if (kept.mediaType != u"image/png") // which carries its request
        QCOMPARE(rig.bytesOf(kept), bytes);
    QCOMPARE(rig.uploadedTypes(), QList<QByteArray>{type});
    QVERIFY(rig.outbox->upload(kept.id)->objectKey.endsWith(ending));
}

void TestOutputKinds::wordsAndValuesAreKept_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *tag, const QByteArray &output, const QByteArray &bytes,
                        const QString &ending, const QByteArray &type) {
        QTest::newRow(tag) << output << bytes << ending << type;
    };
    const QByteArray plain = "text/plain; charset=utf-8";
    row("words", R"("Once upon a time")", "Once upon a time", u".txt"_s, plain);
    row("pieces", R"(["Once"," upon"," a time"])", "Once upon a time", u".txt"_s, plain);
    row("lines", R"(["cat","dog"])", "cat\ndog", u".txt"_s, plain);
    row("a number", "0.25", "0.25", u".txt"_s, plain);
    row("a page", R"("<!DOCTYPE html><html><script>alert(1)</script></html>")",
        "<!DOCTYPE html><html><script>alert(1)</script></html>", u".txt"_s, plain);
    row("a zero", R"("once\u0000upon")", "once\xef\xbf\xbdupon", u".txt"_s, plain);
    row("a drawing in words", R"("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", u".svg"_s, "image/svg+xml");
    row("values", R"({"boxes":[[1,2],[3,4]],"n":9007199254740993})",
        R"({"boxes":[[1,2],[3,4]],"n":9007199254740993})", u".json"_s, "application/json");
    row("a list of values", R"([{"label":"cat","score":0.5}])", R"([{"label":"cat","score":0.5}])",
        u".json"_s, "application/json");
    row("deep values", QByteArray(150, '[') + "7" + QByteArray(150, ']'),
        QByteArray(150, '[') + "7" + QByteArray(150, ']'), u".json"_s, "application/json");
}

void TestOutputKinds::wordsAndValuesAreKept()
{
    QFETCH(QByteArray, output);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, ending);
    QFETCH(QByteArray, type);
    Rig rig;
    rig.run(*parseJson(output));
    QVERIFY(rig.done());
    QCOMPARE(rig.outputs().size(), 1U);
    const Artwork kept = rig.outputs().front();
    QVERIFY2(kept.path.endsWith(ending), qPrintable(kept.path));
    QCOMPARE(rig.bytesOf(kept), bytes);
    QCOMPARE(rig.uploadedTypes(), QList<QByteArray>{type});
}

void TestOutputKinds::valuesLieBesideTheirFiles()
{
    Rig rig;
    const QString picture = rig.file("/a.png", pngBytes(1));
    const QString mask = rig.file("/b.png", pngBytes(2));
    rig.run({{"image", toJson(picture)},
             {"layers", Json::array({{{"mask", toJson(mask)}, {"label", "fox"}}})},
             {"seed", 7},
             {"nothing", nullptr}});
    QVERIFY(rig.done());
    const std::vector<Artwork> kept = rig.outputs();
    QCOMPARE(kept.size(), 3U);
    QCOMPARE(kept[0].mediaType, u"image/png"_s);
    QCOMPARE(kept[1].mediaType, u"image/png"_s);
    QCOMPARE(kept[2].mediaType, u"application/json"_s);
    QCOMPARE(rig.bytesOf(kept[2]), QByteArray{R"({"layers":[{"label":"fox"}],"seed":7})"});
}

void TestOutputKinds::picturesArePaidWordsAreNot()
{
    Rig rig;
    Rates rates;
    rates.lines = {{.provider = u"replicate"_s,
                    .model = u"acme/*"_s,
                    .unit = Rate::Unit::Picture,
                    .price = 0.04}};
    rig.queue->caps().configure(rates, {});
    const QString picture = rig.file("/a.png", pngBytes(1));
    rig.run({{"image", toJson(picture)}, {"caption", "a fox"}});
    QVERIFY(rig.done());
    QCOMPARE(rig.job().cost.amount, std::optional{0.04});
    QCOMPARE(rig.outputs().size(), 2U);
    QCOMPARE(rig.outputs()[0].cost, std::optional{0.04});
    QCOMPARE(rig.outputs()[1].cost, std::optional{0.0});
}

QTEST_GUILESS_MAIN(TestOutputKinds)
#include "tst_outputkinds.moc"
