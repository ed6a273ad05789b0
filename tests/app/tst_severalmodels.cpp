// One prompt, several models: from the window and from the command line to the books of three
// providers and the real store; one that fails, the same again, and a kill in the middle.

#include "core/queue/groupstand.h"
#include "tests/app/windowrig.h"
#include "ui/compose/compare/comparelist.h"
#include "ui/gallery/groupview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

#include <csignal>
#include <map>
#include <set>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList fourModels{u"replicate:aisha-ai-official/animagine-xl-4.0"_s,
                             u"replicate:acme/inkbrush"_s,
                             u"together:black-forest-labs/FLUX.1-schnell"_s, u"minimax:image-01"_s};

//! The provider that answers at once says no, as it does to a prompt it will not draw.
ServedReply refusal()
{
    return {.body = R"({"base_resp":{"status_code":1026,"status_msg":"input sensitive"}})"};
}

} // namespace

class TestSeveralModels : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_rig.start(); }
    void init() { m_rig.reset(); }
    void theCommandLineAsksEachOnce();
    void oneOfFourThatFailsIsSaidAndTheOthersArePrinted();
    void theSameCallWithTheSameIdIsTheSameJobs();
    void whatNobodyTakesIsRefusedBeforeAnythingIsPaid();
    void aModelThatIsGoneStopsTheWholeCall();
    void aCapIsCheckedAgainstTheSum();
    void killedInTheMiddleEachIsMadeOnce();
    void theWindowAsksEachOnceAndShowsThemSideBySide();
    void whatWasComparedIsWhatWasUsed();
    void theGroupIsRepeatedWithANewSeed();
    void theFormSurvivesARestart();

private:
    [[nodiscard]] int creates() const
    {
        return m_rig.replicate->creates + m_rig.together->creates + m_rig.minimax->creates;
    }
    [[nodiscard]] Program program() const;
    [[nodiscard]] static QStringList asking(const QStringList &more = {});
    void refuseAtOne() const;
    //! The window with four models in its form, all of them ready.
    void choose(const WindowRun &run) const;
    void generate(const WindowRun &run) const;

    WindowRig m_rig;
};

Program TestSeveralModels::program() const
{
    Program out;
    for (auto one = m_rig.environment.begin(); one != m_rig.environment.end(); ++one)
        out.set(one.key(), one.value());
    return out;
}

QStringList TestSeveralModels::asking(const QStringList &more)
{
    QStringList out{u"generate"_s, u"--json"_s, u"--prompt"_s, u"a heron in the reeds"_s};
    for (const QString &model : fourModels)
        out << u"--model"_s << model;
    return out + more;
}

void TestSeveralModels::refuseAtOne() const
{
    m_rig.minimax->server().setFault(
        [](const ServedRequest &request) -> std::optional<ServedReply> {
            return request.path() == "/v1/image_generation" ? std::optional{refusal()}
                                                            : std::nullopt;
        });
}

void TestSeveralModels::theCommandLineAsksEachOnce()
{
    const Program program = this->program();
    const ProgramRun run = program.run(asking({u"--negative-prompt"_s, u"lowres"_s}));
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const Json answer = run.json();
    QCOMPARE(answer.at("images").size(), size_t{4});
    QCOMPARE(answer.at("jobs").size(), size_t{4});
    QCOMPARE(textAt(answer, "job"), toText(answer.at("jobs").at(0)));
    std::set<QString> providers;
    std::set<qint64> seeds;
    for (const Json &image : answer.at("images")) {
        providers.insert(textAt(image, "provider"));
        QVERIFY(fourModels.contains(textAt(image, "provider") + u':' + textAt(image, "model")));
        if (const auto seed = integerAt(image, "seed"))
            seeds.insert(*seed);
    }
    QCOMPARE(providers.size(), size_t{3});
    QCOMPARE(seeds.size(), size_t{1}); // one for all
    QCOMPARE(m_rig.replicate->creates, 2);
    QCOMPARE(m_rig.together->creates, 1);
    QCOMPARE(m_rig.minimax->creates, 1);
    QVERIFY2(run.err.contains("negative prompt: not offered by"), run.err.constData());
}

