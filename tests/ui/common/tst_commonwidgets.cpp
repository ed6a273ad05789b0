#include "tests/support/uisupport.h"
#include "ui/common/banner.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/iconbutton.h"
#include "ui/common/ring.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/switch.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"

#include <QtTest>

#include <QGraphicsOpacityEffect>
#include <QPainter>
#include <QPushButton>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

//! A part of a window that counts how often it is painted.
struct Painted : QWidget {
    using QWidget::QWidget;
    int times = 0;

protected:
    void paintEvent(QPaintEvent *) override { ++times; }
};

} // namespace

class TestCommonWidgets : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme.setChoice(ThemeChoice::Dark); }
    void aToastShowsItsActionAndRunsItOnce();
    void aNewToastReplacesTheOld();
    void aToastStaysInsideASmallWindow();
    void aToastPaintsNothingElseAnew();
    void aBannerTellsWhatWhyNextAndCanBeClosed();
    void aBannerForgetsOldButtons();
    void anElidedLabelGivesWayButKeepsItsText();
    void theRingIsAsFullAsTheFraction();
    void segmentsAreChosenByClickAndArrow();
    void aSwitchTogglesByMouseAndSpace();

private:
    Theme m_theme;
};

void TestCommonWidgets::aToastShowsItsActionAndRunsItOnce()
{
    QWidget window;
    window.resize(800, 500);
    Toast toast{&window};
    window.show();
    QCOMPARE(toast.text(), QString{});
    int undone = 0;
    toast.showMessage(u"Moved to the trash"_s, u"Undo"_s, [&undone] { ++undone; });
    QVERIFY(toast.isVisible());
    QCOMPARE(toast.text(), u"Moved to the trash"_s);
    QCOMPARE(toast.accessibleName(), u"Moved to the trash"_s);
    auto *button = toast.findChild<QPushButton *>(u"toastAction"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(undone, 1);
    QTRY_VERIFY(!toast.isVisible());
}

void TestCommonWidgets::aNewToastReplacesTheOld()
{
    QWidget window;
    window.resize(800, 500);
    Toast toast{&window};
    window.show();
    bool oldRan = false;
    toast.showMessage(u"first"_s, u"Undo"_s, [&oldRan] { oldRan = true; });
    toast.showMessage(u"second"_s);
    QCOMPARE(toast.text(), u"second"_s);
    QVERIFY(toast.findChild<QPushButton *>(u"toastAction"_s)->isHidden());
    QVERIFY(!oldRan);
}

void TestCommonWidgets::aToastStaysInsideASmallWindow()
{
    QWidget window;
    window.resize(300, 220);
    Toast toast{&window};
    window.show();
    toast.showMessage(QString{200, u'w'}.replace(20, 1, u" "_s) + u" and more words"_s, u"Undo"_s,
                      [] {});
    QVERIFY(window.rect().contains(toast.geometry()));
    window.resize(260, 260);
    QTRY_VERIFY(window.rect().contains(toast.geometry()));
}

void TestCommonWidgets::aToastPaintsNothingElseAnew()
{
    QWidget window;
    window.resize(800, 500);
    Painted corner{&window};
    corner.setGeometry(0, 0, 100, 100);
    Toast toast{&window};
    window.show();
    QTRY_VERIFY(corner.times > 0);
    QCoreApplication::processEvents();
    const int before = corner.times;
    toast.showMessage(u"Link copied"_s);
    const auto *const effect = qobject_cast<QGraphicsOpacityEffect *>(toast.graphicsEffect());
    QTRY_COMPARE(effect->opacity(), 1.0);
    QCoreApplication::processEvents();
    toast.dismiss();
    QTRY_VERIFY(toast.isHidden());
    QCoreApplication::processEvents();
    QCOMPARE(corner.times, before);
}

void TestCommonWidgets::aBannerTellsWhatWhyNextAndCanBeClosed()
{
    QWidget window;
    Banner banner{&window};
    window.show();
    QVERIFY(banner.isHidden());
    banner.showError(errorText({.kind = ErrorKind::BucketMissing}, ErrorPlace::Store));
    QCOMPARE(banner.text(), u"The bucket does not exist"_s);
    QVERIFY(banner.accessibleName().contains(u"Create it"_s));
    QCOMPARE(test::namelessControls(window), QStringList{});
    QSignalSpy closed{&banner, &Banner::closed};
    QTest::mouseClick(banner.findChild<IconButton *>(u"bannerClose"_s), Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
    QVERIFY(banner.isHidden());
}

void TestCommonWidgets::aBannerForgetsOldButtons()
{
    QWidget window;
    Banner banner{&window};
    window.show();
    banner.showMessage(Banner::Tone::Note, u"one"_s);
    QPointer<QPushButton> old = banner.addButton(u"Retry"_s, "retry");
    // From inside its own click, as real code does.
    connect(old, &QPushButton::clicked, &banner,
            [&banner] { banner.showMessage(Banner::Tone::Good, u"two"_s); });
    QTest::mouseClick(old, Qt::LeftButton);
    QCOMPARE(banner.text(), u"two"_s);
    QTRY_VERIFY(!old);
}

void TestCommonWidgets::anElidedLabelGivesWayButKeepsItsText()
{
    ElidedLabel label{QString{400, u'm'}};
    QVERIFY(label.minimumSizeHint().width() < 60);
    label.resize(80, 20);
    QVERIFY(!label.grab().isNull());
    QCOMPARE(label.text().size(), 400);
}

void TestCommonWidgets::theRingIsAsFullAsTheFraction()
{
    const auto accentPixels = [](double fraction) {
        QImage image{112, 112, QImage::Format_ARGB32_Premultiplied};
        image.fill(Qt::transparent);
        QPainter painter{&image};
        paintRing(painter, QRectF{0, 0, 112, 112}, fraction, darkTokens(), {});
        painter.end();
        int count = 0;
        for (int y = 0; y < 112; ++y) {
            for (int x = 0; x < 112; ++x)
                count += image.pixelColor(x, y) == darkTokens().accent;
        }
        return count;
    };
    const int full = accentPixels(1);
    QVERIFY(full > 1000);
    QCOMPARE(accentPixels(0), 0);
    QCOMPARE(accentPixels(-1), 0);
    QVERIFY(std::abs(accentPixels(0.5) - full / 2) < full / 20);
    QCOMPARE(accentPixels(std::numeric_limits<double>::quiet_NaN()), 0);
}

void TestCommonWidgets::segmentsAreChosenByClickAndArrow()
{
    SegmentedControl control;
    control.setObjectName(u"links"_s);
    control.setOptions({u"Automatic"_s, u"Public"_s, u"Signed"_s});
    control.show();
    control.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&control));
    QSignalSpy chosen{&control, &SegmentedControl::chosen};
    QCOMPARE(control.currentIndex(), 0);
    auto *second = control.findChild<QPushButton *>(u"links_1"_s);
    QTest::mouseClick(second, Qt::LeftButton);
    QCOMPARE(control.currentIndex(), 1);
    QCOMPARE(chosen.size(), 1);
    second->setFocus();
    QTest::keyClick(second, Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 2);
    control.setCurrentIndex(0);
    QCOMPARE(chosen.last().first().toInt(), 2); // set by the program: silent
}

void TestCommonWidgets::aSwitchTogglesByMouseAndSpace()
{
    Switch control;
    control.show();
    QTest::mouseClick(&control, Qt::LeftButton);
    QVERIFY(control.isChecked());
    QTest::keyClick(&control, Qt::Key_Space);
    QVERIFY(!control.isChecked());
}

QTEST_MAIN(TestCommonWidgets)
#include "tst_commonwidgets.moc"
