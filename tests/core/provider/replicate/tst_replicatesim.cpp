#include "core/provider/bundledmodels.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/schema/validate.h"
#include "tests/core/provider/replicate/replicatefixture.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Request bundledRequest(const QString &prompt)
{
    Request request{.provider = u"replicate"_s,
                    .model = bundledModel().model,
                    .version = bundledModel().version,
                    .parameters = defaultValues(bundledModel())};
    request.parameters["prompt"] = toJson(prompt);
    request.parameters["seed"] = 4711;
    request.parameters["width"] = 64;
    request.parameters["height"] = 64;
    return request;
}

} // namespace

//! The provider against the simulated service: both sides read the same fact sheet.
class TestReplicateSim : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void accountAndModelAnswer();
    void wrongTokenIsRefused();
    void aRunGoesFromCreateToItsPicture();
    void aFailedRunCarriesItsCode();
    void aLostCreateIsFound();
    void aRunCanBeCancelled();
    void valuesOutOfRangeAreNamed();

private:
    //! Polls until the job is at its end; the simulator runs at no delay.
    RemoteJob finished(const QString &id)
    {
        Result<RemoteJob> job;
        const bool done = QTest::qWaitFor([&] {
            m_clock.advance(1s); // refills the polling budget
            job = wait(m_replicate->poll(id, std::stop_token{}));
            return !job || isTerminal(job->status);
        });
        return done && job ? *job : RemoteJob{};
    }

    std::unique_ptr<SimReplicate> m_sim;
    std::unique_ptr<HttpClient> m_http;
    ManualClock m_clock;
    std::unique_ptr<Replicate> m_replicate;
    std::stop_token m_stop;
};

void TestReplicateSim::init()
{
    SimReplicateOptions options;
    options.timeScale = 0;
    m_sim = std::make_unique<SimReplicate>(options);
    m_http = std::make_unique<HttpClient>();
    m_replicate = std::make_unique<Replicate>(
        *m_http, m_clock,
        ProviderConfig{.key = Secret{m_sim->options.token},
                       .baseUrl = QString::fromLatin1(m_sim->baseUrl())});
}

void TestReplicateSim::cleanup()
{
    m_replicate.reset();
    m_http.reset();
    m_sim.reset();
}

void TestReplicateSim::accountAndModelAnswer()
{
    QVERIFY(!wait(m_replicate->checkAccount(m_stop))->name.isEmpty());
    const auto model = wait(m_replicate->model(bundledModel().model, {}, m_stop));
    QVERIFY2(model, model ? "" : qPrintable(model.error().message));
    QVERIFY(*model == bundledModel());
    const auto unknown = wait(m_replicate->model(u"acme/unknown"_s, {}, m_stop));
    QCOMPARE(toString(unknown.error().kind), u"not_found"_s);
}

void TestReplicateSim::wrongTokenIsRefused()
{
    m_replicate->configure(
        {.key = Secret{token}, .baseUrl = QString::fromLatin1(m_sim->baseUrl())});
    const auto account = wait(m_replicate->checkAccount(m_stop));
    QCOMPARE(toString(account.error().kind), u"unauthorized"_s);
    const auto job = wait(m_replicate->create(bundledRequest(u"a"_s), m_stop));
    QCOMPARE(toString(job.error().kind), u"unauthorized"_s);
    QCOMPARE(m_sim->creates, 0);
}

void TestReplicateSim::aRunGoesFromCreateToItsPicture()
{
    const auto created = wait(m_replicate->create(bundledRequest(u"a lighthouse"_s), m_stop));
    QVERIFY2(created, created ? "" : qPrintable(created.error().message));
    const RemoteJob job = finished(created->id);
    QCOMPARE(job.status, RemoteStatus::Succeeded);
    QCOMPARE(job.outputs.size(), 1);
    QCOMPARE(job.billed, std::optional{true});
    QVERIFY(job.predictSeconds >= 0);
    QCOMPARE(job.progress.fraction, 1.0);

    const Result<HttpRequest> request = m_replicate->outputRequest(job.outputs.first());
    QVERIFY(request);
    const auto picture = wait(m_http->send(*request, m_stop));
    QVERIFY(picture);
    QCOMPARE(picture->status, 200);
    QVERIFY(picture->body.startsWith("\x89PNG"));
    QCOMPARE(m_sim->tokensLeaked, 0);
    QCOMPARE(m_sim->creates, 1);
}

void TestReplicateSim::aFailedRunCarriesItsCode()
{
    const auto created = wait(m_replicate->create(bundledRequest(u"a [[fail:E1001]]"_s), m_stop));
    QVERIFY(created);
    const RemoteJob job = finished(created->id);
    QCOMPARE(job.status, RemoteStatus::Failed);
    QCOMPARE(toString(job.failure->kind), u"model_failed"_s);
    QCOMPARE(job.failure->code, u"E1001"_s);

    const auto refused = wait(m_replicate->create(bundledRequest(u"a [[nsfw]]"_s), m_stop));
    QVERIFY(refused);
    QCOMPARE(toString(finished(refused->id).failure->kind), u"content_refused"_s);
}

void TestReplicateSim::aLostCreateIsFound()
{
    const Request request = bundledRequest(u"lost"_s);
    const QDateTime since = SystemClock{}.now().addSecs(-1);
    m_sim->server().setFault([](const ServedRequest &served) -> std::optional<ServedReply> {
        if (served.method != "POST")
            return std::nullopt;
        return ServedReply{.dropAfter = true};
    });
    const auto lost = wait(m_replicate->create(request, m_stop));
    QVERIFY(!lost);
    QVERIFY2(lost.error().mayHaveArrived(), qPrintable(toString(lost.error().kind)));
    QCOMPARE(m_sim->creates, 1);
    m_sim->server().setFault({});

    Request other = request;
    other.parameters["seed"] = 4712;
    SystemClock clock;
    Replicate replicate{*m_http, clock,
                        ProviderConfig{.key = Secret{m_sim->options.token},
                                       .baseUrl = QString::fromLatin1(m_sim->baseUrl())}};
    const auto none = wait(replicate.lookForLost(other, since, m_stop));
    QVERIFY(none);
    QVERIFY(none->candidates.empty());
    QVERIFY(none->isComplete);
    const auto found = wait(replicate.lookForLost(request, since, m_stop));
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QCOMPARE(found->candidates.size(), 1U);
}

void TestReplicateSim::aRunCanBeCancelled()
{
    m_sim->options.timeScale = 1000; // stays in the queue
    const auto created = wait(m_replicate->create(bundledRequest(u"a"_s), m_stop));
    QVERIFY(created);
    const auto cancelled = wait(m_replicate->cancel(created->id, m_stop));
    QVERIFY(cancelled);
    const RemoteJob job = finished(created->id);
    QCOMPARE(job.status, RemoteStatus::Cancelled);
    QCOMPARE(toString(job.failure->kind), u"cancelled"_s);
}

void TestReplicateSim::valuesOutOfRangeAreNamed()
{
    Request request = bundledRequest(u"a"_s);
    request.parameters["steps"] = 1000;
    const auto job = wait(m_replicate->create(request, m_stop));
    QVERIFY(!job);
    QCOMPARE(toString(job.error().kind), u"invalid_input"_s);
    QVERIFY2(job.error().message.contains(u"steps"_s), qPrintable(job.error().message));
    QCOMPARE(m_sim->creates, 0);
}

QTEST_GUILESS_MAIN(TestReplicateSim)
#include "tst_replicatesim.moc"
