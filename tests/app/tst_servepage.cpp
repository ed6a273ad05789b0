#include "core/sandbox/fakehttpserver.h"
#include "tests/app/servedhouse.h"
#include "tests/support/browser.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Words that would do harm as markup, as a template and as an address.
const QString hostile =
    u"<img src=x onerror=\"window.owned=1\"><script>window.owned=1</script>{{words}}&lt;'\"` 灯塔"_s;

//! `GET /` of `limner serve --sandbox` in a real browser.
class TestServePage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void strangersSeeAnEmptyPage();
    void thePageAllowsNothingButItself();
    void aPictureIsMadeSeenAndItsLinkCopied();
    void aWrongTokenIsNotKept();
    void aHostilePromptStaysText();
    void lookingNeedsNoScript();
    void theTokenIsAPasswordForLookingAlone();
    void itSpeaksTheReadersLanguage();
    void itFitsAPhoneByDayAndNight();
    void pagesOfOtherOriginsAreInvitedOrNot();

private:
    [[nodiscard]] QString address(const QString &path = u"/"_s) const
    {
        return u"http://127.0.0.1:%1%2"_s.arg(m_house.port()).arg(path);
    }
    [[nodiscard]] QByteArray password() const
    {
        return "Basic " + ("me:" + m_house.token()).toBase64();
    }
    //! What the server noted of its calls.
    [[nodiscard]] QByteArray calls() const
    {
        QFile log{m_program.home() + u"/log/limner.log"_s};
        return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray{};
    }
    //! In, with the token typed as somebody types it.
    void enter();
    //! A picture of this prompt, stored.
    void makePicture(const QString &prompt);

    FakeHttpServer m_invited;
    FakeHttpServer m_stranger;
    Program m_program;
    ServedHouse m_house{m_program, {u"--sandbox"_s}};
    std::unique_ptr<Browser> m_browser;
};

void TestServePage::initTestCase()
{
    for (FakeHttpServer *one : {&m_invited, &m_stranger})
        one->on("GET", "/", {.headers = {{"Content-Type", "text/html"}}, .body = "<p>A page"});
    m_program.set(u"LIMNER_API_ORIGINS"_s, QString::fromLatin1(m_invited.origin()));
    m_house.start();
}

void TestServePage::init()
{
    m_browser = std::make_unique<Browser>();
}

void TestServePage::enter()
{
    m_browser->open(address());
    QVERIFY(m_browser->becomes(u"document.activeElement.id === 'token'"_s));
    m_browser->type(QString::fromLatin1(m_house.token()));
    m_browser->click(u"#door button"_s);
    QVERIFY(m_browser->becomes(u"document.querySelector('#size').options.length > 1"_s));
}

void TestServePage::makePicture(const QString &prompt)
{
    const Json made = m_house
                          .post("/v1/jobs", {{"prompt", prompt.toStdString()},
                                             {"parameters", {{"width", 64}, {"height", 64}}}})
                          .json();
    const QByteArray id = textAt(made, "id").toUtf8();
    QCOMPARE(textAt(m_house.get("/v1/jobs/" + id + "/wait?seconds=100").json(), "state"),
             u"done"_s);
}

void TestServePage::strangersSeeAnEmptyPage()
{
    makePicture(u"a private matter"_s);
    const ServedAnswer page = m_house.get("/", {{"Authorization", ""}});
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("<form id=\"door\""));
    QVERIFY(!page.body.contains("private matter"));
    QVERIFY(!page.body.contains("replicate"));
    QCOMPARE(m_house.get("/", {{"Authorization", ""}, {"Host", "evil.example"}}).status, 421);
    const ServedAnswer look = m_house.get("/look", {{"Authorization", ""}});
    QCOMPARE(look.status, 401);
    QVERIFY(look.headers.value("www-authenticate").startsWith("Basic "));
    QVERIFY(!look.body.contains("private matter"));
    QCOMPARE(m_house.get("/v1/spend", {{"Authorization", ""}}).headers.value("www-authenticate"),
             QByteArray{"Bearer"});
}

