#include "core/database/database.h"
#include "tests/app/trial.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The answer to a paid create is lost: it is found again, or only the artist may send it once
//! more.
class TestLostAnswers : public QObject {
    Q_OBJECT
private slots:
    void whatCannotBeReadAnyMoreStaysUncertain_data();
    void whatCannotBeReadAnyMoreStaysUncertain();
    void startsOnlyAdoptWhatIsUncertain();
    void anUncertainJobIsAdoptedOnceItShows();
    void theClocksMayDiffer_data();
    void theClocksMayDiffer();
    void anotherAccountCannotTell();
    void aListTooLongCannotTell();
    void anUnreadableStrangerCannotTell();
    void aHiddenEchoCannotTell();
};

namespace {

using Fault = std::function<std::optional<ServedReply>(const ServedRequest &)>;

//! Every listing is answered with this.
Fault listingsFail(int status)
{
    return [status](const ServedRequest &request) {
        return isListing(request) ? std::optional{failing(status)} : std::nullopt;
    };
}

//! A create is lost, nobody can look for it, and the program is killed.
void loseOne(Trial &trial, const QString &prompt)
{
    trial.provider.server().setFault(listingsFail(500));
    trial.killOnce(prompt,
                   [&trial] { return trial.provider.creates == 1 && trial.count(isListing) > 0; });
    trial.provider.server().setFault({});
}

//! Another program of the same account makes a picture with the same model.
void askFromElsewhere(Trial &trial, int seed)
{
    const Json sent = {{"version", trial.sentVersion().toStdString()},
                       {"input", {{"prompt", "from elsewhere"}, {"seed", seed}}}};
    HttpClient http;
    HttpRequest request;
    request.method = "POST";
    request.url = trial.provider.baseUrl() + "/v1/predictions";
    request.headers = {{"Authorization", "Bearer " + trial.provider.options.token}};
    request.body = toBytes(sent);
    const auto answer = QCoro::waitFor(http.send(std::move(request), {}));
    QVERIFY(answer);
    QCOMPARE(answer->status, 201);
}

//! Uncertain, at this start and at every further one, and never sent again.
void verifyUncertain(Trial &trial)
{
    for (int start = 0; start < 3; ++start) {
        const ProgramRun run = trial.resume();
        QVERIFY2(run.exitCode == 7, told(run).constData());
        QCOMPARE(kindOf(run), u"uncertain"_s);
        QCOMPARE(trial.provider.creates, 1);
    }
    QCOMPARE(textAt(trial.jobs().at(0), "state"), u"uncertain"_s);
}

//! So much later for everything that Limner and the provider wrote down.
void letTimePass(Trial &trial, std::chrono::milliseconds time)
{
    // The provider's clock was behind when it was sent, and is right now.
    trial.provider.options.clockOffset += time;
    Result<std::unique_ptr<Database>> database = Database::open(trial.program.database());
    QVERIFY(database);
    for (const QString &column : {u"created_at"_s, u"submitted_at"_s})
        QVERIFY((*database)->run(u"UPDATE jobs SET %1 = %1 - ?"_s.arg(column),
                                 {static_cast<qint64>(time.count())}));
}

} // namespace

void TestLostAnswers::whatCannotBeReadAnyMoreStaysUncertain_data()
{
    QTest::addColumn<bool>("isOursWrong");
    QTest::newRow("ten hours passed") << false;
    QTest::newRow("ten hours passed, and this computer's clock went back") << true;
}

void TestLostAnswers::whatCannotBeReadAnyMoreStaysUncertain()
{
    QFETCH(bool, isOursWrong);
    Trial trial;
    if (!isOursWrong)
        trial.provider.options.clockOffset = -10h;
    loseOne(trial, u"a night passes [[lost]]"_s);
    if (isOursWrong)
        trial.provider.options.clockOffset = 10h;
    else
        letTimePass(trial, 10h);
    verifyUncertain(trial);
}

