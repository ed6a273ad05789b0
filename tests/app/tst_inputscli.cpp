// Pictures as input, from the command line to the provider's books and the bucket.

#include "core/base/digest.h"
#include "core/net/httpclient.h"
#include "core/provider/replicate/replicate.h"
#include "core/sandbox/minimax/simminimax.h"
#include "core/schema/inputname.h"
#include "tests/app/clirig.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"
#include "tests/support/models.h"

#include <QImageWriter>
#include <QRandomGenerator>
#include <QtTest>

#include <cmath>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A model that takes a picture, a mask and some more.
QByteArray editor()
{
    const OrderedJson prompt = {{"type", "string"}, {"default", ""}, {"x-order", 0}};
    const OrderedJson several = {{"type", "array"},
                                 {"items", {{"type", "string"}, {"format", "uri"}}},
                                 {"default", OrderedJson::array()},
                                 {"x-order", 3}};
    return simModel("editor", {{"prompt", prompt},
                               {"image", fileInput(1)},
                               {"mask", fileInput(2)},
                               {"image_input", several}});
}

SimReplicateOptions withEditor()
{
    SimReplicateOptions options = CliRig::providerOptions(0.02);
    options.models = {editor()};
    return options;
}

//! Noise, which no format makes smaller, of about so many bytes.
QByteArray noise(qint64 bytes)
{
    const int edge = static_cast<int>(std::sqrt(double(bytes) / 3));
    QImage image{edge, edge, QImage::Format_RGB888};
    QRandomGenerator random{7};
    for (int y = 0; y < edge; ++y) {
        uchar *const line = image.scanLine(y);
        for (int x = 0; x < edge * 3; ++x)
            line[x] = static_cast<uchar>(random.generate());
    }
    QByteArray out;
    QBuffer buffer{&out};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, "png"};
    writer.setQuality(100);
    writer.write(image);
    return out;
}

} // namespace

class TestInputsCli : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aFileGoesInAndItsPictureReachesTheBucket();
    void aPictureOfTheLibraryGoesInByItsId();
    void anAddressGoesIn();
    void severalGoIntoAList();
    void aCameraPictureGoesInUprightAndWithoutItsPlace_data();
    void aCameraPictureGoesInUprightAndWithoutItsPlace();
    void whatCannotGoInIsToldAndNothingIsAskedFor_data();
    void whatCannotGoInIsToldAndNothingIsAskedFor();
    void aMaskOfAnotherSizeIsFoundBeforeThePaidRequest();
    void anInputThatWasDeletedIsNotPaidFor();
    void aCrashBetweenTheFileAndThePaidRequestPaysOnce();
    void aLargeOneGoesWhole();
    void aVeryLargeOneGoesSmaller();
    void theOwnerReadsWhereTheCallerStands();
    void aFaceOfTheLibraryGoesIntoMiniMax();

private:
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &parameters) const
    {
        QStringList words{u"generate"_s, u"--json"_s,  u"--prompt"_s,
                          u"a fox"_s,    u"--model"_s, u"someone/editor"_s};
        for (const QString &one : parameters)
            words << u"-p"_s << one;
        return m_rig->program.start(words);
    }
    [[nodiscard]] ProgramRun generate(const QStringList &parameters) const
    {
        const std::unique_ptr<QProcess> process = start(parameters);
        return Program::finish(*process, 200); // a large one takes its time
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        const QString file = m_rig->program.home() + u'/' + name;
        writeFile(file, bytes);
        return file;
    }
    //! What the provider has of the latest job's parameter.
    [[nodiscard]] Json inBooks(const char *parameter)
    {
        const Json jobs = m_rig->program.run({u"jobs"_s, u"--json"_s}).json();
        HttpClient http;
        SystemClock clock;
        Replicate asking{
            http, clock,
            ProviderConfig{.key = Secret{QString::fromLatin1(m_rig->provider.options.token)},
                           .baseUrl = QString::fromLatin1(m_rig->provider.baseUrl())}};
        const Result<RemoteJob> seen =
            QCoro::waitFor(asking.poll(textAt(jobs.at(0), "remote_id"), std::stop_token{}));
        return seen ? memberAt(seen->input, parameter) : Json(nullptr);
    }
    //! The bytes of one, inside the request or sent ahead.
    [[nodiscard]] QByteArray bytesOf(const Json &text) const
    {
        const QString value = toText(text);
        if (value.startsWith(u"data:"_s))
            return QByteArray::fromBase64(value.section(u',', 1).toLatin1());
        const auto found = m_rig->provider.files.contents.find(value.toLatin1());
        return found == m_rig->provider.files.contents.end() ? QByteArray{} : found->second;
    }
    [[nodiscard]] Json listed() const
    {
        return m_rig->program.run({u"list"_s, u"--json"_s}).json();
    }

    std::unique_ptr<CliRig> m_rig;
};

