#include "tests/app/trial.h"
#include "tests/support/pictures.h"

#include <QStringEncoder>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Secrets stay where they belong, and nobody's text does more than be read.
class TestStrangers : public QObject {
    Q_OBJECT
private slots:
    void aSecretInputIsSentAndKeptNowhere();
    void aSecretThatIsGoneIsAskedForAgain();
    void aStrangersAddressNeverMeetsAKey_data();
    void aStrangersAddressNeverMeetsAKey();
    void anAddressMeetsTheKeyBesideIt();
    void anAnswerThatCannotBeWrittenIsAFailure_data();
    void anAnswerThatCannotBeWrittenIsAFailure();
    void nobodysTextMovesTheCursor();
    void nobodysErrorMovesTheCursor();
    void aFailedCheckSaysSo();
    void aWrongVariableIsNamed_data();
    void aWrongVariableIsNamed();
    void aDialectOfAnotherToolIsNamed_data();
    void aDialectOfAnotherToolIsNamed();
    void quotationMarksThatCameAlongAreNamed();
};

namespace {

const QByteArray secretValue = "sk-very-private-0123456789";

QByteArray secretModel()
{
    return modelFile({{"seed", {{"type", "integer"}, {"x-order", 3}}},
                      {"api_key",
                       {{"type", "string"},
                        {"format", "password"},
                        {"writeOnly", true},
                        {"x-cog-secret", true},
                        {"x-order", 4}}}});
}

QStringList secretly()
{
    return {u"-p"_s, u"api_key="_s + QString::fromLatin1(secretValue)};
}

void writeDotEnv(const Trial &trial, const QByteArray &text)
{
    writeFile(trial.program.home() + u"/.env"_s, text);
}

//! Nothing in it acts on a terminal.
bool isTame(const QByteArray &text)
{
    for (const QChar c : QString::fromUtf8(text)) {
        const bool isLayout = c == u'\n' || c == u'\t';
        const bool acts =
            c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        if (acts && !isLayout)
            return false;
    }
    return true;
}

const QString wildPrompt =
    u"a \x1b]52;c;cm0gLXJm\x07 sunny\u009b31m day\u202e yad\x1b[2J"_s; // clipboard, colour,
                                                                       // direction

} // namespace

void TestStrangers::aSecretInputIsSentAndKeptNowhere()
{
    Trial trial{secretModel()};
    trial.program.set(u"LIMNER_TRACE"_s, trial.program.home() + u"/trace.json"_s);
    const ProgramRun run = trial.generate(u"between us"_s, secretly());
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(textAt(trial.inputs().at(0), "api_key").toLatin1(), secretValue);
    const ProgramRun failed = trial.generate(u"between us [[fail:E1001]]"_s, secretly());
    QCOMPARE(failed.exitCode, 1);
    QVERIFY(!(run.out + run.err + failed.out + failed.err).contains(secretValue));
    for (const QStringView command : {u"list", u"jobs", u"spend"}) {
        const ProgramRun shown = trial.run(command);
        QCOMPARE(shown.exitCode, 0);
        QVERIFY(!shown.out.contains(secretValue));
    }
    QCOMPARE(trial.holding(secretValue), QStringList{});
    QVERIFY(!trial.holding("between us").isEmpty()); // so it is looked for in the right places
}

void TestStrangers::aSecretThatIsGoneIsAskedForAgain()
{
    Trial trial{secretModel()};
    trial.killRefused(u"tell me once"_s, secretly());
    QCOMPARE(trial.holding(secretValue), QStringList{});
    const ProgramRun run = trial.resume();
    QVERIFY2(run.err.contains("api_key"), told(run).constData());
    QCOMPARE(trial.provider.creates, 0);
    QCOMPARE(textAt(trial.jobs().at(0).at("error"), "kind"), u"secret_missing"_s);
}

void TestStrangers::aStrangersAddressNeverMeetsAKey_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("of a provider") << u"REPLICATE_API_BASE_URL"_s;
    QTest::newRow("of the store") << u"MINIO_ENDPOINT"_s;
}

