#include "core/base/digest.h"
#include "core/upload/sharecontents.h"

#include <QtTest>
#include <QXmlStreamReader>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

const QString hostile = u"\"><script>alert(1)</script>\n' onerror='x' ]]> --> <!-- &lt; "
                        "\u202e \u0001 "_s +
                        QChar{0xd800} + u" javascript:alert(1)"_s;

//! What a strict reader finds in a page.
struct Found {
    QString error = {};
    QStringList elements = {};
    QStringList attributes = {};
    QStringList addresses = {}; //!< of href and src
    QMap<QString, QString> meta = {};
    QString style = {};
    QString text = {};
    QMap<QString, QString> html = {}; //!< the attributes of <html>
    QString alt = {};
};

Found readStrictly(const QByteArray &html)
{
    Found out;
    QXmlStreamReader xml{html};
    QString element;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            element = xml.name().toString();
            out.elements.append(element);
            for (const QXmlStreamAttribute &one : xml.attributes()) {
                const QString name = one.name().toString();
                out.attributes.append(name);
                if (name == u"href" || name == u"src")
                    out.addresses.append(one.value().toString());
                if (name == u"alt")
                    out.alt = one.value().toString();
                if (element == u"html")
                    out.html[name] = one.value().toString();
            }
            const auto of = [&xml](const QString &name) {
                return xml.attributes().value(name).toString();
            };
            if (element == u"meta")
                out.meta[of(u"name"_s) + of(u"property"_s) + of(u"http-equiv"_s)] =
                    of(u"content"_s);
        } else if (token == QXmlStreamReader::EndElement) {
            element.clear();
        } else if (token == QXmlStreamReader::Characters) {
            (element == u"style" ? out.style : out.text) += xml.text();
        }
    }
    if (xml.hasError())
        out.error = xml.errorString();
    return out;
}

SharePage pageWith(const QString &words)
{
    SharePage page;
    page.title = words;
    page.address = u"https://h/gallery/p.html"_s;
    page.cover = u"https://h/gallery/a.png"_s;
    page.negativeWord = words;
    page.downloadWord = words;
    page.goneWord = words;
    page.validWord = words + u" %1"_s;
    page.validUntil = QDateTime{QDate{2026, 12, 5}, QTime{14, 2}, Qt::UTC};
    page.pictures.push_back({.url = u"a.png"_s,
                             .mediaType = u"image/png"_s,
                             .size = {1216, 832},
                             .alt = words,
                             .prompt = words,
                             .negative = words,
                             .facts = {{words, words}},
                             .hasDownload = true});
    page.pictures.push_back({.url = u"b.mp4"_s, .mediaType = u"video/mp4"_s, .alt = words});
    page.pictures.push_back({.url = u"c.bin"_s, .mediaType = words});
    page.pictures.push_back({});
    return page;
}

Artwork artworkOf(const QString &prompt)
{
    Artwork artwork;
    artwork.uuid = u"one"_s;
    artwork.createdAt = QDateTime{QDate{2026, 11, 28}, QTime{12, 0}};
    artwork.path = u"/srv/somebody/secret.png"_s;
    artwork.mediaType = u"image/png"_s;
    artwork.size = {1216, 832};
    artwork.seed = 42;
    artwork.request.model = u"owner/model"_s;
    artwork.request.parameters = {{"prompt", prompt.toStdString()},
                                  {"negative_prompt", "blur"},
                                  {"seed", 42},
                                  {"width", 1216},
                                  {"steps", 28},
                                  {"sampler", "euler"},
                                  {"image", "input:" + std::string(64, 'a')},
                                  {"mask", "data:image/png;base64,AAAA"},
                                  {"lora", "https://private.example/lora?token=1"},
                                  {"file", "/srv/somebody/lora.safetensors"},
                                  {"drive", "C:\\\\lora"},
                                  {"deep", {{"path", "/srv/x"}}},
                                  {"nothing", nullptr}};
    return artwork;
}

