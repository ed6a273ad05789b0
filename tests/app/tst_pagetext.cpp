#include "app/api/pagetext.h"
#include "app/api/route.h"
#include "core/base/file.h"
#include "core/base/json.h"

#include <QRegularExpression>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

//! What the page of the HTTP door is made of.
class TestPageText : public QObject {
    Q_OBJECT
private slots:
    void theReadersLanguageIsChosen_data();
    void theReadersLanguageIsChosen();
    void bothLanguagesSayTheSameThings();
    void everyNameOfAPageIsKnown();
    void whatIsFilledInIsNotLookedAtAgain();
    void thePageCallsOnlyWhatTheDocumentTells();
};

void TestPageText::theReadersLanguageIsChosen_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("language");
    const auto row = [](const char *name, const char *query, const char *header,
                        const char *language) {
        QTest::newRow(name) << QByteArray{query} << QByteArray{header} << QByteArray{language};
    };
    row("nothing said", "", "", "en");
    row("Chinese", "", "zh-CN,zh;q=0.9,en;q=0.8", "zh");
    row("in capitals", "", "ZH-Hant", "zh");
    row("English first", "", "en-GB,zh;q=0.9", "en");
    row("weights count, not places", "", "en;q=0.2, zh;q=0.9", "zh");
    row("never Chinese", "", "zh;q=0, fr", "en");
    row("neither", "", "fr, de;q=0.5", "en");
    row("nonsense", "", ";;q=x,,=;", "en");
    row("the address says it", "lang=zh", "en", "zh");
    row("the address says nonsense", "lang=%3Cscript%3E", "zh", "zh");
}

void TestPageText::theReadersLanguageIsChosen()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, language);
    const ApiRequest request{.query = query, .headers = {{"accept-language", header}}};
    QCOMPARE(pageLanguage(request), language);
}

void TestPageText::bothLanguagesSayTheSameThings()
{
    const PageWords english = pageWords("en");
    const PageWords chinese = pageWords("zh");
    QVERIFY(english.size() > 30);
    const auto namesOf = [](const PageWords &words) {
        QList<QByteArray> names = words.keys();
        std::sort(names.begin(), names.end());
        return names;
    };
    QCOMPARE(namesOf(chinese), namesOf(english));
    for (auto one = english.cbegin(); one != english.cend(); ++one)
        QCOMPARE(chinese.value(one.key()).contains("%1"), one.value().contains("%1"));
}

void TestPageText::everyNameOfAPageIsKnown()
{
    const QStringList given{u"id"_s, u"link"_s, u"rows"_s, u"after"_s}; // by the routes
    static const QRegularExpression name{u"\\{\\{(\\w+)\\}\\}"_s};
    static const QRegularExpression word{u"words\\.(\\w+)|said\\(\"(\\w+)\""_s};
    const PageWords words = pageWords("en");
    for (const auto &[file, pattern] :
         {std::pair{u"page.html"_s, name}, std::pair{u"look.html"_s, name},
          std::pair{u"figure.html"_s, name}, std::pair{u"page.js"_s, word}}) {
        const QByteArray text = readFile(u":/page/"_s + file, 1 << 20).value_or(QByteArray{});
        int found = 0;
        for (const auto &one : pattern.globalMatch(QString::fromUtf8(text))) {
            const QString known = one.captured(1) + one.captured(2);
            QVERIFY2(words.contains(known.toLatin1()) || given.contains(known), qPrintable(known));
            ++found;
        }
        QVERIFY2(found > 2, qPrintable(file));
    }
}

void TestPageText::whatIsFilledInIsNotLookedAtAgain()
{
    const PageWords words{{"a", "{{b}}"}, {"b", "secret"}};
    QCOMPARE(filled("<p>{{a}} {{c}}-{{b", words), QByteArray{"<p>{{b}} -{{b"});
    QCOMPARE(htmlOf(u"<a href=\"x\">&'"_s), QByteArray{"&lt;a href=&quot;x&quot;&gt;&amp;'"});
}

void TestPageText::thePageCallsOnlyWhatTheDocumentTells()
{
    const QString script =
        QString::fromUtf8(readFile(u":/page/page.js"_s, 1 << 20).value_or(QByteArray{}));
    static const QRegularExpression address{u"[\"`](v1/[^\"`]*)[\"`](.*)"_s};
    static const QRegularExpression hole{u"\\$\\{[^}]*\\}"_s};
    int found = 0;
    for (const auto &one : address.globalMatch(script)) {
        QString path = u'/' + one.captured(1).section(u'?', 0, 0);
        path.replace(hole, u"x"_s);
        const QByteArray method = one.captured(2).contains("\"POST\""_L1) ? "POST" : "GET";
        const auto route = findRoute(method, path.toLatin1());
        QVERIFY2(route && route->route, qPrintable(path));
        ++found;
    }
    QVERIFY(found >= 8);
    QVERIFY(!script.contains("http://"_L1));
}

QTEST_GUILESS_MAIN(TestPageText)
#include "tst_pagetext.moc"