void TestSeveralModels::oneOfFourThatFailsIsSaidAndTheOthersArePrinted()
{
    refuseAtOne();
    const Program program = this->program();
    const ProgramRun run = program.run(asking());
    QVERIFY2(run.exitCode == 1, run.err.constData());
    const Json answer = run.json();
    QCOMPARE(answer.at("images").size(), size_t{3});
    QCOMPARE(answer.at("jobs").size(), size_t{4});
    QVERIFY(answer.contains("error"));
    QVERIFY2(run.err.contains("minimax:image-01: "), run.err.constData());
}

void TestSeveralModels::theSameCallWithTheSameIdIsTheSameJobs()
{
    const Program program = this->program();
    const ProgramRun first = program.run(asking({u"--id"_s, u"four"_s}));
    const ProgramRun second = program.run(asking({u"--id"_s, u"four"_s}));
    QVERIFY2(second.exitCode == 0, second.err.constData());
    QCOMPARE(second.json().at("jobs"), first.json().at("jobs"));
    QCOMPARE(creates(), 4);
}

void TestSeveralModels::whatNobodyTakesIsRefusedBeforeAnythingIsPaid()
{
    const Program program = this->program();
    const ProgramRun run = program.run(asking({u"-p"_s, u"sharpness_of_nothing=3"_s}));
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains("sharpness_of_nothing"), run.err.constData());
    const ProgramRun twice = program.run(asking({u"--model"_s, fourModels.front()}));
    QCOMPARE(twice.exitCode, 2);
    const ProgramRun tooMany = program.run(
        asking({u"--model"_s, u"a/b"_s, u"--model"_s, u"c/d"_s, u"--model"_s, u"e/f"_s}));
    QCOMPARE(tooMany.exitCode, 2);
    QCOMPARE(creates(), 0);
}

void TestSeveralModels::aModelThatIsGoneStopsTheWholeCall()
{
    const Program program = this->program();
    const ProgramRun run = program.run(asking({u"--model"_s, u"replicate:acme/gone"_s}));
    QVERIFY(run.exitCode != 0);
    QVERIFY2(run.err.contains("acme/gone"), run.err.constData());
    QCOMPARE(creates(), 0);
    QCOMPARE(program.run({u"jobs"_s, u"--json"_s}).json().size(), size_t{0});
}

void TestSeveralModels::aCapIsCheckedAgainstTheSum()
{
    Program program = this->program();
    program.set(u"LIMNER_DAILY_CAP"_s, u"0.006"_s); // less than the four, more than one
    const ProgramRun run = program.run(asking());
    QCOMPARE(run.exitCode, 5);
    QCOMPARE(creates(), 0);
}