Link publicLink(const QString &key)
{
    return {.url = u"https://h/gallery/"_s + key, .isPublic = true};
}

Link signedLink(const QString &key)
{
    return {.url = u"https://h/gallery/"_s + key + u"?X-Amz-Signature=1&x=2"_s,
            .validUntil = QDateTime{QDate{2026, 12, 5}, QTime{14, 2}, Qt::UTC}};
}

Share shareOf(const QStringList &shown)
{
    Share share;
    share.title = u"Lights"_s;
    share.options.shown = shown;
    share.options.words = {{u"gone"_s, u"Taken back."_s}, {u"picture"_s, u"Picture %1"_s}};
    return share;
}

} // namespace

class TestSharePage : public QObject {
    Q_OBJECT
private slots:
    void aPageIsWellFormed_data();
    void aPageIsWellFormed();
    void nothingOnAPageRuns();
    void thePolicyLetsInItsOwnPicturesAlone();
    void messengersHaveAPreview();
    void aPublicPageNamesItsPicturesRelatively_data();
    void aPublicPageNamesItsPicturesRelatively();
    void onlyWhatIsTickedIsShown_data();
    void onlyWhatIsTickedIsShown();
    void nobodyLearnsWhereFilesLie();
    void aSignedPageSaysHowLongItLives();
    void whatWasTakenBackIsSaid();
    void anAddressThatIsNoneIsNotLinked();
};

void TestSharePage::aPageIsWellFormed_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("plain") << u"a lighthouse"_s;
    QTest::newRow("hostile") << hostile;
    QTest::newRow("empty") << QString{};
    QTest::newRow("other scripts") << u"灯塔 🎨 été"_s;
    QTest::newRow("long") << u"<b>&\"'🎨"_s.repeated(30'000);
}

void TestSharePage::aPageIsWellFormed()
{
    QFETCH(const QString, words);
    SharePage page = pageWith(words);
    page.language = u"zh-CN"_s;
    const QByteArray html = htmlOf(page);
    QVERIFY(html.startsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\""));
    const Found found = readStrictly(html);
    QVERIFY2(found.error.isEmpty(), qPrintable(found.error));
    QCOMPARE(found.html[u"lang"_s], u"zh-CN"_s);
    // HTML knows elements without an end, XML does not: only those may close themselves.
    static const QRegularExpression closed{u"<(\\w+)[^<>]*/>"_s};
    auto each = closed.globalMatch(QString::fromUtf8(html));
    while (each.hasNext()) {
        const QString name = each.next().captured(1);
        QVERIFY2(name == u"meta" || name == u"img", qPrintable(name));
    }
}

void TestSharePage::nothingOnAPageRuns()
{
    const Found found = readStrictly(htmlOf(pageWith(hostile)));
    const Found harmless = readStrictly(htmlOf(pageWith(u"a lighthouse"_s)));
    QCOMPARE(found.elements, harmless.elements);
    QCOMPARE(found.attributes, harmless.attributes);
    QCOMPARE(found.addresses, harmless.addresses);
    QVERIFY(!found.elements.contains(u"script"_s));
    QVERIFY(found.text.contains(u"<script>alert(1)</script>"_s)); // as a text
    QVERIFY(!found.text.contains(QChar{0x202e}));
}

void TestSharePage::thePolicyLetsInItsOwnPicturesAlone()
{
    SharePage page = pageWith(u"x"_s);
    const Found found = readStrictly(htmlOf(page));
    const QString policy = found.meta[u"Content-Security-Policy"_s];
    QVERIFY2(policy.startsWith(u"default-src 'none'; "_s), qPrintable(policy));
    QVERIFY2(policy.contains(u"img-src 'self';"_s), qPrintable(policy));
    const QString hash = QString::fromLatin1(sha256(found.style.toUtf8()).toBase64());
    QVERIFY(!found.style.isEmpty());
    QVERIFY2(policy.contains(u"style-src 'sha256-"_s + hash + u"'"_s), qPrintable(policy));
    QVERIFY(!policy.contains(u"unsafe"_s));
    page.pictures = {{.url = u"http://127.0.0.1:9000/g/a.png?s=1"_s, .mediaType = u"image/png"_s},
                     {.url = u"https://cdn.example/b.png"_s, .mediaType = u"image/png"_s}};
    const QString other = readStrictly(htmlOf(page)).meta[u"Content-Security-Policy"_s];
    QVERIFY2(other.contains(u"img-src http://127.0.0.1:9000 https://cdn.example;"_s),
             qPrintable(other));
}

