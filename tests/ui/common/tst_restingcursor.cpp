// A text cursor that nobody looks at paints nothing.

#include "tests/support/uisupport.h"
#include "ui/common/restingcursor.h"

#include <QLineEdit>
#include <QStyleHints>
#include <QtTest>

using namespace limner;

class TestRestingCursor : public QObject {
    Q_OBJECT
private slots:
    void itRestsAndGoesOnWithTheNextTouch();
    void itBlinksAsTheDesktopSaysWhenItEnds();
};

namespace {

int flashTime()
{
    return QGuiApplication::styleHints()->cursorFlashTime();
}

} // namespace

void TestRestingCursor::itRestsAndGoesOnWithTheNextTouch()
{
    const int usual = flashTime();
    QVERIFY(usual > 0);
    QLineEdit line;
    line.show();
    line.activateWindow();
    line.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&line));
    const RestingCursor cursor{std::chrono::milliseconds{1}};
    QTRY_COMPARE(flashTime(), 0);
    QTest::keyClick(&line, Qt::Key_A);
    QCOMPARE(flashTime(), usual);
    QTRY_COMPARE(flashTime(), 0);
    QTest::mouseClick(&line, Qt::LeftButton);
    QCOMPARE(flashTime(), usual);
}

void TestRestingCursor::itBlinksAsTheDesktopSaysWhenItEnds()
{
    const int usual = flashTime();
    {
        const RestingCursor cursor{std::chrono::milliseconds{1}};
        QTRY_COMPARE(flashTime(), 0);
    }
    QCOMPARE(flashTime(), usual);
}

QTEST_MAIN(TestRestingCursor)
#include "tst_restingcursor.moc"
