// A share page as whoever gets its link sees it, in Chromium: by day and night, on a phone, without
// JavaScript. With LIMNER_SHOTS=FOLDER it leaves pictures of that there.
#include "core/upload/sharepage.h"
#include "tests/support/browser.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QString hostile = u"\"><script>owned=1</script><img src=x onerror=owned=1> "
                        "' onload='owned=1 javascript:owned=1 灯塔 "_s;

void paint(const QString &path, QSize size, QColor sky)
{
    QImage image{size, QImage::Format_RGB32};
    QPainter painter{&image};
    QLinearGradient evening{0, 0, 0, double(size.height())};
    evening.setColorAt(0, sky.darker());
    evening.setColorAt(1, sky.lighter());
    painter.fillRect(image.rect(), evening);
    painter.end();
    if (!image.save(path))
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class TestSharePageInBrowser : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_browser = std::make_unique<Browser>(); }
    void itFits_data();
    void itFits();
    void nothingOfItRuns();

private:
    void open();
    void shoot(const QString &name);

    QTemporaryDir m_folder;
    std::unique_ptr<Browser> m_browser;
};

void TestSharePageInBrowser::initTestCase()
{
    SharePage page;
    page.title = u"By the sea"_s;
    page.negativeWord = u"Without"_s;
    page.downloadWord = u"Download"_s;
    page.goneWord = u"This picture was taken back."_s;
    page.validWord = u"These links work until %1."_s;
    page.validUntil = QDateTime{QDate{2026, 12, 5}, QTime{14, 2}, Qt::UTC};
    const std::pair<QSize, QColor> looks[] = {{{1216, 832}, Qt::darkCyan},
                                              {{832, 1216}, Qt::darkBlue},
                                              {{1024, 1024}, Qt::darkYellow},
                                              {{2048, 512}, Qt::darkRed}};
    int number = 0;
    for (const auto &[size, sky] : looks) {
        const QString name = u"%1.png"_s.arg(++number);
        paint(m_folder.filePath(name), size, sky);
        page.pictures.push_back(
            {.url = name,
             .mediaType = u"image/png"_s,
             .size = size,
             .alt = hostile,
             .prompt = number == 1 ? hostile.repeated(12)
                                   : u"a lighthouse above a quiet sea, evening light"_s,
             .negative = number == 2 ? hostile : QString{},
             .facts = {{u"Model"_s, u"owner/"_s + u"averylongname"_s.repeated(8)},
                       {u"Seed"_s, u"9007199254740993"_s},
                       {u"Size"_s, u"%1 × %2"_s.arg(size.width()).arg(size.height())}},
             .hasDownload = true});
    }
    page.pictures.push_back({});
    QFile file{m_folder.filePath(u"page.html"_s)};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(htmlOf(page));
}

void TestSharePageInBrowser::open()
{
    m_browser->tell(u"Emulation.setScriptExecutionDisabled"_s, {{"value", true}});
    m_browser->open(QUrl::fromLocalFile(m_folder.filePath(u"page.html"_s)).toString());
}

void TestSharePageInBrowser::shoot(const QString &name)
{
    const QString folder = qEnvironmentVariable("LIMNER_SHOTS");
    if (folder.isEmpty())
        return;
    const Json taken =
        m_browser->tell(u"Page.captureScreenshot"_s, {{"captureBeyondViewport", true}});
    QDir{}.mkpath(folder);
    QFile file{folder + u"/share-page-%1.png"_s.arg(name)};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromBase64(textAt(taken, "data").toLatin1()));
}

void TestSharePageInBrowser::itFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("scheme");
    for (const auto *scheme : {"light", "dark"}) {
        const QByteArray name = scheme;
        QTest::newRow(QByteArray{"desk-" + name}.constData())
            << QSize{1280, 900} << QString::fromLatin1(scheme);
        QTest::newRow(QByteArray{"phone-" + name}.constData())
            << QSize{360, 740} << QString::fromLatin1(scheme);
    }
}

void TestSharePageInBrowser::itFits()
{
    QFETCH(QSize, size);
    QFETCH(QString, scheme);
    const bool isPhone = size.width() < 500;
    m_browser->tell(u"Emulation.setDeviceMetricsOverride"_s, {{"width", size.width()},
                                                              {"height", size.height()},
                                                              {"deviceScaleFactor", 1},
                                                              {"mobile", isPhone}});
    m_browser->tell(u"Emulation.setEmulatedMedia"_s,
                    {{"features", Json::array({{{"name", "prefers-color-scheme"},
                                                {"value", scheme.toStdString()}}})}});
    open();
    QCOMPARE(m_browser->value(u"document.documentElement.scrollWidth <= innerWidth"_s), Json(true));
    QVERIFY(m_browser->becomes(
        u"document.images.length === 4 && "
        "[...document.images].every(one => (one.scrollIntoView(), one.naturalWidth > 0))"_s));
    // Pictures keep their shape, and leave room at the sides.
    QCOMPARE(m_browser->value(
                 u"[...document.images].every(one => { const at = one.getBoundingClientRect(); "
                 "return at.left >= 0 && at.right <= innerWidth && Math.abs(at.width / at.height - "
                 "one.naturalWidth / one.naturalHeight) < 0.05; })"_s),
             Json(true));
    const Json background = m_browser->value(
        u"getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)"_s);
    QCOMPARE(background.at(0).get<int>() > 128, scheme == u"light"_s);
    QVERIFY(m_browser->takeComplaints().isEmpty());
    shoot(QString::fromLatin1(QTest::currentDataTag()));
}

void TestSharePageInBrowser::nothingOfItRuns()
{
    m_browser->open(QUrl::fromLocalFile(m_folder.filePath(u"page.html"_s)).toString());
    QCOMPARE(m_browser->value(u"typeof owned"_s), Json("undefined"));
    QCOMPARE(m_browser->value(u"document.scripts.length"_s), Json(0));
    QVERIFY(toText(m_browser->value(u"document.body.textContent"_s)).contains(hostile.trimmed()));
}

QTEST_MAIN(TestSharePageInBrowser)
#include "tst_sharepageinbrowser.moc"