void TestLostAnswers::startsOnlyAdoptWhatIsUncertain()
{
    Trial trial;
    trial.provider.server().setFault(listingsFail(403));
    const ProgramRun lost = trial.generate(u"nowhere [[lost]] [[nolist]]"_s);
    QVERIFY2(lost.exitCode == 7, told(lost).constData());
    trial.provider.server().setFault({});
    verifyUncertain(trial);
    const ProgramRun other = trial.generate(u"another one"_s);
    QVERIFY2(other.exitCode == 0, told(other).constData());
    QCOMPARE(trial.provider.creates, 2);
    const Json jobs = trial.jobs();
    QCOMPARE(jobs.size(), size_t{2});
    QCOMPARE(textAt(jobs.at(0), "state"), u"uncertain"_s);
}

void TestLostAnswers::anUncertainJobIsAdoptedOnceItShows()
{
    Trial trial;
    trial.provider.server().setFault(listingsFail(403));
    const ProgramRun lost = trial.generate(u"back again [[lost]]"_s);
    QVERIFY2(lost.exitCode == 7, told(lost).constData());
    trial.provider.server().setFault({});
    const ProgramRun run = trial.resume();
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("urls").size(), size_t{1});
    QCOMPARE(trial.provider.creates, 1);
}

void TestLostAnswers::theClocksMayDiffer_data()
{
    QTest::addColumn<qint64>("minutes");
    QTest::newRow("the provider's is ahead") << qint64{5 * 60};
    QTest::newRow("ours is ahead") << qint64{-3 * 60};
    QTest::newRow("ours is a day ahead") << qint64{-24 * 60};
}

void TestLostAnswers::theClocksMayDiffer()
{
    QFETCH(qint64, minutes);
    Trial trial;
    trial.provider.options.clockOffset = std::chrono::minutes{minutes};
    loseOne(trial, u"at what time? [[lost]]"_s);
    const ProgramRun run = trial.resume();
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("urls").size(), size_t{1});
    QCOMPARE(trial.provider.creates, 1);
}

void TestLostAnswers::anotherAccountCannotTell()
{
    Trial trial;
    loseOne(trial, u"whose is it? [[lost]] [[nolist]]"_s);
    trial.provider.options.token = "r8_anotheranotheranotheranotheranotheran";
    trial.program.set(u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(trial.provider.options.token));
    verifyUncertain(trial);
}

void TestLostAnswers::aListTooLongCannotTell()
{
    Trial trial;
    loseOne(trial, u"far behind [[lost]]"_s);
    for (int i = 0; i < 25; ++i)
        askFromElsewhere(trial, i);
    trial.provider.options.listPageSize = 1;
    const ProgramRun run = trial.resume();
    QVERIFY2(run.exitCode == 7, told(run).constData());
    QCOMPARE(trial.count(isCreate), qsizetype{26});
}

void TestLostAnswers::anUnreadableStrangerCannotTell()
{
    Trial trial;
    bool isAsked = false;
    trial.provider.server().setFault(
        [&](const ServedRequest &request) -> std::optional<ServedReply> {
            if (isListing(request))
                return failing(500);
            isAsked = isAsked || isCreate(request);
            return isCreate(request) ? std::optional{ServedReply{.dropBefore = true}}
                                     : std::nullopt;
        });
    trial.killOnce(u"did it arrive?"_s, [&] { return isAsked && trial.count(isListing) > 0; });
    trial.provider.server().setFault({});
    askFromElsewhere(trial, 7);
    trial.provider.server().setSpoiler([](const ServedRequest &request, ServedReply &reply) {
        if (isListing(request) || isPoll(request))
            eachPrediction(reply, [](Json &one) { one["input"] = nullptr; });
    });
    verifyUncertain(trial); // the one that there is may be ours
}

void TestLostAnswers::aHiddenEchoCannotTell()
{
    Trial trial;
    trial.provider.server().setSpoiler([](const ServedRequest &request, ServedReply &reply) {
        if (isListing(request) || isPoll(request))
            eachPrediction(reply, [](Json &one) { one["input"]["prompt"] = "[REDACTED]"; });
    });
    loseOne(trial, u"nothing to see [[lost]]"_s);
    verifyUncertain(trial);
}

QTEST_GUILESS_MAIN(TestLostAnswers)
#include "tst_lostanswers.moc"