void TestSeveralModels::killedInTheMiddleEachIsMadeOnce()
{
    const Program program = this->program();
    const auto process = program.start(asking());
    QTRY_VERIFY_WITH_TIMEOUT(m_rig.replicate->creates >= 1, 60'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
    QVERIFY(Program::finish(*process).crashed);
    const ProgramRun run = program.run({u"resume"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 0 || run.exitCode == 7, run.err.constData());
    QCOMPARE(m_rig.replicate->creates, 2);
    QCOMPARE(m_rig.together->creates, 1);
    QCOMPARE(m_rig.minimax->creates, 1);
    QCOMPARE(program.run({u"jobs"_s, u"--json"_s}).json().size(), size_t{4});
}

void TestSeveralModels::choose(const WindowRun &run) const
{
    QTest::mouseClick(run.find<QAbstractButton>("compareModels"), Qt::LeftButton);
    const auto *const list = run.find<CompareList>("compareList");
    QTRY_COMPARE(list->rows().size(), size_t{1});
    for (const QString &model : fourModels.mid(1)) {
        const size_t before = list->rows().size();
        QTest::mouseClick(run.find<QAbstractButton>("compareAdd"), Qt::LeftButton);
        auto *const field = run.find<QLineEdit>("modelSearch");
        QTest::keyClicks(field, model);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(list->rows().size(), before + 1, 10'000);
    }
    QTRY_COMPARE(list->ready().size(), size_t{4});
}

void TestSeveralModels::generate(const WindowRun &run) const
{
    run.find<QTextEdit>("shared_prompt")->setPlainText(u"a heron in the reeds"_s);
    auto *const button = run.find<QAbstractButton>("compareGenerate");
    QTRY_VERIFY2(button->accessibleName().contains(u"4 images · 4 models"_s),
                 qPrintable(button->accessibleName()));
    QTest::mouseClick(button, Qt::LeftButton);
}

void TestSeveralModels::theWindowAsksEachOnceAndShowsThemSideBySide()
{
    refuseAtOne();
    const WindowRun run{m_rig.home(), m_rig.environment};
    choose(run);
    generate(run);
    QTRY_VERIFY_WITH_TIMEOUT(run.host->window().findChild<GroupView *>(), 10'000);
    const auto *const words = run.find<QLabel>("groupWords");
    QTRY_VERIFY2_WITH_TIMEOUT(words->text().contains(u"3 of 4 done, 1 failed"_s),
                              qPrintable(words->text()), 30'000);
    QCOMPARE(run.jobs().size(), size_t{4});
    QCOMPARE(m_rig.replicate->creates, 2);
    QCOMPARE(m_rig.together->creates, 1);
    QCOMPARE(run.pictures().size(), size_t{3});
    const auto columns = run.host->window().findChildren<QWidget *>(u"groupColumn"_s);
    QCOMPARE(columns.size(), 4);
    QStringList names;
    for (const QLabel *name : run.host->window().findChildren<QLabel *>(u"groupModel"_s))
        names.append(name->text());
    QVERIFY(names.contains(u"image-01"_s) && names.contains(u"FLUX.1-schnell"_s));
    QTest::keyClick(&run.host->window(), Qt::Key_Escape);
    QTRY_VERIFY(!run.host->window().findChild<GroupView *>());
}

void TestSeveralModels::whatWasComparedIsWhatWasUsed()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    choose(run);
    run.behind([](Application &application) {
        application.finder().markUsed(u"replicate"_s, u"someone/meanwhile"_s);
        return true;
    });
    generate(run);
    const auto recent = [&run] {
        return run.behind([](Application &application) {
            QStringList names;
            for (const ModelCard &card : application.finder().recent())
                names.append(card.provider + u':' + card.name);
            return names;
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(recent(), fourModels + QStringList{u"replicate:someone/meanwhile"_s},
                              10'000);
    // The end would wait for paid requests, and these servers answer on the thread that waits.
    QTRY_COMPARE_WITH_TIMEOUT(run.pictures().size(), size_t{4}, 30'000);
}

void TestSeveralModels::theGroupIsRepeatedWithANewSeed()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    choose(run);
    generate(run);
    QTRY_VERIFY_WITH_TIMEOUT(run.host->window().findChild<GroupView *>(), 10'000);
    const auto *const words = run.find<QLabel>("groupWords");
    QTRY_VERIFY2_WITH_TIMEOUT(words->text().contains(u"all done in"_s), qPrintable(words->text()),
                              30'000);
    QTest::mouseClick(run.find<QAbstractButton>("groupRepeat"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(run.pictures().size(), size_t{8}, 30'000);
    QCOMPARE(creates(), 8);
    std::map<QString, std::set<qint64>> seeds; // by group
    for (const Job &job : run.jobs()) {
        if (const auto seed = job.request.seed())
            seeds[job.group].insert(*seed);
    }
    QCOMPARE(seeds.size(), size_t{2});
    for (const auto &[group, each] : seeds)
        QCOMPARE(each.size(), size_t{1});
    QVERIFY(seeds.begin()->second != seeds.rbegin()->second);
}

void TestSeveralModels::theFormSurvivesARestart()
{
    {
        const WindowRun run{m_rig.home(), m_rig.environment};
        choose(run);
        run.find<QTextEdit>("shared_prompt")->setPlainText(u"a heron that waits"_s);
    }
    const WindowRun later{m_rig.home(), m_rig.environment};
    QVERIFY(later.find<QWidget>("comparePanel")->isVisible());
    QCOMPARE(later.find<QTextEdit>("shared_prompt")->toPlainText(), u"a heron that waits"_s);
    QTRY_COMPARE_WITH_TIMEOUT(later.find<CompareList>("compareList")->ready().size(), size_t{4},
                              10'000);
    QTest::mouseClick(later.find<QAbstractButton>("compareBack"), Qt::LeftButton);
    QTRY_COMPARE(later.find<QTextEdit>("prompt")->toPlainText(), u"a heron that waits"_s);
    QCOMPARE(creates(), 0);
}

QTEST_MAIN(TestSeveralModels)
#include "tst_severalmodels.moc"
