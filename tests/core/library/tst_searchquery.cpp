#include "core/library/searchquery.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

using Kind = SearchTerm::Kind;

namespace {

// One letter a kind, so that a row reads like what was typed.
QString shown(const SearchTerm &term)
{
    const QString sign = term.isExcluded ? u"-"_s : QString{};
    switch (term.kind) {
    case Kind::Text:
        return sign + u"text="_s + term.text;
    case Kind::Seed:
        return sign + u"seed="_s + term.text;
    case Kind::SeedPrefix:
        return sign + u"seeds="_s + term.text;
    case Kind::Model:
        return sign + u"model="_s + term.text;
    case Kind::Created:
        return sign + u"day="_s + QDateTime::fromMSecsSinceEpoch(term.from).toString(Qt::ISODate) +
               u"/"_s + QDateTime::fromMSecsSinceEpoch(term.to).toString(Qt::ISODate);
    case Kind::Rating:
        return sign + u"rating=%1..%2"_s.arg(term.from).arg(term.to);
    case Kind::Favourite:
        return sign + u"favourite"_s;
    case Kind::Local:
        return sign + u"local"_s;
    }
    return {};
}

QStringList shown(const QString &text)
{
    const QDateTime now{QDate{2026, 11, 22}, QTime{0, 30}};
    QStringList out;
    for (const SearchTerm &term : parseSearch(text, now))
        out.append(shown(term));
    return out;
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
    row("seed", u"seed:123"_s, {u"seed=123"_s});
    row("seed prefix", u"SEED:12*"_s, {u"seeds=12"_s});
    row("excluded seed", u"-seed:7"_s, {u"-seed=7"_s});
    row("seed of letters is a word", u"seed:abc"_s, {u"text=seed:abc"_s});
    row("seed too long is a word", u"seed:99999999999999999999"_s,
        {u"text=seed:99999999999999999999"_s});
    row("a key still being typed", u"red seed: rating:"_s, {u"text=red"_s});
    row("model", u"model:sdxl"_s, {u"model=sdxl"_s});
    row("model quoted", u"model:\"animagine xl\""_s, {u"model=animagine xl"_s});
    row("unknown key", u"size:512 http://x"_s, {u"text=size:512"_s, u"text=http://x"_s});
    row("quoted key is a phrase", u"\"seed:1\""_s, {u"text=seed:1"_s});
    row("today", u"date:today"_s, {u"day=2026-11-22T00:00:00/2026-11-23T00:00:00"_s});
    row("yesterday", u"date:Yesterday"_s, {u"day=2026-11-21T00:00:00/2026-11-22T00:00:00"_s});
    row("a day of 25 hours", u"date:2026-10-25"_s,
        {u"day=2026-10-25T00:00:00/2026-10-26T00:00:00"_s});
    row("no day", u"date:2026-02-30"_s, {u"text=date:2026-02-30"_s});
    row("rating", u"rating:3"_s, {u"rating=3..3"_s});
    row("rating at least", u"rating:>=4"_s, {u"rating=4..5"_s});
    row("rating above", u"rating:>4"_s, {u"rating=5..5"_s});
    row("rating at most", u"rating:<=2"_s, {u"rating=0..2"_s});
    row("rating below", u"rating:<2"_s, {u"rating=0..1"_s});
    row("rating equal", u"rating:=5"_s, {u"rating=5..5"_s});
    row("rating of letters", u"rating:good"_s, {u"text=rating:good"_s});
    row("favourite", u"is:favourite IS:Favorite"_s, {u"favourite"_s, u"favourite"_s});
    row("local", u"-is:local"_s, {u"-local"_s});
    row("is what", u"is:blue"_s, {u"text=is:blue"_s});
    row("nul", u"a%1b"_s.arg(QChar{u'\0'}), {u"text=a"_s, u"text=b"_s});
    row("all at once", u"seed:12* rating:>=4 date:today \"red coat\" -blue"_s,
        {u"seeds=12"_s, u"rating=4..5"_s, u"day=2026-11-22T00:00:00/2026-11-23T00:00:00"_s,
         u"text=red coat"_s, u"-text=blue"_s});
}

void TestSearchQuery::typedTextBecomesTerms()
{
    QFETCH(QString, text);
    QFETCH(QStringList, terms);
    QCOMPARE(shown(text), terms);
}

void TestSearchQuery::endlessTextIsCut()
{
    QCOMPARE(shown(u"ab "_s.repeated(100'000)).size(), 32);
    QCOMPARE(shown(QString(100'000, u'x')).value(0).size(), 2'005);
}

void TestSearchQuery::mistakesAreFoundWhereTheyStand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("mistakes");
    const auto row = [](const char *name, const QString &text, const QStringList &mistakes) {
        QTest::newRow(name) << text << mistakes;
    };
    row("none", u"seed:12* rating:>=4 date:today is:local \"red coat\" -blue model:x"_s, {});
    row("unknown key", u"a fox size:512"_s, {u"unknown size:512"_s});
    row("addresses and quotes are words", u"http://x \"size:512\" 12:30 :x"_s, {});
    row("still being typed", u"rating: seed:"_s, {});
    row("rating too high", u"fox rating:>=9 x"_s, {u"rating rating:>=9"_s});
    row("rating above all", u"rating:>5"_s, {u"rating rating:>5"_s});
    row("rating of letters", u"-rating:good"_s, {u"rating -rating:good"_s});
    row("no date", u"date:2026-02-30"_s, {u"date date:2026-02-30"_s});
    row("no seed", u"seed:abc"_s, {u"seed seed:abc"_s});
    row("no state", u"is:blue is:local"_s, {u"state is:blue"_s});
    row("several", u"is:x  colour:red"_s, {u"state is:x"_s, u"unknown colour:red"_s});
}

void TestSearchQuery::mistakesAreFoundWhereTheyStand()
{
    using Wrong = SearchMistake::Kind;
    const std::map<Wrong, QString> names{{Wrong::UnknownKey, u"unknown"_s},
                                         {Wrong::NoSeed, u"seed"_s},
                                         {Wrong::NoDate, u"date"_s},
                                         {Wrong::NoRating, u"rating"_s},
                                         {Wrong::NoState, u"state"_s}};
    QFETCH(QString, text);
    QStringList found;
    for (const SearchMistake &one : searchMistakes(text))
        found.append(names.at(one.kind) + u' ' + text.mid(one.from, one.length));
    QTEST(found, "mistakes");
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
