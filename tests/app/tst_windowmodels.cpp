// From the model button to a picture of another model, with the keyboard alone, in the real window
// on its threads.

#include "tests/app/windowrig.h"

#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestWindowModels : public QObject {
    Q_OBJECT
private slots:
    void init();
    void theKeyboardGoesFromTheButtonToAPicture();
    void aPastedRunIsTakenOver();
    void whatWasChosenIsThereAgain();

private:
    [[nodiscard]] std::unique_ptr<WindowRun> opened() const
    {
        return std::make_unique<WindowRun>(m_home->path(), m_environment);
    }
    [[nodiscard]] static QString model(const WindowRun &run)
    {
        return run.find<QAbstractButton>("modelPicker")->accessibleName();
    }
    [[nodiscard]] static bool isDone(const WindowRun &run, size_t jobs)
    {
        const std::vector<Job> all = run.jobs();
        return all.size() == jobs && std::all_of(all.begin(), all.end(), [](const Job &job) {
                   return job.state == JobState::Done;
               });
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SimReplicate> m_sim;
    QHash<QString, QString> m_environment;
};

void TestWindowModels::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_sim = std::make_unique<SimReplicate>(SimReplicateOptions{.timeScale = 0.05});
    m_environment = {{u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(m_sim->key())},
                     {u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_sim->baseUrl())},
                     // Nobody is there; with these no keychain is asked.
                     {u"MINIO_ENDPOINT"_s, u"http://127.0.0.1:9"_s},
                     {u"MINIO_ACCESS_KEY"_s, u"nobody"_s},
                     {u"MINIO_SECRET_KEY"_s, u"nobody's"_s},
                     {u"MINIO_BUCKET"_s, u"nowhere"_s}};
}

void TestWindowModels::theKeyboardGoesFromTheButtonToAPicture()
{
    const std::unique_ptr<WindowRun> run = opened();
    auto *const button = run->find<QAbstractButton>("modelPicker");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QTest::keyClicks(run->host->window().focusWidget(), u"inkbrush"_s);
    auto *const name = run->find<QLabel>("modelDetailsName");
    QTRY_COMPARE(name->text(), u"inkbrush"_s);
    QTest::keyClick(run->host->window().focusWidget(), Qt::Key_Down);
    QTest::keyClick(run->host->window().focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(model(*run).contains(u"acme/inkbrush"_s));
    QWidget *const prompt = run->host->window().focusWidget();
    QCOMPARE(prompt->objectName(), u"prompt"_s);
    QTest::keyClick(prompt, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(prompt, u"a heron"_s);
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*run, 1), 20'000);
    const Job job = run->jobs().front();
    QCOMPARE(job.request.model, u"acme/inkbrush"_s);
    QCOMPARE(job.request.provider, u"replicate"_s);
    QCOMPARE(job.request.prompt(), u"a heron"_s);
    QCOMPARE(m_sim->creates, 1);
}

void TestWindowModels::aPastedRunIsTakenOver()
{
    const std::unique_ptr<WindowRun> run = opened();
    run->nameModel(u"acme/inkbrush"_s);
    QTRY_VERIFY(model(*run).contains(u"acme/inkbrush"_s));
    run->generate(u"a heron in the reeds at dusk"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isDone(*run, 1), 20'000);
    const QString id = run->jobs().front().remoteId;
    run->nameModel(u"limner-official/aurora"_s);
    QTRY_VERIFY(model(*run).contains(u"limner-official/aurora"_s));
    run->find<QTextEdit>("prompt")->setPlainText(u"something else"_s);
    run->nameModel(u"https://replicate.com/p/"_s + id);
    QTRY_VERIFY(model(*run).contains(u"acme/inkbrush"_s));
    QTRY_COMPARE(run->find<QTextEdit>("prompt")->toPlainText(), u"a heron in the reeds at dusk"_s);
    QCOMPARE(m_sim->creates, 1); // looking at a run costs nothing
}

void TestWindowModels::whatWasChosenIsThereAgain()
{
    {
        const std::unique_ptr<WindowRun> run = opened();
        run->nameModel(u"acme/inkbrush"_s);
        QTRY_VERIFY(model(*run).contains(u"acme/inkbrush"_s));
    }
    m_sim.reset(); // nobody answers any more
    const std::unique_ptr<WindowRun> run = opened();
    QTRY_VERIFY(model(*run).contains(u"acme/inkbrush"_s));
    auto *const button = run->find<QAbstractButton>("modelPicker");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QTRY_COMPARE(run->find<QLabel>("modelDetailsName")->text(), u"inkbrush"_s);
}

QTEST_MAIN(TestWindowModels)
#include "tst_windowmodels.moc"
