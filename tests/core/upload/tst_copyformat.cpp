#include "core/upload/copyformat.h"
#include "core/upload/copypattern.h"
#include "core/upload/copytext.h"

#include <QRegularExpression>
#include <QtTest>
#include <QXmlStreamReader>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

const QString address = u"https://h/a.png?X=1&Y=%2F"_s;

CopyFacts factsOf(const QString &prompt, const QString &url = address)
{
    CopyFacts facts;
    facts.link.url = url;
    facts.artwork.request.parameters = {{"prompt", prompt.toStdString()}};
    return facts;
}

QString filled(const QString &id, const QString &prompt, const QString &url = address)
{
    return copyText(*CopyFormats{}.find(id), factsOf(prompt, url));
}

CopyFormat own(CopyLanguage language, const QString &pattern, const QString &name = u"mine"_s)
{
    return {.id = name, .name = name, .language = language, .pattern = pattern, .isOwn = true};
}

//! Prompts as somebody would write them who wants something to run.
const QStringList &hostilePrompts()
{
    static const QStringList prompts{
        u"\"><script>alert(1)</script>"_s,
        u"' onerror='alert(1)"_s,
        u"\" onerror=\"alert(1)"_s,
        u"x](javascript:alert(1)) [y"_s,
        u"<javascript:alert(1)>"_s,
        u"![x](javascript:alert(1))"_s,
        u"\\](javascript:alert(1))"_s,
        u"a\n\n<img src=x onerror=alert(1)>\n# b\r\n\t* c"_s,
        u"[/img][url=javascript:alert(1)]x[/url]"_s,
        u"&lt;script&gt; &#x3c; &amp;"_s,
        u"`<b>` ``` $(rm -rf) %1 %2 \u202e \u0000 \x1b[31m"_s,
        u"--> <!-- ]]> <![CDATA["_s,
    };
    return prompts;
}

//! Strict: as XHTML, with the elements and attributes that it has.
QStringList shapeOf(const QString &html)
{
    QXmlStreamReader xml{u"<r>"_s +
                         QString{html}.replace(QRegularExpression{u"(<img[^>]*)>"_s}, u"\\1/>"_s) +
                         u"</r>"_s};
    QStringList out;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            out.append(xml.name().toString());
            for (const QXmlStreamAttribute &one : xml.attributes())
                out.append(u'@' + one.name().toString());
        }
    }
    return xml.hasError() ? QStringList{xml.errorString()} : out;
}

} // namespace

class TestCopyFormat : public QObject {
    Q_OBJECT
private slots:
    void everyFormatHasAnIdAndIsSafe();
    void textsAreEscaped_data();
    void textsAreEscaped();
    void longDescriptionsAreShortened();
    void aHostilePromptIsOnlyATextInHtml();
    void aHostilePromptEndsNoMarkdownLink();
    void aHostilePromptOpensNoTagInBBCode();
    void noPromptIsMoreThanALine();
    void everyTokenHasItsValue();
    void patternsAreRead_data();
    void patternsAreRead();
    void whatIsNotSafeIsRefused_data();
    void whatIsNotSafeIsRefused();
    void whatIsSafeIsTaken_data();
    void whatIsSafeIsTaken();
    void ownFormatsAreKept();
    void ownFormatsThatCannotBeReadAreLeftOut();
    void anOwnFormatTakesNoOthersPlace();
    void theJoinIsReadAsItIsWritten();
};

void TestCopyFormat::everyFormatHasAnIdAndIsSafe()
{
    const CopyFormats formats;
    for (const CopyFormat &row : builtInCopyFormats()) {
        QVERIFY2(checkCopyFormat(row), qPrintable(row.id));
        QCOMPARE(*formats.find(row.id.toUpper()), row);
        QVERIFY(formats.ids().contains(row.id));
    }
    QVERIFY(!formats.find(u"nonsense"_s));
    QCOMPARE(formats.findOrPlain(u"nonsense"_s).id, u"plain"_s);
    QCOMPARE(formats.findOrPlain({}).id, u"plain"_s);
}