void TestSharePage::messengersHaveAPreview()
{
    const Found found = readStrictly(htmlOf(pageWith(u"a \"red\" fox"_s)));
    QCOMPARE(found.meta[u"og:title"_s], u"a \"red\" fox"_s);
    QCOMPARE(found.meta[u"og:image"_s], u"https://h/gallery/a.png"_s);
    QCOMPARE(found.meta[u"og:image:width"_s], u"1216"_s);
    QCOMPARE(found.meta[u"og:url"_s], u"https://h/gallery/p.html"_s);
    QCOMPARE(found.meta[u"og:description"_s], u"a \"red\" fox"_s);
    QCOMPARE(found.meta[u"viewport"_s], u"width=device-width, initial-scale=1"_s);
    QVERIFY(found.style.contains(u"prefers-color-scheme: dark"_s));
}

void TestSharePage::aPublicPageNamesItsPicturesRelatively_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("relative");
    const auto row = [](const QString &from, const QString &to, const QString &relative) {
        QTest::newRow(qPrintable(to)) << u"https://h/g/"_s + from << to << relative;
    };
    row(u"2026/11/p.html"_s, u"https://h/g/2026/11/a.png"_s, u"a.png"_s);
    row(u"2026/11/p.html"_s, u"https://h/g/2026/10/a%20b.png"_s, u"../10/a%20b.png"_s);
    row(u"p.html"_s, u"https://h/g/2026/a.png"_s, u"2026/a.png"_s);
    row(u"a/b/p.html"_s, u"https://h/g/c.png"_s, u"../../c.png"_s);
    row(u"p.html"_s, u"https://h/g/x:y.png"_s, u"./x:y.png"_s);
    row(u"p.html"_s, u"https://other/g/c.png"_s, u"https://other/g/c.png"_s);
    row(u"p.html"_s, u"http://h/g/c.png"_s, u"http://h/g/c.png"_s);
    row(u"p.html"_s, u"https://h:8/g/c.png"_s, u"https://h:8/g/c.png"_s);
    row(u"p.html"_s, u"https://h/g/c.png?signed"_s, u"https://h/g/c.png?signed"_s);
}

void TestSharePage::aPublicPageNamesItsPicturesRelatively()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QTEST(relativeAddress(from, to), "relative");
    QFETCH(const QString, relative);
    // As a browser would resolve it.
    QCOMPARE(QUrl{from}.resolved(QUrl{relative}).toString(QUrl::FullyEncoded), to);
}

void TestSharePage::onlyWhatIsTickedIsShown_data()
{
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QStringList>("unsaid");
    QTest::newRow("nothing") << QStringList{} << QStringList{u"Lights"_s}
                             << QStringList{u"lighthouse"_s, u"owner/model"_s, u"2026-11"_s,
                                            u"42"_s,         u"euler"_s,       u"blur"_s};
    QTest::newRow("prompt") << QStringList{u"prompt"_s} << QStringList{u"a lighthouse"_s}
                            << QStringList{u"owner/model"_s, u"42"_s, u"blur"_s};
    QTest::newRow("model, seed, date") << QStringList{u"model"_s, u"seed"_s, u"date"_s}
                                       << QStringList{u"owner/model"_s, u"42"_s, u"2026-11-28"_s}
                                       << QStringList{u"lighthouse"_s, u"euler"_s};
    QTest::newRow("settings") << QStringList{u"settings"_s}
                              << QStringList{u"steps"_s, u"28"_s, u"euler"_s}
                              << QStringList{u"lighthouse"_s, u"blur"_s, u"owner/model"_s};
    QTest::newRow("negative, size")
        << QStringList{u"negative"_s, u"size"_s} << QStringList{u"blur"_s, u"1216 × 832"_s}
        << QStringList{u"lighthouse"_s};
}

