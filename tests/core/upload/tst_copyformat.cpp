#include "core/upload/copyformat.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestCopyFormat : public QObject {
    Q_OBJECT
private slots:
    void everyFormatHasAnId();
    void textsAreEscaped_data();
    void textsAreEscaped();
    void longDescriptionsAreShortened();
};

void TestCopyFormat::everyFormatHasAnId()
{
    QCOMPARE(copyFormats().size(), size_t{4});
    for (const CopyFormatRow &row : copyFormats()) {
        QCOMPARE(copyFormatFromId(QString::fromLatin1(row.id)), row.format);
        QCOMPARE(copyFormatId(row.format), QString::fromLatin1(row.id));
    }
    QCOMPARE(copyFormatFromId(u"nonsense"_s), CopyFormat::Plain);
}

void TestCopyFormat::textsAreEscaped_data()
{
    QTest::addColumn<CopyFormat>("format");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("alt");
    QTest::addColumn<QString>("text");
    using enum CopyFormat;
    const auto row = [](const char *name, CopyFormat format, const QString &url, const QString &alt,
                        const QString &text) {
        QTest::newRow(name) << format << url << alt << text;
    };
    const QString url = u"https://h/a.png?X=1&Y=%2F"_s;
    row("plain", Plain, url, u"<b>"_s, url);
    row("markdown", Markdown, url, u"a red coat"_s, u"![a red coat](https://h/a.png?X=1&Y=%2F)"_s);
    row("markdown, no alt", Markdown, url, {}, u"![](https://h/a.png?X=1&Y=%2F)"_s);
    row("markdown, brackets", Markdown, url, u"a](http://evil) [b"_s,
        u"![a\\](http://evil) \\[b](https://h/a.png?X=1&Y=%2F)"_s);
    row("markdown, marks", Markdown, u"u"_s, u"*a* _b_ `c` \\ <i> &amp; !~"_s,
        u"![\\*a\\* \\_b\\_ \\`c\\` \\\\ \\<i\\> \\&amp; \\!\\~](u)"_s);
    row("markdown, lines", Markdown, u"u"_s, u"a\n\n# b\r\n\tc"_s, u"![a # b c](u)"_s);
    row("markdown, brackets in the address", Markdown, u"https://h/a(1).png"_s, u"x"_s,
        u"![x](<https://h/a(1).png>)"_s);
    row("html", Html, url, u"a \"red\" <coat> & 'b'"_s,
        u"<img src=\"https://h/a.png?X=1&amp;Y=%2F\" alt=\"a &quot;red&quot; &lt;coat&gt; &amp; &#39;b&#39;\">"_s);
    row("html, hostile", Html, u"u"_s, u"\"><script>alert(1)</script>"_s,
        u"<img src=\"u\" alt=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">"_s);
    row("html, percent signs", Html, u"https://h/%31%32"_s, u"%1 %2"_s,
        u"<img src=\"https://h/%31%32\" alt=\"%1 %2\">"_s);
    row("markdown, percent signs", Markdown, u"https://h/%2"_s, u"%1 %2"_s,
        u"![%1 %2](https://h/%2)"_s);
    row("bbcode", BBCode, url, u"[/img] x"_s, u"[img]https://h/a.png?X=1&Y=%2F[/img]"_s);
    row("bbcode, brackets in the address", BBCode, u"https://[::1]/a"_s, {},
        u"[img]https://%5B::1%5D/a[/img]"_s);
    row("unicode", Markdown, u"u"_s, u"été 日本 🎨"_s, u"![été 日本 🎨](u)"_s);
}

void TestCopyFormat::textsAreEscaped()
{
    QFETCH(const CopyFormat, format);
    QFETCH(const QString, url);
    QFETCH(const QString, alt);
    QTEST(formatLink(format, url, alt), "text");
}

void TestCopyFormat::longDescriptionsAreShortened()
{
    for (const QString &unit : {u"a"_s, u"🎨"_s, u"a🎨"_s}) {
        const QString text = formatLink(CopyFormat::Markdown, u"u"_s, unit.repeated(100'000));
        QVERIFY(text.size() < 400);
        QVERIFY(text.endsWith(u"…](u)"_s));
        QCOMPARE(QString::fromUtf8(text.toUtf8()), text); // no half character
    }
}

QTEST_GUILESS_MAIN(TestCopyFormat)
#include "tst_copyformat.moc"