void TestServePage::thePageAllowsNothingButItself()
{
    for (const QByteArray &path : {QByteArray{"/"}, QByteArray{"/look"}}) {
        const ServedAnswer page = m_house.get(path, {{"Authorization", password()}});
        QCOMPARE(page.status, 200);
        const QByteArray policy = page.headers.value("content-security-policy");
        QVERIFY(policy.contains("default-src 'none'"));
        QVERIFY(policy.contains("script-src 'self';"));
        QVERIFY(policy.contains("form-action 'none'"));
        QVERIFY(policy.contains("frame-ancestors 'none'"));
        QVERIFY(!policy.contains("unsafe"));
        QCOMPARE(page.headers.value("cache-control"), QByteArray{"no-store"});
        // Neither written into the page, nor from another server.
        QVERIFY(!page.body.contains("<style"));
        QVERIFY(!page.body.contains(" style="));
        QVERIFY(!page.body.contains(" onclick="));
        QCOMPARE(page.body.count("<script"), page.body.count("<script src=\"page.js\" defer>"));
        QVERIFY(!page.body.contains("src=\"http"));
    }
    for (const QByteArray &path :
         {QByteArray{"/page.js"}, QByteArray{"/page.css"}, QByteArray{"/page.svg"}}) {
        const ServedAnswer part = m_house.get(path, {{"Authorization", ""}});
        QCOMPARE(part.status, 200);
        QVERIFY(!part.body.isEmpty());
        QCOMPARE(part.headers.value("x-content-type-options"), QByteArray{"nosniff"});
    }
}

void TestServePage::aPictureIsMadeSeenAndItsLinkCopied()
{
    enter();
    const QString before =
        u"performance.getEntriesByType('resource').filter(one => /v1\\/artworks\\?/.test(one.name)).length"_s;
    QVERIFY(m_browser->becomes(before + u" === 2"_s)); // as the page opens
    const Json lists = m_browser->value(before);
    m_browser->click(u"#prompt"_s);
    m_browser->type(u"a harbour at dusk"_s);
    m_browser->click(u"#generate"_s);
    const QString figure =
        u"[...document.querySelectorAll('figure')].find(one => one.textContent.includes('a harbour at dusk'))"_s;
    QVERIFY(m_browser->becomes(u"document.querySelector('.job progress') !== null"_s));
    QVERIFY(m_browser->becomes(figure + u"?.querySelector('img').naturalWidth > 0"_s));
    QVERIFY(m_browser->becomes(figure + u".querySelector('button').disabled === false"_s));
    QVERIFY(m_browser->becomes(u"document.querySelector('.job') === null"_s));
    // It came by itself: nobody asked again.
    QCOMPARE(m_browser->value(before), lists);
    QVERIFY(calls().contains("GET /v1/events 200"));
    QVERIFY(m_browser->value(u"document.getElementById('spent').textContent"_s) != Json(""));

    static_cast<void>(m_browser->value(figure + u".querySelector('button').id = 'mine'"_s));
    m_browser->tell(u"Browser.grantPermissions"_s,
                    {{"permissions", {"clipboardReadWrite", "clipboardSanitizedWrite"}}});
    m_browser->click(u"#mine"_s);
    QVERIFY(m_browser->becomes(u"document.getElementById('mine').textContent === 'Copied'"_s));
    const QString link = toText(m_browser->value(u"navigator.clipboard.readText()"_s));
    QVERIFY2(link.startsWith("http"_L1) && link.contains(".png"_L1), qPrintable(link));

    const QString token = QString::fromLatin1(m_house.token());
    QCOMPARE(toText(m_browser->value(u"sessionStorage.getItem('limner-token')"_s)), token);
    QCOMPARE(m_browser->value(u"localStorage.length"_s), Json(0));
    QCOMPARE(m_browser->value(u"document.cookie"_s), Json(""));
    const QString addresses = toText(m_browser->value(
        u"location.href + performance.getEntriesByType('resource').map(one => one.name)"_s));
    QVERIFY(addresses.contains("v1/models"_L1));
    QVERIFY(!addresses.contains(token));
    QCOMPARE(toText(m_browser->value(u"document.getElementById('token').value"_s)), QString{});
}