void TestStrangers::aStrangersAddressNeverMeetsAKey()
{
    QFETCH(QString, address);
    Trial trial;
    FakeHttpServer stranger;
    trial.program.set(address, {});
    writeDotEnv(trial,
                "# found on the way\n" + address.toLatin1() + '=' + stranger.origin() + '\n');
    for (const QStringList &command :
         {trial.asking(u"hello?"_s), QStringList{u"check"_s}, QStringList{u"resume"_s}}) {
        const ProgramRun run = trial.program.run(command);
        QVERIFY2(run.exitCode == 2, told(run).constData());
        QVERIFY2(run.err.contains(address.toLatin1()) && run.err.contains(".env, line 2"),
                 run.err.constData());
    }
    QCOMPARE(stranger.requests.size(), size_t{0});
    QCOMPARE(trial.provider.creates, 0);
}

void TestStrangers::anAddressMeetsTheKeyBesideIt()
{
    Trial trial;
    const QByteArray token = trial.provider.options.token;
    trial.program.set(u"REPLICATE_API_TOKEN"_s, {});
    writeDotEnv(trial, "REPLICATE_API_TOKEN=" + token + '\n'); // the address is the shell's
    QCOMPARE(trial.generate(u"one"_s).exitCode, 0);
    trial.program.set(u"REPLICATE_API_BASE_URL"_s, {});
    writeDotEnv(trial, "REPLICATE_API_TOKEN=" + token +
                           "\nREPLICATE_API_BASE_URL=" + trial.provider.baseUrl() + '\n');
    const ProgramRun run = trial.generate(u"two"_s);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(trial.provider.creates, 2);
}

void TestStrangers::anAnswerThatCannotBeWrittenIsAFailure_data()
{
    QTest::addColumn<QStringList>("flags");
    QTest::newRow("JSON") << QStringList{u"--json"_s};
    QTest::newRow("words") << QStringList{};
}

void TestStrangers::anAnswerThatCannotBeWrittenIsAFailure()
{
    QFETCH(QStringList, flags);
    Trial trial;
    QStringList command = trial.asking(u"into the void"_s);
    command.removeAll(u"--json"_s);
    const ProgramRun run = trial.program.runInto(u"/dev/full"_s, command + flags);
    QVERIFY2(run.exitCode != 0, told(run).constData());
    QVERIFY2(run.err.contains("could not be written"), run.err.constData());
    QCOMPARE(trial.list().size(), size_t{1});
    QCOMPARE(textAt(trial.list().at(0), "state"), u"stored"_s);
    QVERIFY(trial.program.runInto(u"/dev/full"_s, QStringList{u"list"_s} + flags).exitCode != 0);
}

void TestStrangers::nobodysTextMovesTheCursor()
{
    Trial trial;
    const ProgramRun run = trial.generate(wildPrompt);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(textAt(trial.inputs().at(0), "prompt"), wildPrompt);
    for (const QString &command : {u"list"_s, u"jobs"_s}) {
        const ProgramRun words = trial.program.run({command});
        QVERIFY2(isTame(words.out) && words.out.contains("sunny"), words.out.toHex().constData());
        QVERIFY(words.out.contains("\\x1b"));
        const ProgramRun json = trial.program.run({command, u"--json"_s});
        QVERIFY2(isTame(json.out), json.out.toHex().constData());
        QCOMPARE(textAt(json.json().at(0), "prompt"), wildPrompt);
    }
}

void TestStrangers::nobodysErrorMovesTheCursor()
{
    Trial trial;
    trial.provider.server().setFault(
        [](const ServedRequest &request) -> std::optional<ServedReply> {
            if (!isCreate(request))
                return std::nullopt;
            const Json problem = {{"detail", wildPrompt.toStdString()}, {"status", 422}};
            return ServedReply{.status = 422, .body = toBytes(problem)};
        });
    const ProgramRun run = trial.generate(u"please"_s);
    QVERIFY(run.exitCode != 0);
    QVERIFY2(run.err.contains("sunny") && isTame(run.err), run.err.toHex().constData());
    QVERIFY2(isTame(run.out) && run.json().is_object(), run.out.toHex().constData());
}

