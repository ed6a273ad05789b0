#include "core/library/searchquery.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

const SearchContext context{.now = QDateTime{QDate{2026, 11, 22}, QTime{0, 30}},
                            .parameters = {u"scheduler"_s, u"guidancescale"_s}};

// `seed=12*|3`, so that a row reads like what was typed.
QStringList shown(const QString &text)
{
    QStringList out;
    for (const SearchTerm &term : parseSearch(text, context).terms) {
        QStringList ways;
        for (const SearchCondition &one : term.any)
            ways.append((one.key.isEmpty() ? u"text"_s : one.key) + u'=' + one.value);
        out.append((term.isExcluded ? u"-"_s : QString{}) + ways.join(u'|'));
    }
    return out;
}

const std::map<SearchMistake::Kind, QString> mistakeNames{
    {SearchMistake::Kind::UnknownKey, u"unknown"_s}, {SearchMistake::Kind::NoSeed, u"seed"_s},
    {SearchMistake::Kind::NoDate, u"date"_s},        {SearchMistake::Kind::NoRating, u"rating"_s},
    {SearchMistake::Kind::NoState, u"state"_s},      {SearchMistake::Kind::NoNumber, u"number"_s},
    {SearchMistake::Kind::NoSize, u"size"_s},        {SearchMistake::Kind::NoRatio, u"ratio"_s},
    {SearchMistake::Kind::NoPicture, u"picture"_s},  {SearchMistake::Kind::EmptyRange, u"empty"_s},
    {SearchMistake::Kind::OpenQuote, u"quote"_s},    {SearchMistake::Kind::TooLong, u"long"_s}};

QStringList mistakesIn(const QString &text)
{
    QStringList found;
    for (const SearchMistake &one : searchMistakes(text, context.parameters))
        found.append(mistakeNames.at(one.kind) + u' ' + text.mid(one.from, one.length));
    return found;
}

} // namespace

class TestSearchQuery : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }
    void typedTextBecomesTerms_data();
    void typedTextBecomesTerms();
    void endlessTextIsCut();
    void mistakesAreFoundWhereTheyStand_data();
    void mistakesAreFoundWhereTheyStand();
    void whatIsTypedNeverBecomesSql_data();
    void whatIsTypedNeverBecomesSql();
    void noConditionIsEmptySql();
};

