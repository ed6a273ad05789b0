#include "core/prompt/prompttemplate.h"

#include "core/prompt/prompttrouble.h"
#include "core/prompt/wildcards.h"

#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 beyond = std::numeric_limits<quint64>::max();

} // namespace

Q_DECLARE_METATYPE(limner::PromptTrouble)

class TestPromptTemplate : public QObject {
    Q_OBJECT
private slots:
    void init();
    void writesEveryCombination_data();
    void writesEveryCombination();
    void leavesOtherTextsAsTheyAre_data();
    void leavesOtherTextsAsTheyAre();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void readsWildcards_data();
    void readsWildcards();
    void aWildcardThatNamesItselfIsAnError();
    void countsWithoutWriting_data();
    void countsWithoutWriting();
    void theCountIsWhatComesOut_data();
    void theCountIsWhatComesOut();
    void neverWritesMoreThanAsked();
    void drawsTheSameForASeed();
    void drawsByWeight();
    void drawsDistinctPicks();
    void doublingVariablesEndInWords();
    void manyNestedWildcardsAreCountedQuickly();

private:
    void write(const QString &name, const QByteArray &text);
    [[nodiscard]] Result<PromptTemplate> parse(const QString &text);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPromptTemplate::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestPromptTemplate::write(const QString &name, const QByteArray &text)
{
    const QString path = m_folder->filePath(name);
    QVERIFY(QDir{}.mkpath(QFileInfo{path}.path()));
    QFile file{path};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

Result<PromptTemplate> TestPromptTemplate::parse(const QString &text)
{
    Wildcards wildcards{m_folder->path()};
    return PromptTemplate::parse(text, wildcards);
}

void TestPromptTemplate::writesEveryCombination_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("prompts");
    const auto row = [](const char *name, const QString &text, const QStringList &prompts) {
        QTest::newRow(name) << text << prompts;
    };
    row("choice", u"a {red|blue} boat"_s, {u"a red boat"_s, u"a blue boat"_s});
    row("two", u"{a|b} {c|d}"_s, {u"a c"_s, u"a d"_s, u"b c"_s, u"b d"_s});
    row("nested", u"{a|{b|c} d}"_s, {u"a"_s, u"b d"_s, u"c d"_s});
    row("empty", u"{very |}big"_s, {u"very big"_s, u"big"_s});
    row("weights", u"{0.5::a|2::b}"_s, {u"a"_s, u"b"_s});
    row("weight alone", u"{3::a}"_s, {u"a"_s});
    row("weight zero", u"{0::a|b}"_s, {u"b"_s});
    row("picks", u"{2$$a|b|c}"_s, {u"a, b"_s, u"a, c"_s, u"b, c"_s});
    row("picks with spaces", u"{2$$ a | b }"_s, {u"a, b"_s});
    row("joiner", u"{2$$ and $$a|b|c}"_s, {u"a and b"_s, u"a and c"_s, u"b and c"_s});
    row("range", u"{1-2$$a|b}"_s, {u"a"_s, u"b"_s, u"a, b"_s});
    row("open start", u"{-2$$a|b}"_s, {u"a"_s, u"b"_s, u"a, b"_s});
    row("open end", u"{2-$$a|b|c}"_s, {u"a, b"_s, u"a, c"_s, u"b, c"_s, u"a, b, c"_s});
    row("none at least", u"x{0-1$$a|b}"_s, {u"x"_s, u"xa"_s, u"xb"_s});
    row("more than there are", u"{5$$a|b}"_s, {u"a, b"_s});
    row("nested picks", u"{2$$a|{b|c}}"_s, {u"a, b"_s, u"a, c"_s});
    row("variable", u"${x=red}a ${x} boat, ${x}"_s, {u"a red boat, red"_s});
    row("variable anew", u"${x={a|b}}${x}${x}"_s, {u"aa"_s, u"ab"_s, u"ba"_s, u"bb"_s});
    row("variable once", u"${x=!{a|b}}${x}${x}"_s, {u"aa"_s, u"bb"_s});
    row("default", u"${x:green} sea"_s, {u"green sea"_s});
    row("default unused", u"${x=red}${x:green} sea"_s, {u"red sea"_s});
    row("variable in braces", u"{${x=a}${x}|b} ${x:c}"_s, {u"a c"_s, u"b c"_s});
    row("set anew", u"${x=a}${x=${x}b}${x}"_s, {u"ab"_s});
    row("comment", u"a boat # at night\nat sea"_s, {u"a boat\nat sea"_s});
    row("comment line", u"# mine\na {b|c}"_s, {u"a b"_s, u"a c"_s});
    row("brace in comment", u"a {b|c} # {\n"_s, {u"a b\n"_s, u"a c\n"_s});
    row("colour", u"{#ff8800|#00FF00} sky"_s, {u"#ff8800 sky"_s, u"#00FF00 sky"_s});
    row("escaped", u"\\{a\\|b\\} {c|d}"_s, {u"{a|b} c"_s, u"{a|b} d"_s});
    row("escaped bar", u"{a\\|b|c}"_s, {u"a|b"_s, u"c"_s});
    row("other signs", u"\\# \\__x__ \\${y} {2\\$$5|6}"_s,
        {u"# __x__ ${y} 2$$5"_s, u"# __x__ ${y} 6"_s});
    row("in JSON", u"{\"scene\": \"{a|b}\", \"n\": [1, {\"x\": 2}]}"_s,
        {u"{\"scene\": \"a\", \"n\": [1, {\"x\": 2}]}"_s,
         u"{\"scene\": \"b\", \"n\": [1, {\"x\": 2}]}"_s});
    row("chinese", u"{红|蓝}船"_s, {u"红船"_s, u"蓝船"_s});
}

void TestPromptTemplate::writesEveryCombination()
{
    QFETCH(QString, text);
    QFETCH(QStringList, prompts);
    const auto parsed = parse(text);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
    QVERIFY(parsed->hasConstructs());
    QVERIFY(PromptTemplate::maybe(text));
    QCOMPARE(parsed->combinations(100).value_or(QStringList{}), prompts);
    QCOMPARE(parsed->count(), quint64(prompts.size()));
}

void TestPromptTemplate::leavesOtherTextsAsTheyAre_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{
        u"a red boat"_s,
        u""_s,
        u"{\"scene\": \"a boat\", \"light\": {\"from\": \"left\"}}"_s,
        u"{\"ratio\": \"3::4\", \"price\": \"$$5\"}"_s,
        u"{}"_s,
        u"{alone}"_s,
        u"an open { brace and a shut } one"_s,
        u"} {"_s,
        u"a | b"_s,
        u"masterpiece, \\(style\\), C:\\new\\x, a\\\\b"_s,
        u"#ff8800 sky, #1 in C#, number#two"_s,
        u"snake_case, __, ____, _____ blanks, __ a __"_s,
        u"$5, $$, ${, ${1}"_s,
        u"(boat:1.2), [a:b:0.5]"_s,
        u"two  spaces\n\n and lines \n"_s,
    };
    for (const QString &text : texts)
        QTest::newRow(qPrintable(text)) << text;
}

