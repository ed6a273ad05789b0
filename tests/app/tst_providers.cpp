// The whole loop with each provider: from the window, or the command line, to its books and the
// real store; and what becomes of a paid request that nobody could ask about when one closes.

#include "tests/app/windowrig.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QtTest>

#include <csignal>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

void eachProvider()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");
    QTest::newRow("Replicate") << u"replicate"_s << u"acme/inkbrush"_s;
    QTest::newRow("Together AI") << u"together"_s << u"black-forest-labs/FLUX.1-schnell"_s;
    QTest::newRow("MiniMax") << u"minimax"_s << u"image-01"_s;
}

} // namespace

class TestProviders : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_rig.start(); }
    void init() { m_rig.reset(); }
    void theWindowGoesFromTheModelToTheLink_data() { eachProvider(); }
    void theWindowGoesFromTheModelToTheLink();
    void theCommandLineGoesFromTheModelToTheLink_data() { eachProvider(); }
    void theCommandLineGoesFromTheModelToTheLink();
    void aLostAnswerIsNeverSentAgainByItself();
    void closingWaitsForAPaidAnswer();
    void closingTwiceDoesNotWait();
    void anInterruptWaitsForAPaidAnswer();
    void aKeyOfTheOtherRegionIsSaidToBeOne();

private:
    [[nodiscard]] int creates() const
    {
        return m_rig.replicate->creates + m_rig.together->creates + m_rig.minimax->creates;
    }
    [[nodiscard]] int createsAt(const QString &provider) const
    {
        return provider == u"together"  ? m_rig.together->creates
               : provider == u"minimax" ? m_rig.minimax->creates
                                        : m_rig.replicate->creates;
    }
    //! The bytes behind a link, as anybody gets them.
    [[nodiscard]] QByteArray opened(const QString &link);
    [[nodiscard]] Program program() const;
    //! The window with Together AI's form, and its one request under way.
    [[nodiscard]] std::unique_ptr<WindowRun> generating(const QString &prompt);

    WindowRig m_rig;
};

QByteArray TestProviders::opened(const QString &link)
{
    HttpRequest request;
    request.url = link.toLatin1();
    const Result<HttpResponse> answer = QCoro::waitFor(m_rig.http.send(std::move(request), {}));
    return answer && answer->isSuccess() ? answer->body : QByteArray{};
}

Program TestProviders::program() const
{
    Program out;
    for (auto one = m_rig.environment.begin(); one != m_rig.environment.end(); ++one)
        out.set(one.key(), one.value());
    return out;
}

std::unique_ptr<WindowRun> TestProviders::generating(const QString &prompt)
{
    auto run = std::make_unique<WindowRun>(m_rig.home(), m_rig.environment);
    const auto *const picker = run->find<QAbstractButton>("modelPicker");
    run->nameModel(u"together:black-forest-labs/FLUX.1-schnell"_s);
    if (!QTest::qWaitFor([&] { return picker->accessibleName().contains(u"schnell"_s); }))
        qFatal("the model does not load");
    run->generate(prompt);
    if (!QTest::qWaitFor([&] { return m_rig.together->creates == 1; }))
        qFatal("nothing is asked for");
    return run;
}