void TestSearchQuery::typedTextBecomesTerms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("terms");
    const auto row = [](const char *name, const QString &text, const QStringList &terms) {
        QTest::newRow(name) << text << terms;
    };
    row("nothing", u"  \t "_s, {});
    row("words", u" red  coat "_s, {u"text=red"_s, u"text=coat"_s});
    row("chinese", u"红 大衣"_s, {u"text=红"_s, u"text=大衣"_s});
    row("phrase", u"\"red coat\" x"_s, {u"text=red coat"_s, u"text=x"_s});
    row("phrase still open", u"\"red co"_s, {u"text=red co"_s});
    row("empty phrase", u"\"\" \"  \""_s, {});
    row("excluded", u"-red -\"blue sea\""_s, {u"-text=red"_s, u"-text=blue sea"_s});
    row("a lone dash is a word", u"- x"_s, {u"text=-"_s, u"text=x"_s});
    row("a dash inside", u"sci-fi"_s, {u"text=sci-fi"_s});
    row("either", u"red|blue -a|b"_s, {u"text=red|text=blue"_s, u"-text=a|text=b"_s});
    row("either phrase", u"\"red coat\"|\"a|b\""_s, {u"text=red coat|text=a|b"_s});
    row("a bar still being typed", u"red| |blue"_s, {u"text=red"_s, u"text=blue"_s});
    row("a bar alone is a word", u"| ||"_s, {u"text=|"_s, u"text=||"_s});
    row("a key holds for what follows the bar", u"cfg:4.5|7"_s, {u"cfg=4.5|cfg=7"_s});
    row("until another is named", u"is:favourite|rating:5|4"_s,
        {u"is=favourite|rating=5|rating=4"_s});
    row("seed", u"seed:123"_s, {u"seed=123"_s});
    row("seed prefix", u"SEED:12*"_s, {u"seed=12*"_s});
    row("seeds", u"-seed:1-9"_s, {u"-seed=1-9"_s});
    row("a seed of letters is left out", u"seed:abc x"_s, {u"text=x"_s});
    row("a seed too long is left out", u"seed:99999999999999999999"_s, {});
    row("a key still being typed", u"red seed: rating:"_s, {u"text=red"_s});
    row("model", u"model:sdxl"_s, {u"model=sdxl"_s});
    row("model quoted", u"model:\"animagine xl\"|flux"_s, {u"model=animagine xl|model=flux"_s});
    row("a key in a phrase", u"\"seed:1\""_s, {u"text=seed:1"_s});
    row("a key that nobody knows", u"colour:red http://x"_s,
        {u"text=colour:red"_s, u"text=http://x"_s});
    row("a parameter", u"scheduler:euler* Guidance-Scale:>=7"_s,
        {u"scheduler=euler*"_s, u"guidance-scale=>=7"_s});
    row("a word of Chinese with a colon", u"红:大衣"_s, {u"text=红:大衣"_s});
    row("numbers", u"steps:20-30 cfg:>4 cost:>0.01"_s,
        {u"steps=20-30"_s, u"cfg=>4"_s, u"cost=>0.01"_s});
    row("a range that is none", u"steps:30-20 x"_s, {u"text=x"_s});
    row("one mistake of two", u"cfg:4|x"_s, {u"cfg=4"_s});
    row("size", u"size:512x? size:?×768"_s, {u"size=512x?"_s, u"size=?×768"_s});
    row("ratio", u"ratio:16:9"_s, {u"ratio=16:9"_s});
    row("a date in words", u"date:\"last week\"|today"_s, {u"date=last week|date=today"_s});
    row("no day", u"date:2026-02-30"_s, {});
    row("rating above all", u"rating:>5"_s, {});
    row("states", u"is:local -IS:Favorite"_s, {u"is=local"_s, u"-is=Favorite"_s});
    row("made from", u"made-from:12 -made-from:0af19be2-11"_s,
        {u"made-from=12"_s, u"-made-from=0af19be2-11"_s});
    row("nul", u"a%1b"_s.arg(QChar{u'\0'}), {u"text=a"_s, u"text=b"_s});
    row("control characters part words", u"a\u0003b\u001b[c"_s,
        {u"text=a"_s, u"text=b"_s, u"text=[c"_s});
    row("all at once", u"seed:12* rating:>=4 date:today \"red coat\" -blue"_s,
        {u"seed=12*"_s, u"rating=>=4"_s, u"date=today"_s, u"text=red coat"_s, u"-text=blue"_s});
}

void TestSearchQuery::typedTextBecomesTerms()
{
    QFETCH(QString, text);
    QTEST(shown(text), "terms");
}