void TestSharePage::onlyWhatIsTickedIsShown()
{
    QFETCH(const QStringList, shown);
    QFETCH(const QStringList, said);
    QFETCH(const QStringList, unsaid);
    const SharePage page =
        pageOf(shareOf(shown), {{artworkOf(u"a lighthouse"_s), publicLink(u"a.png"_s)}},
               publicLink(u"p.html"_s));
    QString html = QString::fromUtf8(htmlOf(page));
    const Found found = readStrictly(html.toUtf8());
    for (const QString &one : said)
        QVERIFY2(found.text.contains(one), qPrintable(one));
    html.remove(found.style).remove(found.meta[u"Content-Security-Policy"_s]);
    for (const QString &one : unsaid)
        QVERIFY2(!html.contains(one), qPrintable(one));
    QVERIFY(!found.alt.isEmpty());
}

void TestSharePage::nobodyLearnsWhereFilesLie()
{
    const SharePage page =
        pageOf(shareOf(shareFields()), {{artworkOf(u"x"_s), publicLink(u"a.png"_s)}},
               publicLink(u"p.html"_s));
    const QString html = QString::fromUtf8(htmlOf(page));
    for (const QString &one : {u"somebody"_s, u"private.example"_s, u"input:"_s, u"base64"_s,
                               u"C:"_s, u"/srv"_s, u"safetensors"_s})
        QVERIFY2(!html.contains(one), qPrintable(one));
    QVERIFY(html.contains(u"euler"_s));
}

void TestSharePage::aSignedPageSaysHowLongItLives()
{
    Share share = shareOf({});
    share.options.words[u"valid"_s] = u"Until %1, no longer."_s;
    const Found found = readStrictly(htmlOf(
        pageOf(share, {{artworkOf(u"x"_s), signedLink(u"a.png"_s)}}, signedLink(u"p.html"_s))));
    QVERIFY(found.text.contains(u"Until 2026-12-05 14:02 UTC, no longer."_s));
    QVERIFY(found.addresses.contains(signedLink(u"a.png"_s).url));
    QVERIFY(!found.meta.contains(u"og:url"_s)); // it would end
    QCOMPARE(found.meta[u"referrer"_s], u"no-referrer"_s);
}

void TestSharePage::whatWasTakenBackIsSaid()
{
    const SharePage page = pageOf(shareOf(shareFields()),
                                  {{artworkOf(u"gone with it"_s), std::nullopt},
                                   {artworkOf(u"still there"_s), publicLink(u"b.png"_s)}},
                                  publicLink(u"p.html"_s));
    const Found found = readStrictly(htmlOf(page));
    QCOMPARE(found.text.count(u"Taken back."_s), 1);
    QVERIFY(!found.text.contains(u"gone with it"_s));
    QCOMPARE(found.elements.count(u"img"_s), 1);
    const SharePage empty = pageOf(shareOf({}), {{{}, std::nullopt}}, publicLink(u"p.html"_s));
    QVERIFY(readStrictly(htmlOf(empty)).text.contains(u"Taken back."_s));
}

void TestSharePage::anAddressThatIsNoneIsNotLinked()
{
    SharePage page;
    page.goneWord = u"gone"_s;
    page.pictures = {{.url = u"javascript:alert(1)"_s, .mediaType = u"image/png"_s},
                     {.url = u"file:///etc/passwd"_s, .mediaType = u"text/plain"_s}};
    const Found found = readStrictly(htmlOf(page));
    QCOMPARE(found.addresses, QStringList{});
    QCOMPARE(found.text.count(u"gone"_s), 2);
}

QTEST_GUILESS_MAIN(TestSharePage)
#include "tst_sharepage.moc"
