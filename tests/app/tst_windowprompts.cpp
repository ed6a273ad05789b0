// Prompts with variants, lists and earlier prompts, from the real window to the provider's books.

#include "core/prompt/presetstore.h"
#include "core/prompt/prompthistory.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/schema/inputname.h"
#include "tests/app/windowrig.h"
#include "tests/support/models.h"
#include "tests/support/pictures.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/prompts/presetflow.h"
#include "ui/compose/prompts/promptflow.h"
#include "ui/compose/prompts/promptpreview.h"
#include "ui/gallery/galleryview.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

#include <set>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestWindowPrompts : public QObject {
    Q_OBJECT
private slots:
    void init();
    void variantsShowTheirPriceAndAreSentAsOneGroup();
    void whatNobodyHasSeenIsShownFirst();
    void someAreDrawnAndTooManyAreNotSent();
    void whatIsWrongIsSaidUnderThePrompt();
    void wordListsComeFromTheFolderInTheSettings();
    void aListIsABatch();
    void earlierPromptsComeBackAndCanBeUndone();
    void presetsAreSavedAppliedAndTakenBack();
    void aPresetCanHaveACover();

private:
    [[nodiscard]] std::unique_ptr<WindowRun> opened() const
    {
        auto run = std::make_unique<WindowRun>(m_home->path(), m_environment);
        run->nameModel(trialModel);
        if (!QTest::qWaitFor([&] {
                return run->host->window().findChild<ComposePanel *>()->schema().model ==
                       trialModel;
            }))
            qFatal("the model does not load");
        return run;
    }
    //! As an artist writes it.
    static void write(const WindowRun &run, const QString &prompt)
    {
        auto *const edit = run.find<QTextEdit>("prompt");
        edit->selectAll();
        edit->insertPlainText(prompt);
    }
    [[nodiscard]] static QString line(const WindowRun &run)
    {
        const auto *const button = run.find<QPushButton>("promptVariants");
        return button->isVisible() ? button->text() : QString{};
    }
    [[nodiscard]] std::multiset<QString> sent() const
    {
        std::multiset<QString> out;
        for (const ServedRequest &request : m_sim->server().requests) {
            if (request.method == "POST" && request.target == "/v1/predictions")
                out.insert(
                    textAt(memberAt(parseJson(request.body).value_or(Json{}), "input"), "prompt"));
        }
        return out;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SimReplicate> m_sim;
    QHash<QString, QString> m_environment;
};

void TestWindowPrompts::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    SimReplicateOptions options;
    options.models = {modelFile({{"seed", {{"type", "integer"}, {"x-order", 3}}}})};
    options.timeScale = 0.05;
    m_sim = std::make_unique<SimReplicate>(options);
    m_environment =
        withEveryKey({{u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(options.token)},
                      {u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_sim->baseUrl())}});
}

