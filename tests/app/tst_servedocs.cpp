#include "app/api/route.h"
#include "tests/app/servedhouse.h"
#include "tests/support/browser.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! The documentation as a browser finds it at the door.
class TestServeDocs : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_house.start(); }
    void everyLinkLeadsSomewhere_data();
    void everyLinkLeadsSomewhere();
    void thePageOfTheInterfaceTellsEveryCall();
    void whatIsNoPageIsNotFound_data();
    void whatIsNoPageIsNotFound();
    void aBrowserShowsPagesAndPictures();

private:
    [[nodiscard]] ServedAnswer page(const QByteArray &path)
    {
        return m_house.get(path, {{"Authorization", ""}});
    }

    Program m_program;
    ServedHouse m_house{m_program, {u"--sandbox"_s}};
};

namespace {

//! Where the links and pictures of a page lead, as a browser resolves them; those of others aside.
QStringList leadingFrom(const QString &path, const QByteArray &html)
{
    static const QRegularExpression address{u"(?:href|src)=\"([^\"]*)\""_s};
    QStringList out;
    const QUrl base{u"http://door"_s + path};
    for (const QRegularExpressionMatch &found : address.globalMatch(QString::fromUtf8(html))) {
        const QUrl url = base.resolved(QUrl{found.captured(1).replace(u"&amp;"_s, u"&"_s)});
        if (url.host() == "door"_L1)
            out.append(url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    }
    return out;
}

} // namespace

void TestServeDocs::everyLinkLeadsSomewhere_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Chinese") << u"zh"_s;
}

void TestServeDocs::everyLinkLeadsSomewhere()
{
    QFETCH(QString, language);
    const ServedAnswer first = page("/docs?lang=" + language.toLatin1());
    QCOMPARE(first.status, 307);
    QStringList open{u"/"_s + QString::fromLatin1(first.headers.value("location"))};
    QHash<QString, QByteArray> seen;
    QSet<QString> done;
    while (!open.isEmpty()) {
        const QString link = open.takeLast();
        if (done.contains(link))
            continue;
        done.insert(link);
        const QString path = link.section(u'#', 0, 0);
        if (!seen.contains(path)) {
            const ServedAnswer answer = page(path.toLatin1());
            QVERIFY2(answer.status == 200 || answer.status == 307, qPrintable(path));
            seen[path] = answer.body;
            if (path.startsWith(u"/docs/"_s) && path.contains(u"lang="_s + language))
                open += leadingFrom(path, answer.body);
        }
        if (const QString section = link.section(u'#', 1); !section.isEmpty())
            QVERIFY2(seen[path].contains("id=\"" + section.toLatin1() + '"'), qPrintable(link));
    }
    QVERIFY2(seen.size() > 30, qPrintable(QStringList{seen.keys()}.join(u' ')));
}

void TestServeDocs::thePageOfTheInterfaceTellsEveryCall()
{
    const ServedAnswer english = page("/docs/api?lang=en");
    const ServedAnswer chinese = page("/docs/api?lang=zh");
    for (const Route &route : routes()) {
        const QByteArray call = "<code>" + QByteArray{route.pattern} + "</code></td><td>";
        const QByteArray told = call + route.summary + "</td>";
        QVERIFY2(english.body.contains(told), route.pattern);
        QVERIFY2(chinese.body.contains(call), route.pattern);
        QVERIFY2(!chinese.body.contains(told), route.summary); // it is translated
    }
}

void TestServeDocs::whatIsNoPageIsNotFound_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("unknown") << QByteArray{"/docs/of-another-program"};
    QTest::newRow("upwards") << QByteArray{"/docs/pictures/..%2f..%2fdoors.json"};
    QTest::newRow("markup") << QByteArray{"/docs/%3Cscript%3E"};
    QTest::newRow("a picture") << QByteArray{"/docs/pictures/none.webp"};
}

void TestServeDocs::whatIsNoPageIsNotFound()
{
    QFETCH(QByteArray, path);
    const ServedAnswer answer = page(path);
    QCOMPARE(answer.status, 404);
    QVERIFY(!answer.headers.value("content-type").contains("html"));
}

void TestServeDocs::aBrowserShowsPagesAndPictures()
{
    Browser browser;
    browser.open(u"http://127.0.0.1:%1/docs/first-steps?lang=en"_s.arg(m_house.port()));
    QVERIFY(browser.becomes(u"[...document.images].every(one => one.naturalWidth > 0)"_s));
    QVERIFY(browser.value(u"document.images.length"_s).get<int>() > 1);
    browser.click(u"a[hreflang]"_s);
    QVERIFY(browser.becomes(u"document.documentElement.lang === 'zh'"_s));
    QCOMPARE(browser.takeComplaints(), QStringList{});
    browser.tell(u"Emulation.setDeviceMetricsOverride"_s,
                 {{"width", 360}, {"height", 740}, {"deviceScaleFactor", 2}, {"mobile", true}});
    browser.open(u"http://127.0.0.1:%1/docs/api?lang=en"_s.arg(m_house.port()));
    QCOMPARE(browser.value(u"document.documentElement.scrollWidth"_s), Json(360));
}

QTEST_GUILESS_MAIN(TestServeDocs)
#include "tst_servedocs.moc"