void TestPromptTemplate::leavesOtherTextsAsTheyAre()
{
    QFETCH(QString, text);
    const auto parsed = parse(text);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
    QVERIFY(!parsed->hasConstructs());
    QCOMPARE(parsed->combinations(5).value_or(QStringList{}), QStringList{text});
    QCOMPARE(parsed->count(), 1u);
}

void TestPromptTemplate::saysWhatIsWrong_data()
{
    using K = PromptTrouble::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<PromptTrouble>("trouble");
    const auto row = [](const char *name, const QString &text, int position, K kind,
                        const QStringList &about = {}) {
        QTest::newRow(name) << text
                            << PromptTrouble{.kind = kind, .about = about, .position = position};
    };
    row("unclosed", u"a {b|c"_s, 2, K::NeverClosed);
    row("unclosed picks", u"{2$$a, b"_s, 0, K::NeverClosed);
    row("unclosed variable", u"${x=a"_s, 1, K::NeverClosed);
    row("unknown wildcard", u"a __colour__ boat"_s, 2, K::NoWildcard, {u"colour"_s});
    row("climbing out", u"__../secret__"_s, 0, K::NoWildcard, {u"../secret"_s});
    row("backwards", u"{3-1$$a|b}"_s, 0, K::RangeBackwards, {u"3"_s, u"1"_s});
    row("no weight", u"{0::a|0::b}"_s, 0, K::NoWeight);
    row("deep", u"{a|"_s.repeated(100) + u"}"_s.repeated(100), 97, K::NestedTooDeep, {u"32"_s});
}

