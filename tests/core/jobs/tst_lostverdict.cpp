#include "core/jobs/lostverdict.h"

#include <QtTest>

#include <functional>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::function<void(LostFacts &)>)

namespace {

const QDateTime sent{QDate{2026, 3, 15}, QTime{12, 0}, Qt::UTC};

QDateTime at(std::chrono::seconds after)
{
    return sent.addSecs(after.count());
}

RemoteJob created(std::chrono::seconds after)
{
    RemoteJob job;
    job.createdAt = at(after);
    return job;
}

//! A minute after the create, everything known, nothing on the list.
LostFacts facts(int looks = 2)
{
    LostFacts out;
    out.sentAt = sent;
    out.isSentAtExact = true;
    out.now = at(1min);
    out.isComplete = true;
    out.looks = looks;
    return out;
}

QString nameOf(LostVerdict verdict)
{
    switch (verdict) {
    case LostVerdict::Found:
        return u"found"_s;
    case LostVerdict::Absent:
        return u"absent"_s;
    case LostVerdict::LookAgain:
        return u"look again"_s;
    case LostVerdict::CannotTell:
        return u"cannot tell"_s;
    }
    return {};
}

} // namespace

class TestLostVerdict : public QObject {
    Q_OBJECT
private slots:
    void whatFollows_data();
    void whatFollows();
    void theNearestOfSeveral_data();
    void theNearestOfSeveral();
    void howFarBack();
};

void TestLostVerdict::whatFollows_data()
{
    QTest::addColumn<std::function<void(LostFacts &)>>("bend");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const char *verdict,
                        const std::function<void(LostFacts &)> &bend) {
        QTest::newRow(name) << bend << QString::fromLatin1(verdict);
    };
    row("nothing there, twice", "absent", [](LostFacts &) {});
    row("nothing there, once", "look again", [](LostFacts &f) { f.looks = 1; });
    row("there", "found", [](LostFacts &f) { f.candidates = {created(1s)}; });
    row("at the edge of what can be proved", "absent", [](LostFacts &f) { f.now = at(55min); });
    row("too late to prove", "cannot tell", [](LostFacts &f) { f.now = at(55min + 1s); });
    row("next morning, inputs blanked", "cannot tell", [](LostFacts &f) {
        f.now = at(10h);
        f.unreadable = {at(1s)};
    });
    row("next morning, an empty list", "cannot tell", [](LostFacts &f) { f.now = at(10h); });
    row("next morning, and still readable", "found", [](LostFacts &f) {
        f.now = at(10h);
        f.candidates = {created(1s)};
    });
    row("another account's key", "cannot tell", [](LostFacts &f) { f.isSameAccount = false; });
    row("another account's key, and there", "found", [](LostFacts &f) {
        f.isSameAccount = false;
        f.candidates = {created(1s)};
    });
    row("the page limit", "cannot tell", [](LostFacts &f) { f.isComplete = false; });
    row("a stranger's unreadable one of that time", "cannot tell",
        [](LostFacts &f) { f.unreadable = {at(5s)}; });
    row("an unreadable one from before", "absent", [](LostFacts &f) {
        f.unreadable = {at(-10min), at(-3h)};
    });
    row("an unreadable one without a date", "cannot tell",
        [](LostFacts &f) { f.unreadable = {QDateTime{}}; });
    row("the clock unknown when it was sent, an unreadable one an hour before", "cannot tell",
        [](LostFacts &f) {
            f.isSentAtExact = false;
            f.unreadable = {at(-1h)};
        });
    row("the clock unknown when it was sent, ours set back by ten hours since", "cannot tell",
        [](LostFacts &f) {
            f.isSentAtExact = false;
            f.unreadable = {at(-10h)};
        });
    row("the clock unknown when it was sent, and an input that others may have", "cannot tell",
        [](LostFacts &f) {
            f.isSentAtExact = false;
            f.isInputUnique = false;
        });
    row("an input that others may have, nothing there", "absent",
        [](LostFacts &f) { f.isInputUnique = false; });
    row("the clock unknown when it was sent, nothing there", "absent",
        [](LostFacts &f) { f.isSentAtExact = false; });
    row("our clock 90 minutes ahead, unnoticed", "cannot tell",
        [](LostFacts &f) { f.now = at(-90min); });
    row("our clock 90 minutes behind, unnoticed", "cannot tell",
        [](LostFacts &f) { f.now = at(91min); });
    row("our clock set back by 26 hours since", "cannot tell",
        [](LostFacts &f) { f.now = at(-26h); });
    row("the provider tells no time", "cannot tell", [](LostFacts &f) { f.now = {}; });
    row("nobody knows when it was sent", "cannot tell", [](LostFacts &f) { f.sentAt = {}; });
    row("a rescued database, days old", "cannot tell", [](LostFacts &f) {
        f.isSentAtExact = false;
        f.now = at(72h);
    });
    row("a rescued database, and there", "found", [](LostFacts &f) {
        f.isSentAtExact = false;
        f.now = at(72h);
        f.candidates = {created(20h)};
    });
    row("uncertain at a start, nothing there", "cannot tell",
        [](LostFacts &f) { f.isGivenUp = true; });
    row("uncertain at a start, there now", "found", [](LostFacts &f) {
        f.isGivenUp = true;
        f.candidates = {created(1s)};
    });
    row("many looks do not make it surer", "cannot tell", [](LostFacts &f) {
        f.looks = 100;
        f.isComplete = false;
    });
}

void TestLostVerdict::whatFollows()
{
    QFETCH(std::function<void(LostFacts &)>, bend);
    LostFacts bent = facts();
    bend(bent);
    QTEST(nameOf(judgeLost(bent).verdict), "verdict");
}

void TestLostVerdict::theNearestOfSeveral_data()
{
    QTest::addColumn<QList<int>>("seconds");
    QTest::addColumn<int>("chosen");
    QTest::newRow("one") << QList{1} << 0;
    QTest::newRow("two equal inputs, newest first") << QList{30, 1} << 1;
    QTest::newRow("four, before and after") << QList{300, 40, -10, -200} << 2;
    QTest::newRow("far away is better than none") << QList{-7200} << 0;
}

void TestLostVerdict::theNearestOfSeveral()
{
    QFETCH(QList<int>, seconds);
    LostFacts several = facts();
    for (const int second : seconds)
        several.candidates.push_back(created(std::chrono::seconds{second}));
    const LostDecision decision = judgeLost(several);
    QCOMPARE(nameOf(decision.verdict), u"found"_s);
    QTEST(static_cast<int>(decision.candidate), "chosen");
}

void TestLostVerdict::howFarBack()
{
    QCOMPARE(lookSince(sent, true, InputIs::Unique), at(-2min));
    QCOMPARE(lookSince(sent, true, InputIs::Common), at(-2min));
    QCOMPARE(lookSince(sent, false, InputIs::Unique), at(-25h));
    QCOMPARE(lookSince(sent, false, InputIs::Common), at(-5min));
}

QTEST_GUILESS_MAIN(TestLostVerdict)
#include "tst_lostverdict.moc"