void TestInputsCli::init()
{
    m_rig = std::make_unique<CliRig>(withEditor());
}

void TestInputsCli::aFileGoesInAndItsPictureReachesTheBucket()
{
    const QByteArray bytes = pictureBytes({64, 48});
    static_cast<void>(write(u"fox.png"_s, bytes));
    const ProgramRun run = generate({u"image=@fox.png"_s}); // from where the caller stands
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(m_rig->provider.creates, 1);
    QCOMPARE(bytesOf(inBooks("image")), bytes);
    const Json list = listed();
    QCOMPARE(list.size(), size_t{1});
    const QString name = inputName(sha256Hex(bytes));
    QCOMPARE(textAt(memberAt(list.at(0), "parameters"), "image"), name);
    QCOMPARE(toText(list.at(0).at("inputs").at(0)), name);
    QCOMPARE(textAt(list.at(0), "state"), u"stored"_s);
    const Json jobs = m_rig->program.run({u"jobs"_s, u"--json"_s}).json();
    QCOMPARE(toText(jobs.at(0).at("inputs").at(0)), name);
    // The same again by its name.
    const ProgramRun again = generate({u"image="_s + name});
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QCOMPARE(bytesOf(inBooks("image")), bytes);
}

void TestInputsCli::aPictureOfTheLibraryGoesInByItsId()
{
    QVERIFY(generate({}).exitCode == 0);
    const Json first = listed().at(0);
    const ProgramRun run = generate({u"image=artwork:"_s + textAt(first, "id")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QFile file{textAt(first, "path")};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(bytesOf(inBooks("image")), file.readAll());
    const Json second = listed().at(0);
    QCOMPARE(toText(second.at("inputs").at(0)), u"input:"_s + textAt(first, "sha256"));
}

void TestInputsCli::anAddressGoesIn()
{
    FakeHttpServer page;
    const QByteArray bytes = pictureBytes({50, 40}, "jpg");
    page.on("GET", "/shared/fox", {.status = 302, .headers = {{"Location", "/real.jpg"}}});
    page.on("GET", "/real.jpg", {.body = bytes});
    m_rig->program.set(u"MINIO_PUBLIC_URL"_s, QString::fromLatin1(page.origin()));
    const ProgramRun run = generate({u"image="_s + QString::fromLatin1(page.url("/shared/fox"))});
    QVERIFY2(run.exitCode == 0 || run.exitCode == 6, run.err.constData());
    QCOMPARE(bytesOf(inBooks("image")), bytes);
}

void TestInputsCli::severalGoIntoAList()
{
    const QByteArray one = pictureBytes({32, 32});
    const QByteArray two = pictureBytes({32, 32}, "png", 3);
    const ProgramRun run = generate({u"image_input=@"_s + write(u"one.png"_s, one),
                                     u"image_input=@"_s + write(u"two.png"_s, two)});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const Json got = inBooks("image_input");
    QCOMPARE(got.size(), size_t{2});
    QCOMPARE(bytesOf(got.at(0)), one);
    QCOMPARE(bytesOf(got.at(1)), two);
}

void TestInputsCli::aCameraPictureGoesInUprightAndWithoutItsPlace_data()
{
    const QByteArray bytes = cameraJpeg({64, 48}, 6, true);
    QTest::addColumn<QString>("value");
    QTest::newRow("a file") << u"@camera.jpg"_s;
    QTest::newRow("bytes in the text")
        << u"data:image/jpeg;base64,"_s + QString::fromLatin1(bytes.toBase64());
}

void TestInputsCli::aCameraPictureGoesInUprightAndWithoutItsPlace()
{
    QFETCH(QString, value);
    static_cast<void>(write(u"camera.jpg"_s, cameraJpeg({64, 48}, 6, true)));
    const ProgramRun run = generate({u"image="_s + value});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QByteArray got = bytesOf(inBooks("image"));
    QCOMPARE(QImage::fromData(got).size(), QSize(48, 64));
    QVERIFY(!got.contains("Exif"));
}

void TestInputsCli::whatCannotGoInIsToldAndNothingIsAskedFor_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("word");
    QTest::newRow("no such file") << u"@gone.png"_s << u"not there"_s;
    QTest::newRow("a folder") << u"@/tmp"_s << u"folder"_s;
    QTest::newRow("a device") << u"@/dev/zero"_s << u"device"_s;
    QTest::newRow("no picture") << u"@text.png"_s << u"no picture"_s;
    QTest::newRow("no such artwork") << u"artwork:4711"_s << u"library"_s;
    QTest::newRow("no such input") << u"input:"_s + QString{64, u'a'} << u"not in the library"_s;
    QTest::newRow("a web page") << u"page"_s << u"web page"_s;
    QTest::newRow("a private network") << u"http://192.168.1.1/a.png"_s << u"private network"_s;
    QTest::newRow("the metadata of a cloud")
        << u"http://169.254.169.254/latest"_s << u"private network"_s;
}

void TestInputsCli::whatCannotGoInIsToldAndNothingIsAskedFor()
{
    QFETCH(QString, value);
    QFETCH(QString, word);
    FakeHttpServer page;
    page.on("GET", "/fox.png", {.body = "<!DOCTYPE html><title>Sign in</title>"});
    m_rig->program.set(u"MINIO_PUBLIC_URL"_s, QString::fromLatin1(page.origin()));
    static_cast<void>(write(u"text.png"_s, "a fox in the snow"));
    if (value == u"page")
        value = QString::fromLatin1(page.url("/fox.png"));
    const ProgramRun run = generate({u"image="_s + value});
    QCOMPARE(run.exitCode, 2);
    const QString message = textAt(memberAt(run.json(), "error"), "message");
    QVERIFY2(message.contains(word), qPrintable(message));
    QCOMPARE(m_rig->provider.creates, 0);
    QVERIFY(m_rig->program.run({u"jobs"_s, u"--json"_s}).json().empty());
}

void TestInputsCli::aMaskOfAnotherSizeIsFoundBeforeThePaidRequest()
{
    const QString picture = write(u"a.png"_s, pictureBytes({64, 48}));
    const QString wrong = write(u"b.png"_s, pictureBytes({48, 64}));
    const QString right = write(u"c.png"_s, pictureBytes({64, 48}, "png", 5));
    const ProgramRun run = generate({u"image=@"_s + picture, u"mask=@"_s + wrong});
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.out.contains("mask"));
    QCOMPARE(m_rig->provider.creates, 0);
    QCOMPARE(generate({u"image=@"_s + picture, u"mask=@"_s + right}).exitCode, 0);
    QCOMPARE(m_rig->provider.creates, 1);
}

