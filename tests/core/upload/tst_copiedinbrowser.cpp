// What is copied, pasted somewhere: Markdown by a strict renderer, HTML as it is, all of it looked
// at by Chromium. A prompt is words there, whatever it says.
#include "core/upload/copytext.h"
#include "tests/support/browser.h"

#include <QProcess>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! Each sets `owned` if anything of it runs.
const QStringList &hostilePrompts()
{
    static const QStringList prompts{
        u"\"><script>owned=1</script>"_s,
        u"' onerror='owned=1' x='"_s,
        u"\" onerror=\"owned=1"_s,
        u"x](javascript:owned=1) ![y](x \"onerror=owned=1"_s,
        u"](x)<img src=x onerror=owned=1>"_s,
        u"<javascript:owned=1>"_s,
        u"\\](javascript:owned=1)"_s,
        u"a\n\n<img src=x onerror=owned=1>\n# b\r\n\t* c"_s,
        u"</section></body><script>owned=1</script>"_s,
        u"&lt;script&gt;owned=1&lt;/script&gt; &#x3c;"_s,
        u"`<b onmouseover=owned=1>` ```\n<script>owned=1</script>\n```"_s,
        u"--> <!-- ]]> <![CDATA[ <svg onload=owned=1>"_s,
        u"<iframe srcdoc='<script>parent.owned=1</script>'>"_s,
        u"[x]: javascript:owned=1\n\n[x]"_s,
        u"$url ${prompt} $$ 灯塔 \u202e"_s,
    };
    return prompts;
}

const QString address = u"https://pictures.example/a.png?X-Amz=1&Y=%2F"_s;

CopyFacts factsOf(const QString &prompt)
{
    CopyFacts facts;
    facts.link.url = address;
    facts.artwork.request.parameters = {{"prompt", prompt.toStdString()}};
    return facts;
}

//! As CommonMark has it, with raw HTML let through: nothing is made harmless by the renderer.
QString rendered(const QString &markdown)
{
    QProcess cmark;
    cmark.start(u"cmark"_s, {u"--unsafe"_s});
    if (!cmark.waitForStarted())
        qFatal("cmark is missing: ./dev test installs it");
    cmark.write(markdown.toUtf8());
    cmark.closeWriteChannel();
    if (!cmark.waitForFinished() || cmark.exitCode() != 0)
        qFatal("cmark: %s", cmark.readAllStandardError().constData());
    return QString::fromUtf8(cmark.readAllStandardOutput());
}

//! What stands in each part of the page: elements with their attributes, in order.
const QString shapes = uR"([...document.querySelectorAll('section')].map(part =>
        [...part.querySelectorAll('*')].map(one =>
            one.localName + [...one.attributes].map(mine => '@' + mine.name).join('')).join(' ')))"_s;

} // namespace

class TestCopiedInBrowser : public QObject {
    Q_OBJECT
private slots:
    void aPromptIsWordsWhereItIsPasted_data();
    void aPromptIsWordsWhereItIsPasted();

private:
    Browser m_browser;
};

void TestCopiedInBrowser::aPromptIsWordsWhereItIsPasted_data()
{
    QTest::addColumn<CopyFormat>("format");
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QString>("described"); // where the prompt is to be found
    const CopyFormats formats;
    QTest::newRow("Markdown") << *formats.find(u"markdown"_s) << u"p img@src@alt"_s << u"alt"_s;
    QTest::newRow("HTML") << *formats.find(u"html"_s) << u"img@src@alt"_s << u"alt"_s;
    QTest::newRow("thumbnail") << *formats.find(u"thumbnail"_s) << u"a@href img@src@alt@width"_s
                               << u"alt"_s;
    QTest::newRow("own HTML") << CopyFormat{.id = u"own"_s,
                                            .name = u"own"_s,
                                            .language = CopyLanguage::Html,
                                            .pattern = u"<figure><img src=\"$url\" alt='$prompt'>"
                                                       "<b title=\"$prompt\">$model</b></figure>"_s,
                                            .isOwn = true}
                              << u"figure img@src@alt b@title"_s << u"alt"_s;
    QTest::newRow("own Markdown") << CopyFormat{.id = u"own"_s,
                                                .name = u"own"_s,
                                                .language = CopyLanguage::Markdown,
                                                .pattern = u"[**$prompt**]($url)"_s,
                                                .isOwn = true}
                                  << u"p a@href strong"_s << u""_s;
}

void TestCopiedInBrowser::aPromptIsWordsWhereItIsPasted()
{
    QFETCH(CopyFormat, format);
    QFETCH(QString, shape);
    QFETCH(QString, described);
    QVERIFY(checkCopyFormat(format));
    QString page = u"<!doctype html><meta charset=utf-8><title>pasted</title>"_s;
    for (const QString &prompt : hostilePrompts()) {
        const QString copied = copyText(format, factsOf(prompt));
        const bool isMarkdown = format.language == CopyLanguage::Markdown;
        page += u"<section>"_s + (isMarkdown ? rendered(copied) : copied) + u"</section>\n"_s;
    }
    QTemporaryDir folder;
    QFile file{folder.filePath(u"page.html"_s)};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(page.toUtf8());
    file.close();
    m_browser.open(QUrl::fromLocalFile(file.fileName()).toString());

    const Json found = m_browser.value(shapes);
    QCOMPARE(found.size(), size_t(hostilePrompts().size()));
    for (const Json &one : found)
        QCOMPARE(toText(one), shape);
    QCOMPARE(m_browser.value(u"typeof owned"_s), Json("undefined"));
    QCOMPARE(m_browser.value(u"document.title"_s), Json("pasted"));
    // Every address is the picture's, digit for digit.
    const Json addresses = m_browser.value(
        u"[...document.querySelectorAll('section *')].flatMap(one => "
        "['src', 'href'].filter(name => one.hasAttribute(name)).map(name => one.getAttribute(name)))"_s);
    QVERIFY(!addresses.empty());
    for (const Json &one : addresses)
        QCOMPARE(toText(one), address);
    if (!described.isEmpty())
        QVERIFY(toText(m_browser.value(u"document.querySelector('section img').alt"_s))
                    .startsWith(u"\"><script>owned=1"_s));
}

QTEST_MAIN(TestCopiedInBrowser)
#include "tst_copiedinbrowser.moc"
