// The HTTP door of a window, from its switch in the settings to a picture that a caller asked for.

#include "core/sandbox/sims3.h"
#include "core/settings/automation.h"
#include "tests/app/servedhouse.h"
#include "tests/app/windowrig.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTcpServer>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestWindowDoor : public QObject {
    Q_OBJECT
private slots:
    void init();
    void theSwitchOpensItAndCallersMakePictures();
    void aTakenPortIsSaidInWords();
    void anotherTokenShutsOutTheOldOne();
    void whatIsSavedMovesIt();
    void closingTheWindowShutsIt();

private:
    //! The settings say so before the window is there.
    void want(int port) const;
    [[nodiscard]] QString settingsFile() const { return m_home->path() + u"/settings.ini"_s; }
    //! Nothing = nobody listens.
    [[nodiscard]] std::optional<HttpResponse> call(const QByteArray &method, const QByteArray &path,
                                                   const QByteArray &token,
                                                   const QByteArray &body = {});
    [[nodiscard]] QByteArray keptToken() const;
    //! Once it shows what is behind it.
    static void openPage(const WindowRun &run)
    {
        run.host->openSettings(u"automation"_s);
        QTRY_VERIFY(!run.find<QLineEdit>("doorAddress")->text().isEmpty());
    }
    static void save(const WindowRun &run)
    {
        QTest::mouseClick(run.find<QPushButton>("settingsSave"), Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SimReplicate> m_provider;
    std::unique_ptr<SimS3> m_store;
    QHash<QString, QString> m_environment;
    HttpClient m_http;
    int m_port = 0;
};

void TestWindowDoor::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    SimReplicateOptions options;
    options.timeScale = 0.1;
    m_provider = std::make_unique<SimReplicate>(options);
    m_store = std::make_unique<SimS3>(SimS3Options{});
    m_environment =
        withEveryKey({{u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(options.token)},
                      {u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_provider->baseUrl())},
                      {u"MINIO_ENDPOINT"_s, QString::fromLatin1(m_store->endpoint())},
                      {u"MINIO_ACCESS_KEY"_s, QString::fromLatin1(m_store->options.accessKey)},
                      {u"MINIO_SECRET_KEY"_s, QString::fromLatin1(m_store->options.secretKey)},
                      {u"MINIO_BUCKET"_s, m_store->options.bucket}});
    m_port = freePort();
}

void TestWindowDoor::want(int port) const
{
    Automation chosen;
    chosen.door = true;
    chosen.doorPort = port;
    QVERIFY(saveAutomation(chosen, settingsFile()));
}

std::optional<HttpResponse> TestWindowDoor::call(const QByteArray &method, const QByteArray &path,
                                                 const QByteArray &token, const QByteArray &body)
{
    HttpRequest request;
    request.method = method;
    request.url = "http://127.0.0.1:" + QByteArray::number(m_port) + path;
    request.headers = {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}};
    request.body = body;
    const Result<HttpResponse> answer = QCoro::waitFor(m_http.send(std::move(request), {}));
    return answer ? std::optional{*answer} : std::nullopt;
}

QByteArray TestWindowDoor::keptToken() const
{
    QFile file{m_home->path() + u"/api-token"_s};
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray{};
}

void TestWindowDoor::theSwitchOpensItAndCallersMakePictures()
{
    WindowRun run{m_home->path(), m_environment};
    QVERIFY(!call("GET", "/healthz", {}));
    openPage(run);
    QCOMPARE(run.find<QCheckBox>("doorOn")->isChecked(), false);
    QCOMPARE(run.find<QLabel>("doorState")->text(), u"Closed."_s);
    run.find<QCheckBox>("doorOn")->click();
    run.find<QSpinBox>("doorPort")->setValue(m_port);
    save(run);
    QTRY_VERIFY(call("GET", "/healthz", {}).has_value());

    openPage(run);
    const QString address = u"http://127.0.0.1:%1"_s.arg(m_port);
    QTRY_COMPARE(run.find<QLabel>("doorState")->text(), address);
    QTest::mouseClick(run.find<QPushButton>("doorCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), address);
    QVERIFY(run.find<QLineEdit>("doorToken")->text().isEmpty()); // it was shown, or never made
    QTest::mouseClick(run.find<QPushButton>("doorNewToken"), Qt::LeftButton);
    QTRY_VERIFY(!run.find<QLineEdit>("doorToken")->text().isEmpty());
    const QByteArray token = run.find<QLineEdit>("doorToken")->text().toLatin1();

    Json job = bookedJob(u"asked for from outside"_s);
    job["id"] = "once"; // however often it is asked for
    const QByteArray wish = toBytes(job);
    std::optional<HttpResponse> made;
    QTRY_VERIFY((made = call("POST", "/v1/jobs", token, wish)) && made->status == 202);
    QTRY_COMPARE_WITH_TIMEOUT(run.pictures().size(), size_t{1}, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(run.showsOnly(1), 30'000);
    QTRY_VERIFY(run.find<QLabel>("doorCalls")->text().contains(u"POST /v1/jobs  202"_s));
}

void TestWindowDoor::aTakenPortIsSaidInWords()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    want(other.serverPort());
    WindowRun run{m_home->path(), m_environment};
    openPage(run);
    const QString words =
        u"Port %1 is taken by another program. Choose another one."_s.arg(other.serverPort());
    QTRY_COMPARE(run.find<QLabel>("doorState")->text(), words);
    run.find<QSpinBox>("doorPort")->setValue(m_port);
    save(run);
    QTRY_VERIFY(call("GET", "/healthz", {}).has_value());
}

void TestWindowDoor::anotherTokenShutsOutTheOldOne()
{
    want(m_port);
    WindowRun run{m_home->path(), m_environment};
    QTRY_VERIFY(call("GET", "/healthz", {}).has_value());
    const QByteArray old = keptToken();
    QCOMPARE(call("GET", "/v1/jobs", old)->status, 200);
    openPage(run);
    QTest::mouseClick(run.find<QPushButton>("doorNewToken"), Qt::LeftButton);
    QTRY_VERIFY(keptToken() != old);
    const auto statusWith = [this](const QByteArray &token) {
        const std::optional<HttpResponse> answer = call("GET", "/v1/jobs", token);
        return answer ? answer->status : 0;
    };
    QTRY_COMPARE(statusWith(old), 401);
    QCOMPARE(statusWith(keptToken()), 200);
    QVERIFY(!(QFile::permissions(m_home->path() + u"/api-token"_s) &
              (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestWindowDoor::whatIsSavedMovesIt()
{
    want(m_port);
    WindowRun run{m_home->path(), m_environment};
    QTRY_VERIFY(call("GET", "/healthz", {}).has_value());
    openPage(run);
    run.find<QCheckBox>("doorOn")->click();
    save(run);
    QTRY_VERIFY(!call("GET", "/healthz", {}).has_value());
}

void TestWindowDoor::closingTheWindowShutsIt()
{
    want(m_port);
    {
        WindowRun run{m_home->path(), m_environment};
        QTRY_VERIFY(call("GET", "/healthz", {}).has_value());
    }
    QVERIFY(!call("GET", "/healthz", {}).has_value());
    QTcpServer next;
    QVERIFY(next.listen(QHostAddress::LocalHost, static_cast<quint16>(m_port)));
}

QTEST_MAIN(TestWindowDoor)
#include "tst_windowdoor.moc"
