// The text that other tools read, read back by their rules and nothing of ours.

#include "core/picture/a1111text.h"
#include "tests/support/a1111file.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

EmbeddedRecord recordOf(const Json &parameters)
{
    EmbeddedRecord record;
    record.request.provider = u"replicate"_s;
    record.request.model = u"acme/brush"_s;
    record.request.parameters = parameters;
    return record;
}

A1111File readBack(const Json &parameters)
{
    return parseA1111(a1111Text(recordOf(parameters), {640, 480}));
}

} // namespace

class TestA1111Text : public QObject {
    Q_OBJECT
private slots:
    void everyKnownSettingIsRead();
    void aModelWithoutSettingsStillHasThreePairs();
    void valuesThatWouldEndTooSoonAreQuoted_data();
    void valuesThatWouldEndTooSoonAreQuoted();
    void aHostilePromptStaysThePrompt_data();
    void aHostilePromptStaysThePrompt();
    void whatTextCannotHoldIsBlank();
    void filesAndSecretsStayAtHome();
    void ourOwnTextIsKnownFromOthers();
    void theSameRecordGivesTheSameText();
};

void TestA1111Text::everyKnownSettingIsRead()
{
    const QString text = a1111Text(recordOf({{"prompt", "a lighthouse, first light\nquiet sea"},
                                             {"negative_prompt", "fog,\nrain"},
                                             {"num_inference_steps", 28},
                                             {"scheduler", "K_EULER"},
                                             {"guidance_scale", 7.5},
                                             {"seed", 4'294'967'297},
                                             {"prompt_strength", 0.8}}),
                                   {640, 480});
    QCOMPARE(text, u"a lighthouse, first light\nquiet sea\nNegative prompt: fog,\nrain\n"
                   "Steps: 28, Sampler: K_EULER, CFG scale: 7.5, Seed: 4294967297, Size: 640x480, "
                   "Model: acme/brush, Denoising strength: 0.8, Version: Limner"_s);
    const A1111File read = parseA1111(text);
    QCOMPARE(read.prompt, u"a lighthouse, first light\nquiet sea"_s);
    QCOMPARE(read.negative, u"fog,\nrain"_s);
    QCOMPARE(read.settings[u"Seed"_s], u"4294967297"_s);
    QCOMPARE(read.settings[u"Sampler"_s], u"K_EULER"_s);
    QCOMPARE(read.settings.size(), 8);
}

void TestA1111Text::aModelWithoutSettingsStillHasThreePairs()
{
    const A1111File read = readBack({{"prompt", "a harbour"}});
    QCOMPARE(read.prompt, u"a harbour"_s);
    QCOMPARE(read.settings, (QMap<QString, QString>{{u"Size"_s, u"640x480"_s},
                                                    {u"Model"_s, u"acme/brush"_s},
                                                    {u"Version"_s, u"Limner"_s}}));
    const A1111File wordless = readBack({{"seed", 7}});
    QCOMPARE(wordless.prompt, QString{});
    QCOMPARE(wordless.settings[u"Seed"_s], u"7"_s);
}

void TestA1111Text::valuesThatWouldEndTooSoonAreQuoted_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << u"dpm 2a"_s;
    QTest::newRow("comma") << u"euler, Seed: 1"_s;
    QTest::newRow("colon") << u"a:b"_s;
    QTest::newRow("newline") << u"first\nSteps: 9"_s;
    QTest::newRow("quotes and a comma") << u"say \"hi\", \\ twice"_s;
    QTest::newRow("begins with a quote") << u"\"quoted\""_s;
    QTest::newRow("Chinese and a comma") << u"灯塔, 海"_s;
}

void TestA1111Text::valuesThatWouldEndTooSoonAreQuoted()
{
    QFETCH(QString, value);
    const Json parameters{{"prompt", "p"}, {"scheduler", value.toStdString()}, {"seed", 5}};
    const A1111File read = readBack(parameters);
    QCOMPARE(read.settings[u"Sampler"_s], value);
    QCOMPARE(read.settings[u"Seed"_s], u"5"_s);
    QVERIFY(!read.settings.contains(u"Steps"_s));
    QCOMPARE(read.prompt, u"p"_s);
}