void TestSearchQuery::endlessTextIsCut()
{
    const QString words = u"ab "_s.repeated(100'000);
    QCOMPARE(shown(words).size(), 32);
    QCOMPARE(mistakesIn(words).size(), 1);
    QCOMPARE(mistakesIn(words).value(0).size(), words.size() - 32 * 3 + 5);
    QCOMPARE(shown(QString(100'000, u'x')).value(0).size(), 2'005);
    QCOMPARE(mistakesIn(QString(100'000, u'x')).size(), 1);
    QCOMPARE(mistakesIn(u"x"_s.repeated(2'000)), QStringList{});
    const QStringList ways = shown(u"a|"_s.repeated(900)).value(0).split(u'|');
    QCOMPARE(ways.size(), 64);
}

void TestSearchQuery::mistakesAreFoundWhereTheyStand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("mistakes");
    const auto row = [](const char *name, const QString &text, const QStringList &mistakes) {
        QTest::newRow(name) << text << mistakes;
    };
    row("none",
        u"seed:12*|1-9 rating:>=4 date:\"since 2026-11\" is:local \"red coat\" -blue model:x "
        "size:512x? ratio:16:9 cost:<1 steps:20..30 scheduler:none tag:x album:y made-from:7"_s,
        {});
    row("unknown key", u"a fox colour:red"_s, {u"unknown colour:red"_s});
    row("addresses and quotes are words", u"http://x \"size:512\" 12:30 :x"_s, {});
    row("still being typed", u"rating: seed: |"_s, {});
    row("rating too high", u"fox rating:>=9 x"_s, {u"rating rating:>=9"_s});
    row("rating above all", u"rating:>5"_s, {u"rating rating:>5"_s});
    row("rating of letters", u"-rating:good"_s, {u"rating -rating:good"_s});
    row("half a rating", u"rating:4.5"_s, {u"rating rating:4.5"_s});
    row("no date", u"date:2026-02-30"_s, {u"date date:2026-02-30"_s});
    row("no date in words", u"date:\"since never\""_s, {u"date date:\"since never\""_s});
    row("no seed", u"seed:abc seed:1.5"_s, {u"seed seed:abc"_s, u"seed seed:1.5"_s});
    row("no state", u"is:blue is:local"_s, {u"state is:blue"_s});
    row("no number", u"steps:many cfg:nan cost:1e999"_s,
        {u"number steps:many"_s, u"number cfg:nan"_s, u"number cost:1e999"_s});
    row("no size", u"size:big size:12xy size:?"_s,
        {u"size size:big"_s, u"size size:12xy"_s, u"size size:?"_s});
    row("no ratio", u"ratio:16:0 ratio:-1 ratio:wide"_s,
        {u"ratio ratio:16:0"_s, u"ratio ratio:-1"_s, u"ratio ratio:wide"_s});
    row("no picture", u"made-from:'x'"_s, {u"picture made-from:'x'"_s});
    row("ends before it begins", u"steps:30-20 seed:9-1 size:9-1x? date:2026-12..2026-11"_s,
        {u"empty steps:30-20"_s, u"empty seed:9-1"_s, u"empty size:9-1x?"_s,
         u"empty date:2026-12..2026-11"_s});
    row("open quote", u"fox \"red co"_s, {u"quote \"red co"_s});
    row("open quote behind a key", u"model:\"a b"_s, {u"quote \"a b"_s});
    row("of two, only the mistaken", u"cfg:4|x|5"_s, {u"number x"_s});
    row("several", u"is:x  colour:red"_s, {u"state is:x"_s, u"unknown colour:red"_s});
}

void TestSearchQuery::mistakesAreFoundWhereTheyStand()
{
    QFETCH(QString, text);
    QTEST(mistakesIn(text), "mistakes");
}

void TestSearchQuery::whatIsTypedNeverBecomesSql_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &key :
         {u"model"_s, u"provider"_s, u"tag"_s, u"album"_s, u"negative"_s, u"scheduler"_s, u"type"_s,
          u"seed"_s, u"date"_s, u"is"_s, u"made-from"_s, u"size"_s, u"rating"_s, u"cost"_s})
        QTest::newRow(qUtf8Printable(key)) << key + u":zqz'--"_s;
    QTest::newRow("word") << u"zqz'--"_s;
    QTest::newRow("short word") << u"zq'"_s;
    QTest::newRow("unknown key") << u"zqz';--:zqz'"_s;
}

void TestSearchQuery::whatIsTypedNeverBecomesSql()
{
    QFETCH(QString, text);
    const SqlCondition condition = toSql(parseSearch(text, context).terms);
    QVERIFY2(!condition.sql.contains(u"zq"_s), qPrintable(condition.sql));
    QCOMPARE(condition.sql.count(u'?'), condition.values.size());
}

void TestSearchQuery::noConditionIsEmptySql()
{
    QVERIFY(toSql(parseSearch(u" seed:x "_s, context).terms).sql.isEmpty());
    QVERIFY(toSql({}).sql.isEmpty());
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
