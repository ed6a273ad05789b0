// What is wrong with a template, a list or a preset, in sentences.

#include "ui/common/errortext.h"
#include "ui/common/prompttext.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

using K = PromptTrouble::Kind;

class TestPromptText : public QObject {
    Q_OBJECT
private slots:
    void everyKindComesThroughAnErrorWhole();
    void everyKindHasASentenceOfItsOwn();
    void everyKindIsSaidWhereverErrorsAre();
    void thePlaceIsSaid();
    void whatPeopleWroteIsTakenAsItStands();
    void anyOtherErrorIsSaidToo();
};

void TestPromptText::everyKindComesThroughAnErrorWhole()
{
    for (int i = 0; i < promptTroubleKinds; ++i) {
        const PromptTrouble trouble{.kind = static_cast<K>(i),
                                    .about = {u"one two"_s, u"three"_s},
                                    .position = i,
                                    .wildcard = u"style/warm light"_s,
                                    .line = i + 1};
        QVERIFY2(promptTroubleOf(promptError(trouble)) == trouble, qPrintable(QString::number(i)));
    }
    QVERIFY(!promptTroubleOf({.kind = ErrorKind::InvalidInput, .code = u"prompt_nothing"_s}));
    QVERIFY(!promptTroubleOf({.kind = ErrorKind::InvalidInput, .message = u"prompt"_s}));
}

void TestPromptText::everyKindHasASentenceOfItsOwn()
{
    QStringList seen;
    for (int i = 0; i < promptTroubleKinds; ++i) {
        if (static_cast<K>(i) == K::WrongInRow)
            continue; // it is told its sentence
        const QString text =
            promptTroubleText({.kind = static_cast<K>(i), .about = {u"ONE"_s, u"TWO"_s}});
        const QByteArray told = text.toUtf8() + " (" + QByteArray::number(i) + ")";
        const char *const name = told.constData();
        QVERIFY2(text.size() >= 10 && text.size() <= 100, name);
        QVERIFY2(text.endsWith(u'.') && (text.front().isUpper() || text.front() == u'“'), name);
        QVERIFY2(!text.contains(u'%'), name);
        QVERIFY2(!seen.contains(text), name);
        seen << text;
    }
}

void TestPromptText::everyKindIsSaidWhereverErrorsAre()
{
    for (int i = 0; i < promptTroubleKinds; ++i) {
        const PromptTrouble trouble{.kind = static_cast<K>(i), .about = {u"ONE"_s}};
        const Error error = promptError(trouble);
        for (const ErrorPlace place : {ErrorPlace::Library, ErrorPlace::CommandLine}) {
            const ErrorText text = errorText(error, place);
            QCOMPARE(text.why, promptTroubleText(trouble));
            QVERIFY(!text.what.isEmpty());
            QVERIFY(!text.sentence().contains(error.code));
        }
    }
}

void TestPromptText::thePlaceIsSaid()
{
    PromptTrouble trouble{.kind = K::NeverClosed, .position = 2};
    QCOMPARE(promptTroubleText(trouble), u"Character 3: This brace is never closed."_s);
    trouble.line = 7;
    QCOMPARE(promptTroubleText(trouble), u"Line 7: Character 3: This brace is never closed."_s);
    trouble.line = 0;
    trouble.wildcard = u"colours"_s;
    QCOMPARE(promptTroubleText(trouble),
             u"In the word list “colours”: This brace is never closed."_s);
}

void TestPromptText::whatPeopleWroteIsTakenAsItStands()
{
    const PromptTrouble trouble{.kind = K::NamesItself, .about = {u"%2"_s, u"a → %1"_s}};
    QCOMPARE(promptTroubleText(trouble), u"The word list “%2” names itself: a → %1."_s);
}

void TestPromptText::anyOtherErrorIsSaidToo()
{
    const Error error{.kind = ErrorKind::DiskFull};
    QCOMPARE(promptErrorText(error), errorText(error, ErrorPlace::Library).sentence());
}

QTEST_GUILESS_MAIN(TestPromptText)
#include "tst_prompttext.moc"
