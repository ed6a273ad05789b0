// Files that go into a model reach the provider: small ones inside the request, large ones ahead.

#include "core/jobs/inputsender.h"

#include "core/base/digest.h"
#include "core/jobs/sentfiles.h"
#include "core/net/httpclient.h"
#include "core/provider/replicate/replicate.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/schema/inputname.h"
#include "tests/core/jobs/fakes.h"
#include "tests/support/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestInputSender : public QObject {
    Q_OBJECT
private slots:
    void aSmallFileTravelsInside();
    void aLargeFileIsSentAhead();
    void severalAreSentEachOnce();
    void oneFileForManyRequestsIsSentOnce();
    void anExpiredOneIsSentAgain();
    void anotherAccountGetsItsOwn();
    void moreThanAnyoneTakesGoesOutSmaller();
    void aMissingFileSendsNothing();
    void aRefusedFileIsNoRequest();
    void whoTakesNoFilesGetsThemInside();
    void aPictureThatIsTooLargeGoesOutSmallerAndThatIsSaid();
    void aKindNobodyTakesGoesOutAsJpeg();
    void whatFitsGoesOutAsItIs();
    void aPictureNobodyReadsIsNamed();

private:
    [[nodiscard]] Result<Request> filledIn(const Json &parameters, Provider *provider)
    {
        Request request{.provider = u"replicate"_s, .model = u"someone/editor"_s};
        request.parameters = parameters;
        const InputSender sender{m_folder.path(),
                                 [this](const MadeSmaller &done) { m_told.push_back(done); }};
        return QCoro::waitFor(sender.filledIn(request, provider, std::stop_token{}));
    }
    //! By way of what was sent before.
    [[nodiscard]] QString sentOnce(const QByteArray &bytes)
    {
        Request request{.provider = u"replicate"_s, .model = u"someone/editor"_s};
        request.parameters = {{"image", keep(bytes).toStdString()}};
        const InputSender sender{m_folder.path(), {}, &m_sentFiles};
        const Result<Request> sent =
            QCoro::waitFor(sender.filledIn(request, &m_replicate, std::stop_token{}));
        return sent ? textAt(sent->parameters, "image") : sent.error().message;
    }
    [[nodiscard]] QString keep(const QByteArray &bytes) { return *m_inputs.keep(bytes); }

    //! The bytes of the only picture that goes into the model.
    [[nodiscard]] static QByteArray pictureIn(const Request &request)
    {
        return QByteArray::fromBase64(
            textAt(request.parameters, "image").section(u',', 1).toLatin1());
    }

    std::vector<MadeSmaller> m_told;
    QTemporaryDir m_folder;
    Inputs m_inputs{m_folder.path()};
    ManualClock m_clock;
    SentFiles m_sentFiles{m_clock};
    HttpClient m_http;
    SimReplicate m_sim;
    Replicate m_replicate{m_http, m_clock,
                          ProviderConfig{.key = Secret{QString::fromLatin1(m_sim.options.token)},
                                         .baseUrl = QString::fromLatin1(m_sim.baseUrl())}};
};

void TestInputSender::aSmallFileTravelsInside()
{
    const QByteArray bytes = "\x89PNG\r\n\x1a\n" + QByteArray(1000, 'a');
    const Result<Request> sent = filledIn({{"image", keep(bytes).toStdString()}}, &m_replicate);
    QVERIFY(sent);
    const QString text = textAt(sent->parameters, "image");
    QVERIFY2(text.startsWith(u"data:image/png;base64,"_s), qPrintable(text.left(60)));
    QCOMPARE(QByteArray::fromBase64(text.section(u',', 1).toLatin1()), bytes);
    QVERIFY(m_sim.files.contents.empty());
}

void TestInputSender::aLargeFileIsSentAhead()
{
    QByteArray bytes(6'000'000, 'b');
    bytes.replace(100, 4, "\r\n--"); // what ends a part of a form, were it the boundary
    const Result<Request> sent = filledIn({{"image", keep(bytes).toStdString()}}, &m_replicate);
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().message));
    const QByteArray address = textAt(sent->parameters, "image").toLatin1();
    QCOMPARE(m_sim.files.contents.size(), 1U);
    QVERIFY(m_sim.files.contents.at(address) == bytes);
}