void TestProviders::theWindowGoesFromTheModelToTheLink()
{
    QFETCH(QString, provider);
    QFETCH(QString, model);
    const WindowRun run{m_rig.home(), m_rig.environment};
    const auto *const picker = run.find<QAbstractButton>("modelPicker");
    run.nameModel(provider + u':' + model);
    QTRY_VERIFY2(picker->accessibleName().contains(model), qPrintable(picker->accessibleName()));
    run.generate(u"a heron in the reeds"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        QGuiApplication::clipboard()->text().startsWith(m_rig.minio.endpoint()), 30'000);
    const std::vector<Artwork> kept = run.pictures();
    QCOMPARE(kept.size(), size_t{1});
    QCOMPARE(kept.front().request.provider, provider);
    QCOMPARE(kept.front().request.model, model);
    QFile file{Originals{m_rig.home() + u"/library"_s}.absolutePath(kept.front())};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(opened(QGuiApplication::clipboard()->text()), file.readAll());
    QCOMPARE(createsAt(provider), 1);
    QCOMPARE(creates(), 1);
}

void TestProviders::theCommandLineGoesFromTheModelToTheLink()
{
    QFETCH(QString, provider);
    QFETCH(QString, model);
    const Program program = this->program(); // its folder goes with it
    const ProgramRun run = program.run({u"generate"_s, u"--prompt"_s, u"a heron"_s, u"--model"_s,
                                        provider + u':' + model, u"--json"_s});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const Json answer = run.json();
    QCOMPARE(answer.at("images").size(), size_t{1});
    const Json &image = answer.at("images").at(0);
    QFile file{textAt(image, "path")};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(opened(textAt(image, "url")), file.readAll());
    QCOMPARE(createsAt(provider), 1);
    QCOMPARE(creates(), 1);
}

void TestProviders::aLostAnswerIsNeverSentAgainByItself()
{
    const Program program = this->program();
    const QStringList command{u"generate"_s,   u"--prompt"_s, u"a heron [[lost]]"_s,
                              u"--provider"_s, u"together"_s, u"--json"_s};
    const ProgramRun run = program.run(command);
    QVERIFY2(run.exitCode == 7, run.err.constData());
    const ProgramRun again = program.run({u"resume"_s, u"--json"_s});
    QVERIFY2(again.exitCode == 7, again.err.constData());
    QCOMPARE(m_rig.together->creates, 1);
}

void TestProviders::closingWaitsForAPaidAnswer()
{
    {
        const std::unique_ptr<WindowRun> run = generating(u"a slow heron [[late:1500]]"_s);
        run->host->close();
        QVERIFY(run->host->window().isVisible());
        QTRY_VERIFY(run->host->window().findChild<QAbstractButton *>(u"closeNowButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!run->host->window().isVisible(), 20'000);
    }
    const WindowRun later{m_rig.home(), m_rig.environment};
    QCOMPARE(toString(later.jobs().front().state), u"done"_s);
    QCOMPARE(later.pictures().size(), size_t{1});
    QCOMPARE(m_rig.together->creates, 1);
}

void TestProviders::closingTwiceDoesNotWait()
{
    {
        const std::unique_ptr<WindowRun> run = generating(u"a heron that never comes [[hang]]"_s);
        run->host->close();
        QVERIFY(run->host->window().isVisible());
        run->host->close();
        QTRY_VERIFY(!run->host->window().isVisible());
    }
    const WindowRun later{m_rig.home(), m_rig.environment};
    QTRY_COMPARE(toString(later.jobs().front().state), u"uncertain"_s);
    QCOMPARE(m_rig.together->creates, 1);
}

void TestProviders::anInterruptWaitsForAPaidAnswer()
{
    const Program program = this->program();
    const auto process =
        program.start({u"generate"_s, u"--prompt"_s, u"a slow heron [[late:1500]]"_s,
                       u"--provider"_s, u"together"_s, u"--json"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_rig.together->creates, 1, 30'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const ProgramRun run = Program::finish(*process);
    QCOMPARE(run.exitCode, 130);
    const ProgramRun list = program.run({u"list"_s, u"--json"_s});
    QCOMPARE(list.json().size(), size_t{1}); // what was paid for is here
    QCOMPARE(m_rig.together->creates, 1);
}

void TestProviders::aKeyOfTheOtherRegionIsSaidToBeOne()
{
    Program program = this->program();
    program.set(u"MINIMAX_API_KEY"_s, QString::fromLatin1(m_rig.minimax->options.keyOfChina));
    const ProgramRun run = program.run({u"check"_s, u"--json"_s});
    QVERIFY(run.exitCode != 0);
    const Json providers = run.json().at("providers");
    QCOMPARE(providers.size(), size_t{3});
    const Json &refused = providers.at(2).at("error");
    QVERIFY2(textAt(refused, "kind") == u"unauthorized"_s ||
                 textAt(refused, "kind") == u"other_region"_s,
             toBytes(refused).constData());
    QVERIFY(!run.out.contains(m_rig.minimax->options.keyOfChina));
}

QTEST_MAIN(TestProviders)
#include "tst_providers.moc"