void TestServePage::aWrongTokenIsNotKept()
{
    m_browser->open(address());
    QVERIFY(m_browser->becomes(u"document.activeElement.id === 'token'"_s));
    m_browser->type(u"not the token at all"_s);
    m_browser->click(u"#door button"_s);
    QVERIFY(m_browser->becomes(
        u"document.getElementById('status').textContent === 'This is not the token.'"_s));
    QCOMPARE(m_browser->value(u"sessionStorage.length"_s), Json(0));
    QCOMPARE(m_browser->value(u"document.getElementById('studio').hidden"_s), Json(true));
    QCOMPARE(toText(m_browser->value(u"location.search"_s)), QString{});
}

void TestServePage::aHostilePromptStaysText()
{
    makePicture(hostile);
    enter();
    QVERIFY(m_browser->becomes(
        u"[...document.querySelectorAll('figcaption p')].some(one => "
        "one.textContent === %1)"_s.arg(QString::fromUtf8(toBytes(toJson(hostile))))));
    QVERIFY(m_browser->becomes(u"document.querySelector('figure img').naturalWidth > 0"_s));
    QCOMPARE(toText(m_browser->value(u"typeof window.owned"_s)), u"undefined"_s);
    // A complaint about the policy would mean that something was tried.
    QStringList complaints = m_browser->takeComplaints();
    complaints.removeIf(
        [](const QString &one) { return one.contains("401"_L1); }); // the first call
    QCOMPARE(complaints, QStringList{});

    m_browser->setHeaders({{u"Authorization"_s, QString::fromLatin1(password())}});
    m_browser->open(address(u"/look"_s));
    QCOMPARE(toText(m_browser->value(u"document.querySelector('figcaption p').textContent"_s)),
             hostile);
    QCOMPARE(toText(m_browser->value(u"document.querySelector('figure img').alt"_s)), hostile);
    QCOMPARE(m_browser->value(u"document.querySelectorAll('figure script').length"_s), Json(0));
    QCOMPARE(toText(m_browser->value(u"typeof window.owned"_s)), u"undefined"_s);
    QCOMPARE(m_browser->takeComplaints(), QStringList{});
}

void TestServePage::lookingNeedsNoScript()
{
    for (int i = 0; i < 13; ++i)
        makePicture(u"one of many %1"_s.arg(i));
    m_browser->tell(u"Emulation.setScriptExecutionDisabled"_s, {{"value", true}});
    m_browser->open(address());
    QVERIFY(m_browser->becomes(u"document.querySelector('.note a').offsetHeight > 0"_s));
    QCOMPARE(m_browser->value(u"document.getElementById('door').offsetHeight"_s), Json(0));
    m_browser->setHeaders({{u"Authorization"_s, QString::fromLatin1(password())}});
    m_browser->click(u".note a"_s);
    QVERIFY(m_browser->becomes(u"document.querySelectorAll('figure').length === 12"_s));
    QVERIFY(m_browser->becomes(u"document.querySelector('figure img').naturalWidth > 0"_s));
    const Json first = m_browser->value(u"document.querySelector('figure p').textContent"_s);
    m_browser->click(u"main > p a"_s);
    QVERIFY(m_browser->becomes(u"location.search.includes('after=')"_s));
    QVERIFY(m_browser->becomes(u"document.querySelectorAll('figure').length > 0"_s));
    QVERIFY(m_browser->value(u"document.querySelector('figure p').textContent"_s) != first);
}