void TestInputSender::severalAreSentEachOnce()
{
    const size_t before = m_sim.files.contents.size();
    const std::string large = keep(QByteArray(300'000, 'c')).toStdString();
    const std::string small = keep("small").toStdString();
    const Result<Request> sent = filledIn(
        {{"images", {large, small, large}}, {"mask", large}, {"prompt", "a fox"}}, &m_replicate);
    QVERIFY(sent);
    QCOMPARE(m_sim.files.contents.size(), before + 1);
    QCOMPARE(inputNamesIn(sent->parameters), QStringList{});
    QCOMPARE(sent->parameters["images"][0], sent->parameters["mask"]);
    QCOMPARE(textAt(sent->parameters, "prompt"), u"a fox"_s);
}

void TestInputSender::oneFileForManyRequestsIsSentOnce()
{
    const size_t before = m_sim.files.contents.size();
    const QByteArray bytes(400'000, 'f');
    const QString first = sentOnce(bytes);
    QCOMPARE(m_sim.files.contents.at(first.toLatin1()), bytes);
    QCOMPARE(sentOnce(bytes), first);
    QCOMPARE(m_sim.files.contents.size(), before + 1);
    // What is not kept any more is not sent, even if it lies there.
    QVERIFY(QFile::remove(m_inputs.path(keep(bytes))));
    Request request{.provider = u"replicate"_s};
    request.parameters = {{"image", inputName(sha256Hex(bytes)).toStdString()}};
    const InputSender sender{m_folder.path(), {}, &m_sentFiles};
    QVERIFY(!QCoro::waitFor(sender.filledIn(request, &m_replicate, std::stop_token{})));
}

void TestInputSender::anExpiredOneIsSentAgain()
{
    const size_t before = m_sim.files.contents.size();
    const QByteArray bytes(400'000, 'g');
    const QString first = sentOnce(bytes);
    m_clock.advance(23h);
    QCOMPARE(sentOnce(bytes), first);
    m_clock.advance(25h); // the job waited in the queue for two days
    const QString second = sentOnce(bytes);
    QVERIFY(second != first);
    QCOMPARE(m_sim.files.contents.at(second.toLatin1()), bytes);
    QCOMPARE(m_sim.files.contents.size(), before + 2);
}

void TestInputSender::anotherAccountGetsItsOwn()
{
    const QByteArray bytes(400'000, 'h');
    const QString first = sentOnce(bytes);
    const QByteArray token = m_sim.options.token;
    m_sim.options.token = "r8_anotheranotheranotheranotheranotheran";
    m_replicate.configure({.key = Secret{QString::fromLatin1(m_sim.options.token)},
                           .baseUrl = QString::fromLatin1(m_sim.baseUrl())});
    QVERIFY(sentOnce(bytes) != first);
    m_sim.options.token = token;
    m_replicate.configure({.key = Secret{QString::fromLatin1(token)},
                           .baseUrl = QString::fromLatin1(m_sim.baseUrl())});
    QCOMPARE(sentOnce(bytes), first);
}

void TestInputSender::moreThanAnyoneTakesGoesOutSmaller()
{
    FakeProvider fake{m_clock}; // without a limit of its own
    const QByteArray bytes = pictureBytes({400, 300}, "png") + QByteArray(Inputs::largestSent, 'x');
    m_told.clear();
    const Result<Request> sent = filledIn({{"image", keep(bytes).toStdString()}}, &fake);
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().message));
    QVERIFY(pictureIn(*sent).size() < Inputs::largestSent);
    QCOMPARE(m_told.size(), 1U);
}

void TestInputSender::aMissingFileSendsNothing()
{
    const Result<Request> sent =
        filledIn({{"image", "input:" + std::string(64, '0')}}, &m_replicate);
    QVERIFY(!sent);
    QVERIFY(sent.error().message.contains(u"choose it again"_s));
    QVERIFY(!sent.error().isTransient());
}

void TestInputSender::aRefusedFileIsNoRequest()
{
    m_replicate.configure(
        {.key = Secret{u"r8_wrong"_s}, .baseUrl = QString::fromLatin1(m_sim.baseUrl())});
    const Result<Request> sent =
        filledIn({{"image", keep(QByteArray(400'000, 'd')).toStdString()}}, &m_replicate);
    QVERIFY(!sent);
    QVERIFY(sent.error().kind == ErrorKind::Unauthorized);
}

void TestInputSender::whoTakesNoFilesGetsThemInside()
{
    FakeProvider fake{m_clock};
    const QByteArray bytes(400'000, 'e');
    const Result<Request> sent = filledIn({{"image", keep(bytes).toStdString()}}, &fake);
    QVERIFY(sent);
    QCOMPARE(QByteArray::fromBase64(textAt(sent->parameters, "image").section(u',', 1).toLatin1()),
             bytes);
}

void TestInputSender::aPictureThatIsTooLargeGoesOutSmallerAndThatIsSaid()
{
    FakeProvider fake{m_clock};
    fake.behaviour.largestPicture = 4'000;
    const QByteArray bytes = pictureBytes({400, 300}, "png") + QByteArray(5'000, 'x');
    m_told.clear();
    const Result<Request> sent = filledIn({{"image", keep(bytes).toStdString()}}, &fake);
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().message));
    QVERIFY(textAt(sent->parameters, "image").startsWith(u"data:image/jpeg;base64,"_s));
    const QByteArray jpeg = pictureIn(*sent);
    QVERIFY(jpeg.size() <= fake.behaviour.largestPicture);
    const QImage image = QImage::fromData(jpeg, "jpeg");
    QCOMPARE(m_told.size(), 1U);
    QCOMPARE(m_told.front().now, image.size());
    QCOMPARE(m_told.front().before, QSize(400, 300));
    QCOMPARE(m_told.front().bytesBefore, qint64{bytes.size()});
    QCOMPARE(m_told.front().bytesNow, qint64{jpeg.size()});
}

void TestInputSender::aKindNobodyTakesGoesOutAsJpeg()
{
    FakeProvider fake{m_clock};
    fake.behaviour.pictureTypes = {u"image/jpeg"_s, u"image/png"_s};
    m_told.clear();
    const Result<Request> sent =
        filledIn({{"image", keep(pictureBytes({40, 30}, "bmp")).toStdString()}}, &fake);
    QVERIFY(sent);
    QVERIFY(textAt(sent->parameters, "image").startsWith(u"data:image/jpeg;base64,"_s));
    QCOMPARE(QImage::fromData(pictureIn(*sent), "jpeg").size(), QSize(40, 30));
    QCOMPARE(m_told.size(), 1U);
    QCOMPARE(m_told.front().now, m_told.front().before);
}

void TestInputSender::whatFitsGoesOutAsItIs()
{
    FakeProvider fake{m_clock};
    fake.behaviour.largestPicture = 1'000'000;
    fake.behaviour.pictureTypes = {u"image/jpeg"_s, u"image/png"_s};
    m_told.clear();
    const QByteArray png = pictureBytes({40, 30}, "png");
    const Result<Request> sent = filledIn({{"image", keep(png).toStdString()}}, &fake);
    QVERIFY(sent);
    QCOMPARE(pictureIn(*sent), png);
    QVERIFY(m_told.empty());
}

void TestInputSender::aPictureNobodyReadsIsNamed()
{
    FakeProvider fake{m_clock};
    fake.behaviour.pictureTypes = {u"image/jpeg"_s, u"image/png"_s};
    const QByteArray drawing = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    const Result<Request> sent = filledIn({{"image", keep(drawing).toStdString()}}, &fake);
    QVERIFY(!sent);
    QCOMPARE(toString(sent.error().kind), u"invalid_input"_s);
    QVERIFY2(sent.error().message.contains(u"svg"_s), qPrintable(sent.error().message));
    QVERIFY(!sent.error().isTransient());
}

QTEST_GUILESS_MAIN(TestInputSender)
#include "tst_inputsender.moc"
