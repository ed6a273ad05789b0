#include "core/prompt/promptweight.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

//! `[` and `]` mark the selection, `^` the cursor.
class TestPromptWeight : public QObject {
    Q_OBJECT
private slots:
    void weighs_data();
    void weighs();
    void whereThereAreNoWordsNothingHappens();
    void onlyAnExampleIsAPromise();
};

namespace {

struct Marked {
    QString text;
    int from = 0;
    int to = 0;
};

Marked unmarked(QString text)
{
    Marked out;
    if (const auto cursor = text.indexOf(u'^'); cursor >= 0) {
        out.from = out.to = static_cast<int>(cursor);
        out.text = text.remove(cursor, 1);
        return out;
    }
    out.from = static_cast<int>(text.indexOf(u'['));
    text.remove(out.from, 1);
    out.to = static_cast<int>(text.indexOf(u']'));
    out.text = text.remove(out.to, 1);
    return out;
}

} // namespace

void TestPromptWeight::weighs_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<bool>("up");
    QTest::addColumn<QString>("after");
    QTest::newRow("selection") << u"a [red boat] at sea"_s << true
                               << u"a ([red boat]:1.1) at sea"_s;
    QTest::newRow("again") << u"a ([red boat]:1.1) at sea"_s << true
                           << u"a ([red boat]:1.2) at sea"_s;
    QTest::newRow("back to one") << u"a ([red boat]:1.1) at sea"_s << false
                                 << u"a [red boat] at sea"_s;
    QTest::newRow("down") << u"[red]"_s << false << u"([red]:0.9)"_s;
    QTest::newRow("up to one") << u"([red]:0.9)"_s << true << u"[red]"_s;
    QTest::newRow("word under the cursor") << u"a re^d, boat"_s << true << u"a ([red]:1.1), boat"_s;
    QTest::newRow("brackets under the cursor")
        << u"(a red b^oat:1.1)"_s << true << u"([a red boat]:1.2)"_s;
    QTest::newRow("number under the cursor") << u"(boat:1.^1)"_s << true << u"([boat]:1.2)"_s;
    QTest::newRow("with brackets") << u"x [(boat:1.3)] y"_s << false << u"x ([boat]:1.2) y"_s;
    QTest::newRow("spaces at the ends") << u"a[ red ]b"_s << true << u"a ([red]:1.1) b"_s;
    QTest::newRow("part of brackets")
        << u"(a [red] boat:1.2)"_s << true << u"(a ([red]:1.1) boat:1.2)"_s;
    QTest::newRow("at most two") << u"([red]:2.0)"_s << true << u"([red]:2.0)"_s;
    QTest::newRow("at least none") << u"([red]:0.0)"_s << false << u"([red]:0.0)"_s;
    QTest::newRow("a finer weight") << u"([red]:1.25)"_s << true << u"([red]:1.4)"_s;
}

void TestPromptWeight::weighs()
{
    QFETCH(QString, before);
    QFETCH(bool, up);
    QFETCH(QString, after);
    const Marked given = unmarked(before);
    const Marked wanted = unmarked(after);
    const auto edit =
        weighted(given.text, given.from, given.to, up ? WeightStep::Up : WeightStep::Down);
    QVERIFY(edit);
    QString text = given.text;
    text.replace(edit->from, edit->length, edit->with);
    QCOMPARE(text, wanted.text);
    QCOMPARE(edit->selectionFrom, wanted.from);
    QCOMPARE(edit->selectionFrom + edit->selectionLength, wanted.to);
}

void TestPromptWeight::whereThereAreNoWordsNothingHappens()
{
    QCOMPARE(weighted(u"a ,  b"_s, 4, 4, WeightStep::Up), std::nullopt);
    QCOMPARE(weighted({}, 0, 0, WeightStep::Up), std::nullopt);
    QCOMPARE(weighted(u"   "_s, 0, 3, WeightStep::Down), std::nullopt);
    QVERIFY(weighted(u"boat"_s, -5, 900, WeightStep::Up));
}

void TestPromptWeight::onlyAnExampleIsAPromise()
{
    QVERIFY(promisesWeights(u"Input prompt, weigh words as in (a red boat:1.2)."_s));
    QVERIFY(promisesWeights(u"(word:1.5) or (word:0.5)"_s));
    QVERIFY(!promisesWeights(u"Input prompt"_s));
    QVERIFY(!promisesWeights(u"Use ++ to weigh (not supported: see the readme)"_s));
    QVERIFY(!promisesWeights(u"A ratio (16:9)"_s));
}

QTEST_GUILESS_MAIN(TestPromptWeight)
#include "tst_promptweight.moc"