void TestCopyFormat::textsAreEscaped_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("alt");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &id, const QString &url, const QString &alt,
                        const QString &text) { QTest::newRow(name) << id << url << alt << text; };
    const QString plain = u"plain"_s;
    const QString markdown = u"markdown"_s;
    const QString html = u"html"_s;
    const QString bbcode = u"bbcode"_s;
    row("plain", plain, address, u"<b>"_s, address);
    row("markdown", markdown, address, u"a red coat"_s,
        u"![a red coat](https://h/a.png?X=1&Y=%2F)"_s);
    row("markdown, no alt", markdown, address, {}, u"![](https://h/a.png?X=1&Y=%2F)"_s);
    row("markdown, brackets", markdown, address, u"a](http://evil) [b"_s,
        u"![a\\]\\(http://evil\\) \\[b](https://h/a.png?X=1&Y=%2F)"_s);
    row("markdown, marks", markdown, u"u"_s, u"*a* _b_ `c` \\ <i> &amp; !~"_s,
        u"![\\*a\\* \\_b\\_ \\`c\\` \\\\ \\<i\\> \\&amp; \\!\\~](u)"_s);
    row("markdown, lines", markdown, u"u"_s, u"a\n\n# b\r\n\tc"_s, u"![a # b c](u)"_s);
    row("markdown, brackets in the address", markdown, u"https://h/a(1).png"_s, u"x"_s,
        u"![x](https://h/a%281%29.png)"_s);
    row("html", html, address, u"a \"red\" <coat> & 'b'"_s,
        u"<img src=\"https://h/a.png?X=1&amp;Y=%2F\" alt=\"a &quot;red&quot; &lt;coat&gt; &amp; &#39;b&#39;\">"_s);
    row("html, hostile", html, u"u"_s, u"\"><script>alert(1)</script>"_s,
        u"<img src=\"u\" alt=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">"_s);
    row("html, percent signs", html, u"https://h/%31%32"_s, u"%1 %2"_s,
        u"<img src=\"https://h/%31%32\" alt=\"%1 %2\">"_s);
    row("a prompt with tokens", html, u"u"_s, u"$url ${seed} $$"_s,
        u"<img src=\"u\" alt=\"$url ${seed} $$\">"_s);
    row("bbcode", bbcode, address, u"[/img] x"_s, u"[img]https://h/a.png?X=1&Y=%2F[/img]"_s);
    row("bbcode, brackets in the address", bbcode, u"https://[::1]/a"_s, {},
        u"[img]https://%5B::1%5D/a[/img]"_s);
    row("thumbnail", u"thumbnail"_s, u"u&v"_s, u"\"x\""_s,
        u"<a href=\"u&amp;v\"><img src=\"u&amp;v\" alt=\"&quot;x&quot;\" width=\"320\"></a>"_s);
    row("unicode", markdown, u"u"_s, u"été 日本 🎨 👩\u200d🚀"_s, u"![été 日本 🎨 👩\u200d🚀](u)"_s);
}

void TestCopyFormat::textsAreEscaped()
{
    QFETCH(const QString, id);
    QFETCH(const QString, url);
    QFETCH(const QString, alt);
    QTEST(filled(id, alt, url), "text");
}

