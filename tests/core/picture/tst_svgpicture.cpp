#include "core/picture/svgpicture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

const QByteArray head = "<svg xmlns=\"http://www.w3.org/2000/svg\""
                        " xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 40 20\">";
const QByteArray square = "<rect width=\"40\" height=\"20\" fill=\"#00ff00\"/>";

} // namespace

class TestSvgPicture : public QObject {
    Q_OBJECT
private slots:
    void aDrawingIsDrawn();
    void gradientsAreDrawn();
    void onlyShapesAreCopied_data();
    void onlyShapesAreCopied();
    void whatIsNoDrawingIsNothing_data();
    void whatIsNoDrawingIsNothing();
    void sizesBeyondBeliefAreNotDrawn_data();
    void sizesBeyondBeliefAreNotDrawn();

private:
    QImage drawn(const QByteArray &svg)
    {
        QFile file{m_folder.filePath(u"a.svg"_s)};
        if (!file.open(QIODevice::WriteOnly) || file.write(svg) != svg.size())
            return {};
        file.close();
        return svgPicture(file.fileName(), 100);
    }

    QTemporaryDir m_folder;
};

void TestSvgPicture::aDrawingIsDrawn()
{
    const QImage image = drawn("<?xml version=\"1.0\"?>\n<!-- made by a model -->\n"
                               "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">" +
                               head + "<g><title>words</title>" + square + "</g></svg>");
    QCOMPARE(image.size(), QSize(100, 50));
    QCOMPARE(image.pixelColor(50, 25), QColor(0, 255, 0));
}

void TestSvgPicture::gradientsAreDrawn()
{
    const QImage image =
        drawn(head + "<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#f00\"/>"
                     "<stop offset=\"1\" stop-color=\"#00f\"/></linearGradient></defs>"
                     "<rect width=\"40\" height=\"20\" fill=\"url(#a)\"/></svg>");
    QVERIFY(image.pixelColor(2, 25).red() > 200);
    QVERIFY(image.pixelColor(97, 25).blue() > 200);
}

void TestSvgPicture::onlyShapesAreCopied_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("trace");
    const auto row = [](const char *tag, const QByteArray &part, const QByteArray &trace) {
        QTest::newRow(tag) << part << trace;
    };
    row("script", "<script>alert(1)</script>", "alert");
    row("foreign",
        "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\">x</body>"
        "</foreignObject>",
        "body");
    row("picture", "<image xlink:href=\"file:///etc/passwd\"/>", "passwd");
    row("use", "<use xlink:href=\"#a\"/>", "use");
    row("style", "<style>@import url(http://a.example/x.css);</style>", "import");
    row("link", "<a xlink:href=\"http://a.example\"><path d=\"M0 0h9\"/></a>", "path");
    row("event", "<path d=\"M0 0h9\" onclick=\"alert(1)\"/>", "alert");
    row("paint from outside", "<path d=\"M0 0h9\" fill=\"url(http://a.example/x.svg#a)\"/>",
        "example");
    row("quoted paint from outside", "<path d=\"M0 0h9\" fill=\"url('http://a.example#a')\"/>",
        "example");
    row("style from outside", "<path d=\"M0 0h9\" style=\"fill: URL( x.svg#a)\"/>", "x.svg");
    row("dashes", "<path d=\"M0 0h9\" style=\"stroke-dasharray:0.0001\"/>", "dash");
    row("huge", "<path d=\"M0 0h1000000000\"/>", "1000000000");
    row("huge, short", "<path d=\"M0 0h1e300\"/>", "1e300");
    row("another language", "<x:path xmlns:x=\"http://a.example\" d=\"M7 7h7\"/>", "M7");
    row("inner drawing", "<svg viewBox=\"0 0 3 3\"/>", "0 0 3 3");
}

void TestSvgPicture::onlyShapesAreCopied()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, trace);
    const QByteArray copy = harmlessSvg(head + part + square + "</svg>");
    QVERIFY2(!copy.contains(trace), copy.constData());
    QVERIFY(copy.contains("#00ff00")); // and the rest is there
    QCOMPARE(drawn(head + part + square + "</svg>").pixelColor(50, 25), QColor(0, 255, 0));
}

void TestSvgPicture::whatIsNoDrawingIsNothing_data()
{
    QTest::addColumn<QByteArray>("svg");
    QByteArray laughs = "<!DOCTYPE svg [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 10; ++i) {
        const QByteArray before = "&a" + QByteArray::number(i - 1) + ";";
        laughs += "<!ENTITY a" + QByteArray::number(i) + " \"" + before.repeated(10) + "\">";
    }
    QTest::newRow("a billion laughs") << laughs + "]>" + head + "<title>&a9;</title></svg>";
    QTest::newRow("an entity from outside")
        << "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + head + square + "</svg>";
    QTest::newRow("very deep") << head + QByteArray{"<g>"}.repeated(5000) + square +
                                      QByteArray{"</g>"}.repeated(5000) + "</svg>";
    QTest::newRow("very many") << head + QByteArray{"<g/>"}.repeated(50'000) + square + "</svg>";
    QTest::newRow("cut off") << head + square;
    QTest::newRow("a page") << QByteArray{"<html><svg/></html>"};
    QTest::newRow("words") << QByteArray{"Here is your <svg>"};
    QTest::newRow("nothing") << QByteArray{};
}

void TestSvgPicture::whatIsNoDrawingIsNothing()
{
    QFETCH(QByteArray, svg);
    QVERIFY(harmlessSvg(svg).isEmpty());
    QVERIFY(drawn(svg).isNull());
}

void TestSvgPicture::sizesBeyondBeliefAreNotDrawn_data()
{
    QTest::addColumn<QByteArray>("size");
    QTest::newRow("billion") << QByteArray{"width=\"1e9\" height=\"1e9\""};
    QTest::newRow("digits") << QByteArray{"width=\"1000000000\" height=\"1000000000\""};
    QTest::newRow("box") << QByteArray{"viewBox=\"0 0 1e9 1e-9\""};
    QTest::newRow("no number") << QByteArray{"width=\"nan\" height=\"inf\""};
    QTest::newRow("negative") << QByteArray{"width=\"-5\" height=\"-5\""};
}

void TestSvgPicture::sizesBeyondBeliefAreNotDrawn()
{
    QFETCH(QByteArray, size);
    const QImage image =
        drawn("<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + ">" + square + "</svg>");
    // By its shapes, or not at all; never at the size that it claims.
    QVERIFY(image.isNull() || std::max(image.width(), image.height()) == 100);
}

QTEST_GUILESS_MAIN(TestSvgPicture)
#include "tst_svgpicture.moc"