void TestPromptTemplate::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(PromptTrouble, trouble);
    const auto parsed = parse(text);
    QVERIFY(!parsed);
    QVERIFY(parsed.error().kind == ErrorKind::InvalidInput);
    QVERIFY(promptTroubleOf(parsed.error()) == trouble);
}

void TestPromptTemplate::readsWildcards_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("prompts");
    QTest::newRow("one") << u"a __colours__ boat"_s
                         << QStringList{u"a red boat"_s, u"a blue boat"_s};
    QTest::newRow("folder") << u"__style/light__"_s << QStringList{u"dusk"_s};
    QTest::newRow("glob") << u"__colours*__"_s << QStringList{u"red"_s, u"blue"_s, u"teal"_s};
    QTest::newRow("parameter") << u"__tmpl(x=winter)__, __tmpl__"_s
                               << QStringList{u"a winter day, a fine day"_s};
    QTest::newRow("from outside") << u"${x=wet}__tmpl__"_s << QStringList{u"a wet day"_s};
    QTest::newRow("parameter with variants")
        << u"__tmpl(x={cold|hot})__"_s << QStringList{u"a cold day"_s, u"a hot day"_s};
    QTest::newRow("template inside")
        << u"__boats__"_s << QStringList{u"red sloop"_s, u"blue sloop"_s, u"raft"_s};
    QTest::newRow("picks") << u"{2$$__colours__|x}"_s << QStringList{u"red, x"_s, u"blue, x"_s};
}

void TestPromptTemplate::readsWildcards()
{
    write(u"colours.txt"_s, "# warm first\nred\n\n  blue  \n");
    write(u"colours-cold.txt"_s, "teal\n");
    write(u"style/light.txt"_s, "dusk");
    write(u"tmpl.txt"_s, "a ${x:fine} day\n");
    write(u"boats.txt"_s, "2::__colours__ sloop\nraft\n0::wreck\n");
    QFETCH(QString, text);
    QFETCH(QStringList, prompts);
    const auto parsed = parse(text);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
    QStringList written = parsed->combinations(100).value_or(QStringList{});
    QCOMPARE(parsed->count(), quint64(prompts.size()));
    written.sort();
    prompts.sort();
    QCOMPARE(written, prompts);
}

void TestPromptTemplate::aWildcardThatNamesItselfIsAnError()
{
    write(u"a.txt"_s, "x\n__b__\n");
    write(u"b.txt"_s, "__a__\n");
    const auto parsed = parse(u"one __a__"_s);
    QVERIFY(!parsed);
    const PromptTrouble circle{.kind = PromptTrouble::Kind::NamesItself,
                               .about = {u"a"_s, u"a → b → a"_s},
                               .wildcard = u"b"_s};
    QVERIFY(promptTroubleOf(parsed.error()) == circle);
}

void TestPromptTemplate::countsWithoutWriting_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("count");
    QTest::newRow("a million") << u"{0|1|2|3|4|5|6|7|8|9}"_s.repeated(6) << quint64(1'000'000);
    QTest::newRow("beyond") << u"{0|1|2|3|4|5|6|7|8|9}"_s.repeated(40) << beyond;
    QTest::newRow("picks of many")
        << u"{20$$"_s + u"a|"_s.repeated(39) + u"a}"_s << quint64(137'846'528'820ULL);
    QTest::newRow("any picks") << u"{0-$$"_s + u"a|"_s.repeated(39) + u"a}"_s
                               << quint64(1'099'511'627'776ULL);
}

void TestPromptTemplate::countsWithoutWriting()
{
    QFETCH(QString, text);
    QFETCH(quint64, count);
    const auto parsed = parse(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->count(), count);
    QCOMPARE(parsed->combinations(3).value_or(QStringList{}).size(), 3);
}

