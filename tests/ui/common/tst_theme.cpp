#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QtTest>

#include <QApplication>
#include <QDirIterator>
#include <QPushButton>
#include <QSvgRenderer>

using namespace limner;
using namespace Qt::StringLiterals;

class TestTheme : public QObject {
    Q_OBJECT
private slots:
    void choosesByName();
    void switchesLiveAndTellsOnce();
    void widgetsFindTheirTokensWhateverTheStyleSheetDoesToThem();
    void systemFollowsThePlatformPalette();
    void everyPlaceholderOfTheStyleSheetIsFilled();
    void everyIconRenders();
    void iconsAreDrawnInTheGivenColourAtAnyScale();
    void aMissingIconIsNull();
};

void TestTheme::choosesByName()
{
    QCOMPARE(themeChoiceFromString(u"dark"_s), ThemeChoice::Dark);
    QCOMPARE(themeChoiceFromString(u"light"_s), ThemeChoice::Light);
    QCOMPARE(themeChoiceFromString(u"purple"_s), ThemeChoice::System);
}

void TestTheme::switchesLiveAndTellsOnce()
{
    Theme theme;
    theme.setChoice(ThemeChoice::Dark);
    QWidget widget;
    widget.show();
    QCOMPARE(&tokensOf(widget), &darkTokens());
    QCOMPARE(QApplication::font().pixelSize(), 13);
    QSignalSpy changed{&theme, &Theme::changed};
    theme.setChoice(ThemeChoice::Light);
    QCOMPARE(&tokensOf(widget), &lightTokens());
    QCOMPARE(widget.palette().color(QPalette::Window), lightTokens().bg);
    theme.setChoice(ThemeChoice::Light);
    QCOMPARE(changed.size(), 1);
}

void TestTheme::widgetsFindTheirTokensWhateverTheStyleSheetDoesToThem()
{
    Theme theme;
    theme.setChoice(ThemeChoice::Dark);
    QPushButton button{u"Generate"_s};
    button.setProperty("kind", u"primary"_s);
    button.show(); // polished: its own palette now has accent as background
    QCOMPARE(&tokensOf(button), &darkTokens());
    theme.setChoice(ThemeChoice::Light);
    QCOMPARE(&tokensOf(button), &lightTokens());
}

void TestTheme::systemFollowsThePlatformPalette()
{
    Theme theme;
    theme.setChoice(ThemeChoice::System);
    QCOMPARE(&theme.tokens(), &lightTokens()); // the offscreen platform is light
    // What the platform would do: AlternateBase is the one role we leave to it.
    QPalette night = QApplication::palette();
    night.setColor(QPalette::AlternateBase, Qt::black);
    QApplication::setPalette(night);
    QCOMPARE(&theme.tokens(), &darkTokens());
}

void TestTheme::everyPlaceholderOfTheStyleSheetIsFilled()
{
    Theme theme;
    for (const auto choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        theme.setChoice(choice);
        QVERIFY(qApp->styleSheet().size() > 1000);
        QVERIFY(!qApp->styleSheet().contains(u'@'));
        const QRegularExpression hole{u":\\s*(solid)?\\s*;"_s};
        QVERIFY2(!qApp->styleSheet().contains(hole), "a colour name nobody knows");
    }
}

void TestTheme::everyIconRenders()
{
    QDirIterator icons{u":/icons"_s};
    int count = 0;
    while (icons.hasNext()) {
        const QString name = QFileInfo{icons.next()}.completeBaseName();
        const QImage image = themedIcon(name, Qt::red).pixmap(24, 24).toImage();
        QCOMPARE(image.size(), QSize(24, 24));
        int painted = 0;
        for (int y = 0; y < 24; ++y) {
            for (int x = 0; x < 24; ++x)
                painted += image.pixelColor(x, y).alpha() > 100;
        }
        QVERIFY2(painted > 10, qPrintable(name));
        ++count;
    }
    QVERIFY(count >= 24);
}

void TestTheme::iconsAreDrawnInTheGivenColourAtAnyScale()
{
    const QIcon icon = themedIcon(u"plus"_s, QColor{0x12, 0x34, 0x56});
    const QPixmap twice = icon.pixmap(QSize{24, 24}, 2.0);
    QCOMPARE(twice.size(), QSize(48, 48));
    QCOMPARE(twice.devicePixelRatio(), 2.0);
    QCOMPARE(twice.toImage().pixelColor(24, 24), QColor(0x12, 0x34, 0x56));
    const QImage faded = icon.pixmap(QSize{24, 24}, 1.0, QIcon::Disabled).toImage();
    QVERIFY(faded.pixelColor(12, 12).alpha() < 128);
}

void TestTheme::aMissingIconIsNull()
{
    QVERIFY(themedIcon(u"no-such"_s, Qt::red).isNull());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