void TestCopyFormat::longDescriptionsAreShortened()
{
    for (const QString &unit : {u"a"_s, u"🎨"_s, u"a🎨"_s}) {
        const QString text = filled(u"markdown"_s, unit.repeated(100'000), u"u"_s);
        QVERIFY(text.size() < 400);
        QVERIFY(text.endsWith(u"…](u)"_s));
        QCOMPARE(QString::fromUtf8(text.toUtf8()), text); // no half character
    }
}

void TestCopyFormat::aHostilePromptIsOnlyATextInHtml()
{
    const CopyFormat figure = own(
        CopyLanguage::Html,
        u"<figure><a href='$url'><img src=\"$url\" alt='$prompt'></a>$prompt<i title=\"$prompt\">$model</i></figure>"_s);
    QVERIFY(checkCopyFormat(figure));
    const QStringList shape = shapeOf(copyText(figure, factsOf(u"a fox"_s)));
    QCOMPARE(shape.front(), u"r"_s);
    for (const QString &prompt : hostilePrompts()) {
        QCOMPARE(shapeOf(filled(u"html"_s, prompt)),
                 (QStringList{u"r"_s, u"img"_s, u"@src"_s, u"@alt"_s}));
        QCOMPARE(
            shapeOf(filled(u"thumbnail"_s, prompt)),
            (QStringList{u"r"_s, u"a"_s, u"@href"_s, u"img"_s, u"@src"_s, u"@alt"_s, u"@width"_s}));
        QCOMPARE(shapeOf(copyText(figure, factsOf(prompt))), shape);
    }
}

void TestCopyFormat::aHostilePromptEndsNoMarkdownLink()
{
    // What CommonMark reads as ordinary: a backslash before a sign.
    static const QRegularExpression ordinary{u"\\\\[!-/:-@\\[-`{-~]"_s};
    for (const QString &prompt : hostilePrompts()) {
        QString left = filled(u"markdown"_s, prompt, u"u"_s);
        left.remove(ordinary);
        QVERIFY2(left.startsWith(u"!["_s) && left.endsWith(u"](u)"_s), qPrintable(left));
        const QString alt = left.sliced(2, left.size() - 6);
        for (const QChar sign : u"[]<>`&()"_s)
            QVERIFY2(!alt.contains(sign), qPrintable(left));
    }
}

void TestCopyFormat::aHostilePromptOpensNoTagInBBCode()
{
    const CopyFormat quote =
        own(CopyLanguage::BBCode, u"[url=$url][img]$url[/img][/url] [b]$prompt[/b]"_s);
    QVERIFY(checkCopyFormat(quote));
    const qsizetype tags = copyText(quote, factsOf(u"a fox"_s)).count(u'[');
    for (const QString &prompt : hostilePrompts())
        QCOMPARE(copyText(quote, factsOf(prompt)).count(u'['), tags);
}

void TestCopyFormat::noPromptIsMoreThanALine()
{
    const CopyFormat row = own(CopyLanguage::Plain, u"$url\t$prompt"_s);
    for (const QString &prompt : hostilePrompts()) {
        const QString text = copyText(row, factsOf(prompt)).section(u'\t', 1);
        QVERIFY(!text.contains(u'\n') && !text.contains(u'\t') && !text.contains(QChar{0x1b}));
        QVERIFY(!text.contains(QChar{0x202e}));
    }
}

void TestCopyFormat::everyTokenHasItsValue()
{
    CopyFacts facts = factsOf(u"a fox"_s);
    facts.link.validUntil = QDateTime{QDate{2026, 12, 5}, QTime{14, 2}, Qt::UTC};
    facts.objectKey = u"2026/11/8f1c.png"_s;
    facts.artwork.uuid = u"8f1c"_s;
    facts.artwork.createdAt = QDateTime{QDate{2026, 11, 28}, QTime{12, 0}};
    facts.artwork.mediaType = u"image/png"_s;
    facts.artwork.size = {200, 100};
    facts.artwork.seed = -7;
    facts.artwork.request.provider = u"replicate"_s;
    facts.artwork.request.model = u"o/m"_s;
    facts.artwork.request.version = u"v1"_s;
    facts.artwork.request.parameters["negative_prompt"] = "blur";
    const std::map<QString, QString> values{
        {u"url"_s, address},
        {u"thumbnail"_s, address},
        {u"thumbnail_width"_s, u"200"_s},
        {u"prompt"_s, u"a fox"_s},
        {u"alt"_s, u"a fox"_s},
        {u"negative_prompt"_s, u"blur"_s},
        {u"seed"_s, u"-7"_s},
        {u"model"_s, u"o/m"_s},
        {u"version"_s, u"v1"_s},
        {u"provider"_s, u"replicate"_s},
        {u"width"_s, u"200"_s},
        {u"height"_s, u"100"_s},
        {u"expires"_s, u"2026-12-05 14:02 UTC"_s},
        {u"date"_s, u"2026-11-28"_s},
        {u"filename"_s, u"8f1c.png"_s},
        {u"ext"_s, u"png"_s},
        {u"type"_s, u"image/png"_s},
        {u"id"_s, u"8f1c"_s},
    };
    QCOMPARE(values.size(), copyTokens().size());
    for (const auto &[name, value] : values)
        QCOMPARE(copyText(own(CopyLanguage::Plain, u"${"_s + name + u"}"_s), facts), value);
    // Of a picture of which nothing is known.
    for (const CopyToken &token : copyTokens())
        static_cast<void>(token.value({}));
}

void TestCopyFormat::patternsAreRead_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::newRow("side by side") << u"${width}x$height"_s << u"200x100"_s;
    QTest::newRow("a dollar") << u"$$5 $ 5 $"_s << u"$5 $ 5 $"_s;
    QTest::newRow("a price") << u"$$url"_s << u"$url"_s;
    QTest::newRow("one nobody knows") << u"$nothing"_s << u"$nothing"_s;
    QTest::newRow("no partner") << u"a ${url"_s << u"a ${url"_s;
}

void TestCopyFormat::patternsAreRead()
{
    QFETCH(const QString, pattern);
    CopyFacts facts = factsOf({});
    facts.artwork.size = {200, 100};
    QTEST(copyText(own(CopyLanguage::Plain, pattern), facts), "text");
}

void TestCopyFormat::whatIsNotSafeIsRefused_data()
{
    QTest::addColumn<CopyLanguage>("language");
    QTest::addColumn<QString>("pattern");
    using enum CopyLanguage;
    const auto row = [](CopyLanguage language, const QString &pattern) {
        QTest::newRow(qPrintable(pattern)) << language << pattern;
    };
    row(Plain, {});
    row(Plain, u"   "_s);
    row(Plain, u"$urls"_s);
    row(Plain, u"${url"_s);
    row(Plain, u"${}"_s);
    row(Plain, u"x"_s.repeated(4'001));
    row(Html, u"<img src=$url>"_s);
    row(Html, u"<img alt=x $prompt>"_s);
    row(Html, u"<$prompt>"_s);
    row(Html, u"<a href=\"$prompt\">x</a>"_s);
    row(Html, u"<a href=\"javascript:x('$url')\">x</a>"_s);
    row(Html, u"<a onclick=\"x('$prompt')\">x</a>"_s);
    row(Html, u"<i STYLE = '$prompt'>x</i>"_s);
    row(Html, u"<i id=\"\" onclick=\"$prompt\">x</i>"_s);
    row(Html, u"<i id=1 onclick=\"$prompt\">x</i>"_s);
    row(Html, u"<i id = 1 hidden onclick = \"$prompt\">x</i>"_s);
    row(Html, u"<i/onclick=\"$prompt\">x</i>"_s);
    row(Html, u"<i id='x'onclick='$prompt'>x</i>"_s);
    row(Html, u"<i id=x/onclick=\"$prompt\">x</i>"_s);
    row(Html, u"<a title='x' href\n=\n'$prompt'>x</a>"_s);
    row(Html, u"<iframe srcdoc=\"$prompt\"></iframe>"_s);
    row(Html, u"<script>$prompt</script>"_s);
    row(Html, u"<SCRIPT src='x'></SCRIPT>$prompt"_s);
    row(Html, u"<script>x()</script>"_s);
    row(Html, u"<!-- $prompt -->"_s);
    row(Html, u"<img src=\"$url\""_s);
    row(Html, u"<img src=\"$url"_s);
    row(Markdown, u"[x]($prompt)"_s);
    row(Markdown, u"[x](https://h/?q=$prompt)"_s);
    row(Markdown, u"[x]: $prompt"_s);
    row(Markdown, u"<$prompt>"_s);
    row(Markdown, u"<b>$prompt</b>"_s);
    row(BBCode, u"[url=$prompt]x[/url]"_s);
    row(BBCode, u"[url]$prompt[/url]"_s);
    row(BBCode, u"[IMG]$prompt[/IMG]"_s);
}

void TestCopyFormat::whatIsNotSafeIsRefused()
{
    QFETCH(const CopyLanguage, language);
    QFETCH(const QString, pattern);
    const CopyFormat format = own(language, pattern);
    const Result<> checked = checkCopyFormat(format);
    QVERIFY(!checked);
    QCOMPARE(toString(checked.error().kind), u"invalid_input"_s);
    QVERIFY(!checked.error().message.isEmpty());
    QVERIFY(!CopyFormats{{format}}.find(format.id));
}

void TestCopyFormat::whatIsSafeIsTaken_data()
{
    QTest::addColumn<CopyLanguage>("language");
    QTest::addColumn<QString>("pattern");
    using enum CopyLanguage;
    const auto row = [](CopyLanguage language, const QString &pattern) {
        QTest::newRow(qPrintable(pattern)) << language << pattern;
    };
    row(Plain, u"curl -O '$url' # $prompt"_s);
    row(Html, u"a < b <!-- x --> <br/> <a href='https://t.example/?u=$url'>$prompt</a>"_s);
    row(Html, u"<figure class=big><img src=\"$url\" width = '$width' alt=\"$alt\"/></figure>"_s);
    row(Markdown, u"# $prompt\n[![$alt]($thumbnail)](<$url> \"$prompt\")\n\n`$seed` <$url>"_s);
    row(BBCode, u"[quote][url=$url]$prompt[/url][/quote]"_s);
}

void TestCopyFormat::whatIsSafeIsTaken()
{
    QFETCH(const CopyLanguage, language);
    QFETCH(const QString, pattern);
    const CopyFormat format = own(language, pattern);
    const Result<> checked = checkCopyFormat(format);
    QVERIFY2(checked, qPrintable(checked ? QString{} : checked.error().message));
    QVERIFY(CopyFormats{{format}}.find(format.id));
}

void TestCopyFormat::ownFormatsAreKept()
{
    const std::vector<CopyFormat> formats{own(CopyLanguage::Html, u"<b>$prompt</b>\n\"é\""_s),
                                          own(CopyLanguage::Plain, u"$url"_s, u"Für's Forum"_s)};
    QCOMPARE(ownFormatsFromText(ownFormatsToText(formats)), formats);
    QCOMPARE(ownFormatsToText({}), QString{});
}

void TestCopyFormat::ownFormatsThatCannotBeReadAreLeftOut()
{
    for (const QString &text : {u""_s, u"{"_s, u"7"_s, u"[7, null, []]"_s, u"{\"name\":\"x\"}"_s,
                                u"[{\"name\":\"\",\"language\":\"html\",\"pattern\":\"x\"}]"_s,
                                u"[{\"name\":\"x\",\"language\":\"tex\",\"pattern\":\"x\"}]"_s})
        QVERIFY(ownFormatsFromText(text).empty());
}

void TestCopyFormat::anOwnFormatTakesNoOthersPlace()
{
    const CopyFormats formats{{own(CopyLanguage::Plain, u"mine: $url"_s, u"HTML"_s),
                               own(CopyLanguage::Plain, u"1 $url"_s, u"forum"_s),
                               own(CopyLanguage::Plain, u"2 $url"_s, u"Forum"_s)}};
    QCOMPARE(formats.all().size(), builtInCopyFormats().size() + 1);
    QCOMPARE(formats.find(u"FORUM"_s)->pattern, u"1 $url"_s);
}

void TestCopyFormat::theJoinIsReadAsItIsWritten()
{
    QCOMPARE(joinFromText(u"\\n\\n"_s), u"\n\n"_s);
    QCOMPARE(joinFromText(u" \\t\\\\n\\x\\"_s), u" \t\\n\\x\\"_s);
}

QTEST_GUILESS_MAIN(TestCopyFormat)
#include "tst_copyformat.moc"