void TestWindowPrompts::variantsShowTheirPriceAndAreSentAsOneGroup()
{
    const std::unique_ptr<WindowRun> run = opened();
    write(*run, u"a {red|blue|green} boat"_s);
    QTRY_VERIFY2(line(*run).startsWith(u"3 prompts · "_s), qPrintable(line(*run)));
    QVERIFY(run->find<QPushButton>("generate")->accessibleName().contains(u"3 images"_s));
    QTest::mouseClick(run->find<QPushButton>("generate"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(
        sent(), (std::multiset<QString>{u"a red boat"_s, u"a blue boat"_s, u"a green boat"_s}),
        20'000);
    std::set<QString> groups;
    std::set<qint64> seeds;
    for (const Job &job : run->jobs()) {
        QCOMPARE(job.promptTemplate, u"a {red|blue|green} boat"_s);
        groups.insert(job.group);
        seeds.insert(job.request.seed().value_or(-1));
    }
    QCOMPARE(groups.size(), size_t{1});
    QVERIFY(!groups.begin()->isEmpty());
    QCOMPARE(seeds.size(), size_t{1}); // to compare wordings
    write(*run, u"a plain boat"_s);
    QTRY_COMPARE(line(*run), QString{});
    QTRY_VERIFY(run->find<QPushButton>("generate")->accessibleName().contains(u"1 image"_s));
}

void TestWindowPrompts::whatNobodyHasSeenIsShownFirst()
{
    const std::unique_ptr<WindowRun> run = opened();
    write(*run, u"a {red|blue} boat"_s);
    QTest::mouseClick(run->find<QPushButton>("generate"), Qt::LeftButton);
    const auto preview = [&] { return run->host->window().findChild<PromptPreview *>(); };
    QTRY_VERIFY(preview() && preview()->isVisible());
    auto *const prompts = run->find<QListWidget>("previewPrompts");
    QTRY_COMPARE(prompts->count(), 2);
    QCOMPARE(prompts->item(1)->text(), u"a blue boat"_s);
    QCOMPARE(run->jobs().size(), size_t{0});
    QTest::mouseClick(run->find<QPushButton>("previewSeed_1"), Qt::LeftButton);
    auto *const send = run->find<QPushButton>("previewGenerate");
    QTRY_VERIFY(send->isEnabled() && send->text().contains(u"2 images"_s));
    QTest::mouseClick(send, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(sent(), (std::multiset<QString>{u"a red boat"_s, u"a blue boat"_s}),
                              20'000);
    QVERIFY(run->jobs()[0].request.seed() != run->jobs()[1].request.seed());
    QTRY_VERIFY(!preview());
}

void TestWindowPrompts::someAreDrawnAndTooManyAreNotSent()
{
    const std::unique_ptr<WindowRun> run = opened();
    write(*run, u"{0|1|2|3|4|5|6|7|8|9}{0|1|2|3|4|5|6|7|8|9}{0|1|2|3|4|5|6|7|8|9}"_s);
    QTRY_VERIFY2(line(*run).contains(u"at most 500"_s), qPrintable(line(*run)));
    QTest::mouseClick(run->find<QPushButton>("generate"), Qt::LeftButton);
    QTRY_VERIFY(run->host->window().findChild<PromptPreview *>());
    QVERIFY(!run->find<QPushButton>("previewGenerate")->isEnabled());
    run->find<QSpinBox>("previewNumber")->setValue(4);
    auto *const prompts = run->find<QListWidget>("previewPrompts");
    QTRY_COMPARE(prompts->count(), 4);
    QTRY_VERIFY(run->find<QPushButton>("previewGenerate")->isEnabled());
    std::multiset<QString> shown;
    for (int i = 0; i < 4; ++i)
        shown.insert(prompts->item(i)->text());
    QTest::mouseClick(run->find<QPushButton>("previewGenerate"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(sent(), shown, 20'000);
}

void TestWindowPrompts::whatIsWrongIsSaidUnderThePrompt()
{
    const std::unique_ptr<WindowRun> run = opened();
    write(*run, u"a {red|blue boat"_s);
    QTRY_VERIFY2(line(*run).contains(u"never closed"_s), qPrintable(line(*run)));
    QTest::mouseClick(run->find<QPushButton>("generate"), Qt::LeftButton);
    QTRY_VERIFY(run->host->window().findChild<PromptPreview *>());
    QVERIFY(!run->find<QPushButton>("previewGenerate")->isEnabled());
    QTest::mouseClick(run->find<QPushButton>("previewCancel"), Qt::LeftButton);
    // Braces that mean nothing go as they stand, at once.
    write(*run, u"{\"scene\": \"a boat\"}"_s);
    QTest::mouseClick(run->find<QPushButton>("generate"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(sent(), std::multiset<QString>{u"{\"scene\": \"a boat\"}"_s}, 20'000);
}

void TestWindowPrompts::wordListsComeFromTheFolderInTheSettings()
{
    const QString words = m_home->filePath(u"words"_s);
    QVERIFY(QDir{}.mkpath(words));
    writeFile(words + u"/colours.txt"_s, "red\nblue\n");
    const std::unique_ptr<WindowRun> run = opened();
    write(*run, u"a __colours__ boat"_s);
    QTRY_VERIFY2(line(*run).contains(u"colours"_s), qPrintable(line(*run)));
    run->host->openSettings(u"library"_s);
    run->find<QLineEdit>("wildcardFolder")->setText(words);
    const auto *const found = run->find<QLabel>("wildcardWords");
    QTRY_VERIFY2(found->text().contains(u"words: 1"_s), qPrintable(found->text()));
    QTest::mouseClick(run->find<QPushButton>("settingsSave"), Qt::LeftButton);
    QTRY_VERIFY2(line(*run).startsWith(u"2 prompts · "_s), qPrintable(line(*run)));
}

void TestWindowPrompts::aListIsABatch()
{
    const std::unique_ptr<WindowRun> run = opened();
    QFile file{m_home->filePath(u"list.csv"_s)};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("prompt,seed\n\"a boat,\nred\",5\na raft,\n");
    file.close();
    auto *const flow = run->host->window().findChild<PromptFlow *>();
    QVERIFY(flow);
    flow->runList(file.fileName());
    QTRY_VERIFY(run->host->window().findChild<PromptPreview *>());
    QTRY_COMPARE(run->find<QListWidget>("previewPrompts")->count(), 2);
    QTRY_VERIFY(run->find<QPushButton>("previewGenerate")->isEnabled());
    QTest::mouseClick(run->find<QPushButton>("previewGenerate"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(sent(), (std::multiset<QString>{u"a boat,\nred"_s, u"a raft"_s}),
                              20'000);
    file.remove();
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("prompt,colour\na,red\n");
    file.close();
    flow->runList(file.fileName());
    QTRY_VERIFY(run->host->window().findChild<QLabel *>(u"previewObstacle"_s));
    QTRY_VERIFY2(run->find<QLabel>("previewObstacle")->text().contains(u"Line 2: "_s),
                 qPrintable(run->find<QLabel>("previewObstacle")->text()));
}

void TestWindowPrompts::earlierPromptsComeBackAndCanBeUndone()
{
    const std::unique_ptr<WindowRun> run = opened();
    run->behind([](Application &application) {
        for (const char *prompt : {"a boat", "a raft"}) {
            Job job;
            job.id = QString::fromLatin1(prompt);
            job.state = JobState::Cancelled;
            job.request.model = trialModel;
            job.request.parameters = Json{{"prompt", prompt}};
            job.createdAt = QDateTime::fromSecsSinceEpoch(prompt[2], Qt::UTC);
            static_cast<void>(application.jobs().jobs().insert(job));
        }
        return true;
    });
    auto *const edit = run->find<QTextEdit>("prompt");
    write(*run, u"being written"_s);
    QTest::keyClick(edit, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(edit->toPlainText(), u"a raft"_s);
    QTest::keyClick(edit, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(edit->toPlainText(), u"a boat"_s);
    QTest::keyClick(edit, Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(edit->toPlainText(), u"a raft"_s);
    QTest::keyClick(edit, Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(edit->toPlainText(), u"being written"_s);
    edit->undo();
    QTRY_COMPARE(edit->toPlainText(), u"a raft"_s);

    QTest::mouseClick(run->find<QToolButton>("promptHistory"), Qt::LeftButton);
    auto *const past = run->find<QListWidget>("pastPrompts");
    QTRY_COMPARE(past->count(), 2);
    run->find<QLineEdit>("pastSearch")->setText(u"boa"_s);
    QTRY_COMPARE(past->count(), 1);
    QTest::mouseClick(run->find<QToolButton>("pastStar"), Qt::LeftButton);
    QTest::mouseClick(run->find<QPushButton>("pastReplace"), Qt::LeftButton);
    QTRY_COMPARE(edit->toPlainText(), u"a boat"_s);
    const auto favourites = run->behind([](Application &application) {
        return PromptHistory{application.library().database()}.page({.favouritesOnly = true});
    });
    QVERIFY(favourites && favourites->size() == 1);
    QCOMPARE(favourites->front().text, u"a boat"_s);
}

void TestWindowPrompts::presetsAreSavedAppliedAndTakenBack()
{
    const std::unique_ptr<WindowRun> run = opened();
    write(*run, u"a boat"_s);
    QTest::mouseClick(run->find<QToolButton>("promptPresets"), Qt::LeftButton);
    auto *const tree = run->find<QTreeWidget>("presets");
    run->find<QLineEdit>("presetName")->setText(u"sea/boats"_s);
    QTest::mouseClick(run->find<QPushButton>("presetSave"), Qt::LeftButton);
    QTRY_COMPARE(tree->topLevelItemCount(), 1);
    QTreeWidgetItem *const folder = tree->topLevelItem(0);
    QCOMPARE(folder->text(0), u"sea"_s);
    QCOMPARE(folder->child(0)->text(0), u"boats"_s);
    tree->setCurrentItem(folder->child(0));
    QTest::mouseClick(run->find<QPushButton>("presetDelete"), Qt::LeftButton);
    QTRY_COMPARE(tree->topLevelItemCount(), 0);
    QTest::mouseClick(run->find<QPushButton>("presetUndo"), Qt::LeftButton);
    QTRY_COMPARE(tree->topLevelItemCount(), 1);
    const QString file = m_home->filePath(u"presets.json"_s);
    auto *const flow = run->host->window().findChild<PresetFlow *>();
    flow->exportTo(file, {});
    QTRY_VERIFY(QFile::exists(file));
    flow->importFrom(file);
    QTRY_COMPARE(tree->topLevelItem(0)->childCount(), 2);
    QCOMPARE(tree->topLevelItem(0)->child(1)->text(0), u"boats 2"_s);
    write(*run, u"something else"_s);
    tree->setCurrentItem(tree->topLevelItem(0)->child(1));
    QTest::mouseClick(run->find<QPushButton>("presetApply"), Qt::LeftButton);
    QTRY_COMPARE(run->find<QTextEdit>("prompt")->toPlainText(), u"a boat"_s);
}

void TestWindowPrompts::aPresetCanHaveACover()
{
    const std::unique_ptr<WindowRun> run = opened();
    run->generate(u"a boat"_s);
    QTRY_VERIFY_WITH_TIMEOUT(run->showsOnly(1), 20'000);
    auto *const gallery = run->host->window().findChild<GalleryView *>();
    gallery->clearSelection();
    QTest::mouseClick(run->find<QToolButton>("promptPresets"), Qt::LeftButton);
    auto *const tree = run->find<QTreeWidget>("presets");
    const auto *const hint = run->find<QLabel>("presetHint");
    QTRY_VERIFY(hint->isVisible() && !tree->isVisible()); // what they are, and how to make one
    run->find<QLineEdit>("presetName")->setText(u"boats"_s);
    QTest::mouseClick(run->find<QPushButton>("presetSave"), Qt::LeftButton);
    QTRY_COMPARE(tree->topLevelItemCount(), 1);
    QVERIFY(tree->isVisible() && !hint->isVisible());
    const auto choose = [&](const char *action) {
        tree->setCurrentItem(tree->topLevelItem(0));
        run->find<QAction>(action)->trigger();
    };
    tree->setCurrentItem(tree->topLevelItem(0));
    QVERIFY(!run->find<QAction>("coverFromGallery")->isEnabled()); // nothing is chosen there
    QVERIFY(!run->find<QAction>("coverNone")->isEnabled());
    const auto cover = [&run] {
        return run->behind([](Application &application) {
            return PresetStore{application.library().database()}.all().value().front().cover;
        });
    };
    // A drawing of the likeness, not of the placeholder.
    const auto colour = [tree] {
        const QImage icon = tree->topLevelItem(0)->icon(0).pixmap(36, 36).toImage();
        return icon.pixelColor(icon.width() / 2, icon.height() / 2);
    };
    const QColor placeholder = colour();
    const QString red = m_home->filePath(u"red.png"_s);
    QImage image{90, 60, QImage::Format_RGB32};
    image.fill(Qt::red);
    QVERIFY(image.save(red));
    auto *const flow = run->host->window().findChild<PresetFlow *>();
    const qint64 id = run->behind([](Application &application) {
        return PresetStore{application.library().database()}.all().value().front().id;
    });
    flow->setCoverFile(id, red);
    QTRY_COMPARE(colour(), QColor{Qt::red});
    QVERIFY(isInputName(cover()));
    flow->setCoverFile(id, m_home->filePath(u"gone.png"_s));
    QTRY_VERIFY(run->find<QLabel>("presetWords")->text().contains(u"gone.png"_s));
    gallery->select(0);
    QTRY_VERIFY(run->find<QAction>("coverFromGallery")->isEnabled());
    choose("coverFromGallery");
    QTRY_COMPARE(cover(), run->pictures().front().uuid);
    QTRY_VERIFY(colour() != placeholder && colour() != QColor{Qt::red});
    choose("coverNone");
    QTRY_COMPARE(cover(), QString{});
    QTRY_COMPARE(colour(), placeholder);
}

QTEST_MAIN(TestWindowPrompts)
#include "tst_windowprompts.moc"
