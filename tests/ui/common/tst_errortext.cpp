#include "ui/common/errortext.h"
#include "ui/common/errorwords.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

constexpr ErrorPlace places[] = {ErrorPlace::Provider, ErrorPlace::Store, ErrorPlace::Library,
                                 ErrorPlace::Settings, ErrorPlace::CommandLine};

} // namespace

class TestErrorText : public QObject {
    Q_OBJECT
private slots:
    void everyKindSaysWhatAndWhatNextEverywhere();
    void noKindHasTwoRowsForOnePlace();
    void theServersWordsFollowTheReason();
    void numbersAndNamesStandInSentences();
    void wordsFromOutsideAreOneShortLine();
    void theWaitTheServerAskedForIsSaid();
    void theSamePlainKindReadsDifferentlyForProviderAndStore();
    void aSentenceIsOneLineWithFullStops();
    void everyProblemNamesItsField();
    void longChoiceListsAreCutBetweenChoices();
};

void TestErrorText::everyKindSaysWhatAndWhatNextEverywhere()
{
    // NotUploaded is the last kind; toString() names every one, so an unnamed number ends the walk.
    for (int i = 0; i <= static_cast<int>(ErrorKind::NotUploaded); ++i) {
        const auto kind = static_cast<ErrorKind>(i);
        for (const ErrorPlace place : places) {
            const ErrorText text = errorText({.kind = kind}, place);
            const QByteArray bytes = toString(kind).toLatin1();
            const char *name = bytes.constData();
            QVERIFY2(text.what.size() >= 5 && text.what.size() <= 60, name);
            QVERIFY2(!text.what.endsWith(u'.'), name);
            QVERIFY2(text.next.endsWith(u'.') && text.next.size() >= 10, name);
            QVERIFY2(text.next.size() <= 110, name);
            QVERIFY2(text.why.isEmpty() || text.why.endsWith(u'.'), name);
            QVERIFY2(!text.sentence().contains(u'\n'), name);
            if (kind != ErrorKind::Internal)
                QVERIFY2(text.what != errorText({}, place).what, name);
        }
    }
}

void TestErrorText::noKindHasTwoRowsForOnePlace()
{
    QStringList seen;
    for (const ErrorWords &row : errorWords()) {
        const QString key = toString(row.kind) +
                            (row.place ? QString::number(static_cast<int>(*row.place)) : u"*"_s);
        QVERIFY2(!seen.contains(key), qPrintable(key));
        seen << key;
    }
}

void TestErrorText::theServersWordsFollowTheReason()
{
    const ErrorText text = errorText(
        {.kind = ErrorKind::NoCredit, .message = u"Insufficient credit"_s}, ErrorPlace::Provider);
    QVERIFY(text.why.startsWith(u"It wants payment"_s));
    QVERIFY(text.why.contains(u"Insufficient credit"_s));
    const ErrorText bare =
        errorText({.kind = ErrorKind::ServerError, .httpStatus = 520}, ErrorPlace::Provider);
    QVERIFY(bare.why.contains(u"520"_s));
    const ErrorText coded =
        errorText({.kind = ErrorKind::ModelFailed, .code = u"E1001"_s}, ErrorPlace::Provider);
    QVERIFY(coded.why.contains(u"E1001"_s));
}

void TestErrorText::numbersAndNamesStandInSentences()
{
    const ErrorText fewer =
        errorText({.kind = ErrorKind::FewerOutputs, .message = u"2 of 4"_s}, ErrorPlace::Provider);
    QVERIFY2(fewer.why.endsWith(u"2 of 4 came."_s), qPrintable(fewer.why));
    const ErrorText secret = errorText({.kind = ErrorKind::SecretMissing, .message = u"api_key"_s},
                                       ErrorPlace::Provider);
    QVERIFY2(secret.why.endsWith(u"It is for api_key."_s), qPrintable(secret.why));
    const ErrorText house =
        errorText({.kind = ErrorKind::PrivateNetwork, .message = u"http://192.168.1.1"_s},
                  ErrorPlace::Provider);
    QVERIFY(house.what.contains(u"private network"_s));
    QVERIFY(house.why.contains(u"http://192.168.1.1"_s));
}

void TestErrorText::wordsFromOutsideAreOneShortLine()
{
    const QString flood = u"Traceback\n  line\t1\n"_s + QString{100'000, u'x'};
    const ErrorText text =
        errorText({.kind = ErrorKind::ModelFailed, .message = flood}, ErrorPlace::Provider);
    QVERIFY(text.why.size() < 400);
    QVERIFY(!text.why.contains(u'\n'));
    QVERIFY(text.why.contains(u"Traceback line 1"_s));
}

void TestErrorText::theWaitTheServerAskedForIsSaid()
{
    Error error{.kind = ErrorKind::RateLimited};
    error.retryAfter = std::chrono::milliseconds{7400};
    QVERIFY(errorText(error, ErrorPlace::Provider).next.contains(u"8 s"_s));
}

void TestErrorText::theSamePlainKindReadsDifferentlyForProviderAndStore()
{
    const Error error{.kind = ErrorKind::Unauthorized};
    QVERIFY(errorText(error, ErrorPlace::Provider).next.contains(u"Providers"_s));
    QVERIFY(errorText(error, ErrorPlace::Store).next.contains(u"Storage"_s));
    QVERIFY(errorText(error, ErrorPlace::CommandLine).next.contains(u"REPLICATE_API_TOKEN"_s));
}

void TestErrorText::aSentenceIsOneLineWithFullStops()
{
    const ErrorText text{
        .what = u"The disk is full"_s, .why = u""_s, .next = u"Free some space."_s};
    QCOMPARE(text.sentence(), u"The disk is full. Free some space."_s);
}

void TestErrorText::everyProblemNamesItsField()
{
    for (int i = 0; i <= static_cast<int>(Problem::Kind::TooMany); ++i) {
        const Problem problem{
            .parameter = u"steps"_s, .kind = static_cast<Problem::Kind>(i), .limit = u"7"_s};
        const QString text = problemText(problem, u"Steps"_s);
        QVERIFY(text.contains(u"Steps"_s));
        QVERIFY(text.endsWith(u'.'));
        QVERIFY(!text.contains(u'%'));
    }
    const Problem wrong{
        .parameter = u"a"_s, .kind = Problem::Kind::WrongType, .limit = u"integer"_s};
    QCOMPARE(problemText(wrong, u"Steps"_s), u"Steps must be a whole number."_s);
    const Problem high{.parameter = u"a"_s, .kind = Problem::Kind::TooLarge, .limit = u"100"_s};
    QCOMPARE(problemText(high, u"Steps"_s), u"Steps must be 100 or less."_s);
}

void TestErrorText::longChoiceListsAreCutBetweenChoices()
{
    QStringList choices;
    for (int i = 0; i < 60; ++i)
        choices << u"choice %1"_s.arg(i);
    const Problem problem{
        .parameter = u"a"_s, .kind = Problem::Kind::NotAChoice, .limit = choices.join(u", "_s)};
    const QString text = problemText(problem, u"Scheduler"_s);
    QVERIFY(text.size() < 180);
    QVERIFY(text.endsWith(u", …."_s));
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