void TestStrangers::aFailedCheckSaysSo()
{
    Trial trial;
    trial.program.set(u"REPLICATE_API_TOKEN"_s, u"r8_wrongwrongwrongwrongwrongwrongwrongwr"_s);
    for (const QStringList &flags : {QStringList{u"--json"_s}, QStringList{}}) {
        const ProgramRun run = trial.program.run(QStringList{u"check"_s} + flags);
        QCOMPARE(run.exitCode, 4);
        QVERIFY2(run.err.contains("key"), told(run).constData());
    }
    QCOMPARE(kindOf(trial.run(u"check")), u"unauthorized"_s);
}

void TestStrangers::aWrongVariableIsNamed_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *variable, const QString &value) {
        QTest::newRow(variable) << QString::fromLatin1(variable) << value;
    };
    row("MINIO_ENDPOINT", u"minio.example.com:9000"_s);
    row("MINIO_PUBLIC_URL", u"ftp://pictures.example.com"_s);
    row("REPLICATE_API_BASE_URL", u"api"_s);
    row("LIMNER_DAILY_CAP", u"five"_s);
    row("LIMNER_MONTHLY_CAP", u"-1"_s);
    row("LIMNER_LINKS", u"perhaps"_s);
}

void TestStrangers::aWrongVariableIsNamed()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    Trial trial;
    trial.program.set(variable, value);
    for (const QStringList &command :
         {trial.asking(u"x"_s), QStringList{u"list"_s}, QStringList{u"check"_s}}) {
        const ProgramRun run = trial.program.run(command);
        QVERIFY2(run.exitCode == 2, told(run).constData());
        QVERIFY2(run.err.contains(variable.toLatin1() + ": "), run.err.constData());
        QVERIFY2(!run.err.contains("makes no sense"), run.err.constData());
        QVERIFY2(!run.err.contains("--help"), run.err.constData());
    }
    QCOMPARE(trial.provider.creates, 0);
}

void TestStrangers::aDialectOfAnotherToolIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray name = "MINIO_SECRET_KEY";
    QTest::newRow("a colon") << QByteArray{"\n" + name + ": " + secretValue};
    QTest::newRow("set") << QByteArray{"\nset " + name + "=" + secretValue};
    QTest::newRow("an open quote") << QByteArray{"\n" + name + "=\"" + secretValue};
    QStringEncoder utf16{QStringEncoder::Utf16LE, QStringConverter::Flag::WriteBom};
    const QString line = u"\n"_s + QString::fromLatin1(name + '=' + secretValue);
    QTest::newRow("UTF-16") << QByteArray{utf16(line)};
}

void TestStrangers::aDialectOfAnotherToolIsNamed()
{
    QFETCH(QByteArray, text);
    Trial trial;
    trial.program.set(u"MINIO_SECRET_KEY"_s, {});
    writeDotEnv(trial, text);
    const ProgramRun run = trial.generate(u"x"_s);
    QVERIFY2(run.exitCode == 2, told(run).constData());
    QVERIFY2(run.err.contains("MINIO_SECRET_KEY") && run.err.contains(".env, line 2"),
             run.err.constData());
    QVERIFY(!(run.err + run.out).contains(secretValue));
    QCOMPARE(trial.provider.creates, 0);
}

void TestStrangers::quotationMarksThatCameAlongAreNamed()
{
    Trial trial;
    trial.program.set(u"MINIO_SECRET_KEY"_s,
                      u'"' + QString::fromLatin1(trial.store.options.secretKey) + u'"');
    const ProgramRun run = trial.generate(u"x"_s);
    QVERIFY2(run.exitCode == 2, told(run).constData());
    QVERIFY2(run.err.contains("MINIO_SECRET_KEY: quotation marks"), run.err.constData());
    QVERIFY(!(run.err + run.out).contains(trial.store.options.secretKey));
    QCOMPARE(trial.provider.creates, 0);
}

QTEST_GUILESS_MAIN(TestStrangers)
#include "tst_strangers.moc"