void TestA1111Text::aHostilePromptStaysThePrompt_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("read");
    const auto same = [](const char *name, const QString &prompt) {
        QTest::newRow(name) << prompt << prompt;
    };
    same("markup", u"<b>a</b> & \"b\" <script>alert(1)</script> ]]>"_s);
    same("weights", u"(a:1.3), [b], {c|d}, <lora:x:0.5>"_s);
    same("settings of another", u"a\nSteps: 1, Sampler: x, CFG scale: 2, Seed: 3, Size: 1x1"_s);
    same("beyond the first plane", u"\U0001f30a 灯塔"_s);
    QTest::newRow("a negative one inside")
        << u"a\nNegative prompt: everything"_s << u"a Negative prompt: everything"_s;
    QTest::newRow("old lines") << u"a\r\nb\rc"_s << u"a\nb\nc"_s;
}

void TestA1111Text::aHostilePromptStaysThePrompt()
{
    QFETCH(QString, prompt);
    const A1111File read = readBack({{"prompt", prompt.toStdString()}, {"seed", 5}});
    QTEST(read.prompt, "read");
    QCOMPARE(read.negative, QString{});
    QCOMPARE(read.settings[u"Seed"_s], u"5"_s);
    QCOMPARE(read.settings[u"Size"_s], u"640x480"_s);
}

void TestA1111Text::whatTextCannotHoldIsBlank()
{
    EmbeddedRecord record = recordOf({{"prompt", std::string{"a\0b\x1b[2Jc", 8}}});
    const QString text = a1111Text(record, {1, 1});
    QVERIFY(!text.contains(QChar{u'\0'}));
    QVERIFY(text.startsWith(u"a b [2Jc\n"_s));
    // Half a character that came by another way than JSON text.
    record.request.model = u"acme/"_s + QChar{0xd800} + u"x"_s + QChar{0xdc00};
    const QString halves = a1111Text(record, {1, 1});
    QVERIFY(halves.contains(u"acme/\ufffdx\ufffd"_s));
    QVERIFY(halves.isValidUtf16());
}

void TestA1111Text::filesAndSecretsStayAtHome()
{
    const QString text = a1111Text(recordOf({{"prompt", "data:image/png;base64,AAAA is a prompt"},
                                             {"negative_prompt", std::string(40'000, 'n')},
                                             {"scheduler", "/srv/art/scheduler"},
                                             {"hf_token", "hf_abcdef"},
                                             {"image", "data:image/png;base64,BBBB"}}),
                                   {1, 1});
    for (const char *hidden : {"BBBB", "nnnn", "srv/art", "hf_abcdef"})
        QVERIFY2(!text.contains(QLatin1StringView{hidden}), hidden);
    const QString input = a1111Text(recordOf({{"input", "data:image/png;base64,CCCC"}}), {1, 1});
    QVERIFY(!input.contains(u"CCCC"_s));
}

void TestA1111Text::ourOwnTextIsKnownFromOthers()
{
    QVERIFY(isOurA1111Text(a1111Text(recordOf({{"prompt", "x"}}), {1, 1})));
    QVERIFY(!isOurA1111Text(u"x\nSteps: 20, Seed: 1, Size: 1x1, Version: v1.10.1"_s));
    QVERIFY(!isOurA1111Text(QStringView{}));
}

void TestA1111Text::theSameRecordGivesTheSameText()
{
    const EmbeddedRecord record = recordOf({{"prompt", "x"}, {"steps", 4}, {"seed", 1}});
    QCOMPARE(a1111Text(record, {8, 8}), a1111Text(record, {8, 8}));
}

QTEST_APPLESS_MAIN(TestA1111Text)
#include "tst_a1111text.moc"
