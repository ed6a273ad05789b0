#include "core/base/file.h"
#include "tests/app/servedhouse.h"
#include "tests/app/trial.h"

#include <QRegularExpression>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! The first block of code of a language on the page of recipes.
QByteArray recipe(const QString &language)
{
    const QByteArray page = readFile(u":/docs/en/recipes.md"_s, 1 << 20).value_or(QByteArray{});
    const QRegularExpression block{u"```%1\\n(.*?)```"_s.arg(language),
                                   QRegularExpression::DotMatchesEverythingOption};
    const QByteArray code = block.match(QString::fromUtf8(page)).captured(1).toUtf8();
    if (code.isEmpty())
        qFatal("no recipe");
    return code;
}

ProgramRun runScript(const QString &program, const QStringList &arguments, const QString &folder,
                     const QHash<QString, QString> &variables, const QByteArray &input)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto one = variables.constBegin(); one != variables.constEnd(); ++one)
        environment.insert(one.key(), one.value());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    return Program::finish(process, 120);
}

} // namespace

//! What the documentation tells to do, done.
class TestRecipes : public QObject {
    Q_OBJECT
private slots:
    void theBotInPythonAnswersEachPromptWithALink();
    void theBlogGetsAPostWithItsPicture();
    void aBlogWithoutALinkGetsNoPost();
};

void TestRecipes::theBotInPythonAnswersEachPromptWithALink()
{
    Program program;
    const QString token = u"a token that is long enough"_s;
    program.set(u"LIMNER_API_TOKEN"_s, token);
    program.set(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    const QString script = program.home() + u"/bot.py"_s;
    QVERIFY(writeFileDurably(script, recipe(u"python"_s)));
    QVERIFY(recipe(u"python"_s).count('\n') <= 26); // what the heading promises, about
    const ProgramRun run = runScript(u"python3"_s, {script}, program.home(),
                                     {{u"LIMNER_URL"_s, u"http://127.0.0.1:%1"_s.arg(house.port())},
                                      {u"LIMNER_API_TOKEN"_s, token}},
                                     "a red boat\na blue boat\n");
    QVERIFY2(run.exitCode == 0, told(run).constData());
    const QByteArrayList lines = run.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    for (const QByteArray &line : lines)
        QVERIFY2(line.startsWith("http://127.0.0.1:"), line.constData());
    QVERIFY(lines[0] != lines[1]);
}

void TestRecipes::theBlogGetsAPostWithItsPicture()
{
    Trial trial;
    const QString script = trial.program.home() + u"/picture.sh"_s;
    QVERIFY(writeFileDurably(script, "PATH=\"" LIMNER_BIN ":$PATH\"\n" + recipe(u"sh"_s)));
    const QHash<QString, QString> variables{
        {u"LIMNER_HOME"_s, trial.program.home()},
        {u"QT_QPA_PLATFORM"_s, u"offscreen"_s},
        {u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(trial.provider.options.token)},
        {u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(trial.provider.baseUrl())},
        {u"MINIO_ENDPOINT"_s, QString::fromLatin1(trial.store.endpoint())},
        {u"MINIO_ACCESS_KEY"_s, QString::fromLatin1(trial.store.options.accessKey)},
        {u"MINIO_SECRET_KEY"_s, QString::fromLatin1(trial.store.options.secretKey)},
        {u"MINIO_BUCKET"_s, trial.store.options.bucket}};
    const ProgramRun run =
        runScript(u"sh"_s, {script, u"a lighthouse"_s}, trial.program.home(), variables, {});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    const QString post = trial.program.home() + u'/' + QString::fromUtf8(run.out.trimmed());
    const QByteArray text = readFile(post, 1 << 20).value_or(QByteArray{});
    QVERIFY2(text.contains("title: \"a lighthouse\""), text.constData());
    QVERIFY2(text.contains("![a lighthouse](" + trial.store.endpoint()), text.constData());
}

void TestRecipes::aBlogWithoutALinkGetsNoPost()
{
    const Program program;
    const QString script = program.home() + u"/picture.sh"_s;
    QVERIFY(writeFileDurably(script, "PATH=\"" LIMNER_BIN ":$PATH\"\n" + recipe(u"sh"_s)));
    const ProgramRun run =
        runScript(u"sh"_s, {script, u"a lighthouse"_s}, program.home(),
                  {{u"LIMNER_HOME"_s, program.home()}, {u"QT_QPA_PLATFORM"_s, u"offscreen"_s}}, {});
    QVERIFY2(run.exitCode == 3, told(run).constData());
    QVERIFY(!QFile::exists(program.home() + u"/content"_s));
}

QTEST_GUILESS_MAIN(TestRecipes)
#include "tst_recipes.moc"