void TestServePage::theTokenIsAPasswordForLookingAlone()
{
    const ServedHouse::Headers basic{{"Authorization", password()}};
    const ServedAnswer look = m_house.get("/look", basic);
    QCOMPARE(look.status, 200);
    QCOMPARE(look.headers.value("cross-origin-resource-policy"), QByteArray{"same-origin"});
    QCOMPARE(m_house.get("/v1/artworks", basic).status, 401);
    QCOMPARE(m_house.call("POST", "/v1/jobs", "{}", basic).status, 401);
    const QByteArray wrong = "Basic " + QByteArray{"me:wrong"}.toBase64();
    QCOMPARE(m_house.get("/look", {{"Authorization", wrong}}).status, 401);
}

void TestServePage::itSpeaksTheReadersLanguage()
{
    m_browser->setHeaders({{u"Accept-Language"_s, u"fr, zh-CN;q=0.8, en;q=0.5"_s}});
    m_browser->open(address());
    QCOMPARE(toText(m_browser->value(u"document.documentElement.lang"_s)), u"zh"_s);
    QVERIFY(m_browser->becomes(u"document.querySelector('#door button').textContent === '进入'"_s));
    m_browser->click(u"#language"_s);
    QVERIFY(m_browser->becomes(u"document.documentElement.lang === 'en'"_s));
    QVERIFY(
        m_browser->becomes(u"document.querySelector('#door button').textContent === 'Enter'"_s));
}

void TestServePage::itFitsAPhoneByDayAndNight()
{
    makePicture(
        u"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"_s);
    m_browser->tell(u"Emulation.setDeviceMetricsOverride"_s,
                    {{"width", 360}, {"height", 740}, {"deviceScaleFactor", 2}, {"mobile", true}});
    enter();
    QVERIFY(m_browser->becomes(u"document.querySelector('figure') !== null"_s));
    QCOMPARE(m_browser->value(u"document.documentElement.scrollWidth"_s), Json(360));
    QStringList backgrounds;
    for (const auto *scheme : {"light", "dark"}) {
        m_browser->tell(u"Emulation.setEmulatedMedia"_s,
                        {{"features", {{{"name", "prefers-color-scheme"}, {"value", scheme}}}}});
        backgrounds.append(
            toText(m_browser->value(u"getComputedStyle(document.body).backgroundColor"_s)));
    }
    QCOMPARE(backgrounds, (QStringList{u"rgb(244, 243, 240)"_s, u"rgb(22, 23, 27)"_s}));
}

void TestServePage::pagesOfOtherOriginsAreInvitedOrNot()
{
    const QString call =
        u"fetch('%1', {method: '%2', headers: {Authorization: 'Bearer %3', 'Content-Type': "
        "'application/json'}, body: %4}).then(one => one.status, error => error.name)"_s;
    const QString token = QString::fromLatin1(m_house.token());
    const QString list = call.arg(address(u"/v1/jobs"_s), u"GET"_s, token, u"undefined"_s);
    const QString make = call.arg(address(u"/v1/jobs"_s), u"POST"_s, token,
                                  uR"('{"prompt":"from afar","parameters":{"width":64}}')"_s);
    m_browser->open(QString::fromLatin1(m_invited.url("/")));
    QCOMPARE(m_browser->value(list), Json(200));
    QCOMPARE(m_browser->value(make), Json(202));
    m_browser->open(QString::fromLatin1(m_stranger.url("/")));
    QCOMPARE(m_browser->value(list), Json("TypeError"));
    QCOMPARE(m_browser->value(make), Json("TypeError"));
    // A form needs no permission to be sent, and none to be refused.
    const QString form = u"fetch('%1', {method: 'POST', mode: 'no-cors', body: "
                         "'{\"prompt\":\"by a form\"}'}).then(one => one.type)"_s;
    static_cast<void>(m_browser->value(form.arg(address(u"/v1/jobs"_s))));
    const Json jobs = m_house.get("/v1/jobs?limit=200").json();
    for (const Json &row : memberAt(jobs, "rows"))
        QVERIFY(textAt(row, "prompt") != "by a form"_L1);
}

QTEST_GUILESS_MAIN(TestServePage)
#include "tst_servepage.moc"