void TestPromptTemplate::theCountIsWhatComesOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a") << u"{1-3$$a|{b|c}|d|{e|f|g}} {x|y}"_s;
    QTest::newRow("b") << u"${v={1|2|{3|4}}}${w=!{5|6}}${v}{${w}|${v}${v}}"_s;
    QTest::newRow("c") << u"{a|{b|{c|{d|e}}}}{2$$ $${f|g}|{h|i}|j}"_s;
}

void TestPromptTemplate::theCountIsWhatComesOut()
{
    QFETCH(QString, text);
    const auto parsed = parse(text);
    QVERIFY(parsed);
    QCOMPARE(quint64(parsed->combinations(10'000).value_or(QStringList{}).size()), parsed->count());
}

void TestPromptTemplate::neverWritesMoreThanAsked()
{
    const auto parsed = parse(u"{a|b}"_s.repeated(60));
    QVERIFY(parsed);
    QCOMPARE(parsed->combinations(7).value_or(QStringList{}).size(), 7);
    QCOMPARE(parsed->combinations(0).value_or(QStringList{u"x"_s}), QStringList{});
}

void TestPromptTemplate::drawsTheSameForASeed()
{
    const auto parsed = parse(u"{a|b|c|d|e|f} {2$$1|2|3}"_s);
    QVERIFY(parsed);
    const QStringList once = parsed->random(4, 42).value_or(QStringList{});
    QCOMPARE(once, parsed->random(4, 42).value_or(QStringList{}));
    // As drawn on every platform, for ever.
    QCOMPARE(once.size(), 4);
    QVERIFY(once != parsed->random(4, 43).value_or(QStringList{}));
}

void TestPromptTemplate::drawsByWeight()
{
    const auto parsed = parse(u"{9::a|b|0::c}"_s);
    QVERIFY(parsed);
    const QStringList drawn = parsed->random(1'000, 7).value_or(QStringList{});
    const auto a = drawn.count(u"a"_s);
    QVERIFY2(a > 850 && a < 950, qPrintable(QString::number(a)));
    QCOMPARE(drawn.count(u"c"_s), 0);
    QCOMPARE(drawn.count(u"b"_s), 1'000 - a);
}

void TestPromptTemplate::drawsDistinctPicks()
{
    const auto parsed = parse(u"{2-3$$-$$a|b|c}"_s);
    QVERIFY(parsed);
    for (const QString &one : parsed->random(200, 3).value_or(QStringList{})) {
        QStringList parts = one.split(u'-');
        QVERIFY(parts.size() == 2 || parts.size() == 3);
        parts.removeDuplicates();
        QCOMPARE(parts.join(u'-'), one);
    }
}

void TestPromptTemplate::doublingVariablesEndInWords()
{
    QString text = u"${v0=boat}"_s;
    for (int i = 1; i < 60; ++i)
        text += u"${v%1=${v%2}${v%2}}"_s.arg(i).arg(i - 1);
    const auto parsed = parse(text + u"${v59}"_s);
    QVERIFY(parsed);
    QCOMPARE(parsed->count(), 1u);
    const auto written = parsed->combinations(1);
    QVERIFY(!written);
    const PromptTrouble tooLong{PromptTrouble::Kind::PromptTooLong, {u"32000"_s}};
    QVERIFY(promptTroubleOf(written.error()) == tooLong);
    const auto unknown = parse(u"a ${y}"_s);
    QVERIFY(unknown);
    QVERIFY(!unknown->combinations(1));
}

void TestPromptTemplate::manyNestedWildcardsAreCountedQuickly()
{
    // 300 lines that each name the next list: 300^20 prompts, or as many steps for a naive count.
    for (int i = 0; i < 20; ++i)
        write(u"w%1.txt"_s.arg(i),
              "__w" + QByteArray::number(i + 1) + "__ ${x:1}\n" +
                  QByteArray("a __w" + QByteArray::number(i + 1) + "__\n").repeated(299));
    write(u"w20.txt"_s, "end\n");
    const auto parsed = parse(u"__w0__"_s);
    QVERIFY(parsed);
    QCOMPARE(parsed->count(), beyond);
    QCOMPARE(parsed->combinations(2).value_or(QStringList{}).size(), 2);
}

QTEST_GUILESS_MAIN(TestPromptTemplate)
#include "tst_prompttemplate.moc"