void TestInputsCli::anInputThatWasDeletedIsNotPaidFor()
{
    const QByteArray bytes = pictureBytes({64, 48});
    QVERIFY(generate({u"image=@"_s + write(u"fox.png"_s, bytes)}).exitCode == 0);
    const QString name = inputName(sha256Hex(bytes));
    QVERIFY(QFile::remove(m_rig->program.library() + u"/inputs/"_s + digestOf(name)));
    const ProgramRun run = generate({u"image="_s + name});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(m_rig->provider.creates, 1);
}

void TestInputsCli::aCrashBetweenTheFileAndThePaidRequestPaysOnce()
{
    const std::unique_ptr<QProcess> process =
        start({u"image=@"_s + write(u"some.png"_s, noise(3'000'000))});
    QTRY_VERIFY_WITH_TIMEOUT(!m_rig->provider.files.contents.empty(), 60'000);
    CliRig::send(*process, SIGKILL);
    static_cast<void>(Program::finish(*process));
    const ProgramRun run = m_rig->program.run({u"resume"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(m_rig->provider.creates, 1);
    QCOMPARE(listed().size(), size_t{1});
}

void TestInputsCli::aLargeOneGoesWhole()
{
    const QByteArray bytes = noise(24'000'000);
    QVERIFY(bytes.size() > 23'000'000);
    const ProgramRun run = generate({u"image=@"_s + write(u"large.png"_s, bytes)});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QVERIFY(bytesOf(inBooks("image")) == bytes);
    QCOMPARE(m_rig->provider.creates, 1);
}

void TestInputsCli::aVeryLargeOneGoesSmaller()
{
    const QByteArray bytes = noise(130'000'000);
    QVERIFY(bytes.size() > 125'000'000);
    const ProgramRun run = generate({u"image=@"_s + write(u"huge.png"_s, bytes)});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const QByteArray got = bytesOf(inBooks("image"));
    QVERIFY(got.startsWith("\xff\xd8"));
    QVERIFY(got.size() < 100'000'000);
    QVERIFY(got.size() > 1'000'000);
    // Here it stays what it was.
    QCOMPARE(textAt(memberAt(listed().at(0), "parameters"), "image"), inputName(sha256Hex(bytes)));
}

void TestInputsCli::theOwnerReadsWhereTheCallerStands()
{
    const QByteArray bytes = pictureBytes({64, 48});
    static_cast<void>(write(u"beside.png"_s, bytes));
    const std::unique_ptr<QProcess> window = m_rig->openWindow();
    const ProgramRun run = generate({u"image=@./beside.png"_s});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    CliRig::send(*window, SIGTERM);
    static_cast<void>(Program::finish(*window));
    QCOMPARE(bytesOf(inBooks("image")), bytes);
}

void TestInputsCli::aFaceOfTheLibraryGoesIntoMiniMax()
{
    SimMiniMax minimax{SimMiniMaxOptions{.timeScale = 0.05}};
    m_rig->program.set(u"MINIMAX_API_KEY"_s, QString::fromLatin1(minimax.key()));
    m_rig->program.set(u"MINIMAX_API_BASE_URL"_s, QString::fromLatin1(minimax.baseUrl()));
    QVERIFY(generate({}).exitCode == 0); // at another provider
    const Json first = listed().at(0);
    const ProgramRun run = m_rig->program.run(
        {u"generate"_s, u"--json"_s, u"--provider"_s, u"minimax"_s, u"--prompt"_s, u"her again"_s,
         u"-p"_s, u"subject_reference=artwork:"_s + textAt(first, "id")});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(minimax.creates, 1);
    const Json reference = minimax.created.front().input.at("subject_reference");
    QCOMPARE(reference.size(), size_t{1});
    QCOMPARE(textAt(reference.at(0), "type"), u"character"_s);
    const QString sent = textAt(reference.at(0), "image_file");
    QFile file{textAt(first, "path")};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray::fromBase64(sent.section(u',', 1).toLatin1()), file.readAll());
    const Json second = listed().at(0);
    QCOMPARE(textAt(second, "state"), u"stored"_s);
    QCOMPARE(toText(second.at("inputs").at(0)), u"input:"_s + textAt(first, "sha256"));
}

QTEST_GUILESS_MAIN(TestInputsCli)
#include "tst_inputscli.moc"
