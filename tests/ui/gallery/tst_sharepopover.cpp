#include "tests/ui/gallery/gallerysupport.h"
#include "ui/common/qrcode.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/sharedesk.h"
#include "ui/gallery/sharepopover.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTextEdit>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! The popover as the actions open it.
struct Desk {
    Studio studio;
    QWidget window;
    JobTiles tiles{*studio.queue};
    ClipboardLink clipboard{*studio.queue, *studio.outbox};
    GalleryActions actions{studio.services(), tiles, clipboard, window};
    SharePopover *popover = nullptr;

    explicit Desk(int pictures, LinkMode mode = LinkMode::Public)
    {
        OutboxConfig config;
        config.links = mode;
        studio.outbox->setConfig(config);
        GallerySelection chosen;
        for (int i = 0; i < pictures; ++i)
            chosen.artworks.push_back(studio.addPicture({.prompt = u"a [fox]"_s, .seed = i}));
        window.resize(900, 700);
        window.show();
        actions.setSelection(chosen);
        actions.action(Command::Share)->trigger();
        popover = window.findChild<SharePopover *>(u"sharePopover"_s);
        if (!popover)
            qFatal("no popover");
    }
    template <typename T>
    T *find(const QString &name) const
    {
        T *const found = popover->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    void click(const QString &name) const
    {
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
    }
    QString preview() const { return find<QTextEdit>(u"sharePreview"_s)->toPlainText(); }
};

QString copied()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

class TestSharePopover : public QObject {
    Q_OBJECT
private slots:
    void init() { QGuiApplication::clipboard()->clear(); }
    void aFormatIsSwitchedInPlaceAndCopied();
    void severalAreJoined();
    void aSignedLinkSaysWhenItEnds();
    void aPublicLinkHasNoEnd();
    void whatFailsIsSaid();
    void everyControlHasAName();
    void aCodeHasItsQuietZone();
    void whatIsTooLongHasNoCode();
};

void TestSharePopover::aFormatIsSwitchedInPlaceAndCopied()
{
    const Desk desk{1};
    QSignalSpy chosen{&desk.actions, &GalleryActions::formatChosen};
    QVERIFY(desk.preview().startsWith(u"https://minio.example.com/gallery/"_s));
    const QRect room = desk.popover->screen()->availableGeometry();
    QVERIFY(desk.popover->height() > room.height() || room.contains(desk.popover->geometry()));
    desk.click(u"shareFormats_1"_s);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"markdown"_s);
    QVERIFY2(copied().startsWith(u"![a \\[fox\\]](https://"_s), qPrintable(copied()));
    QCOMPARE(desk.preview(), copied());
    QVERIFY(!desk.find<QLabel>(u"shareCopied"_s)->text().isEmpty());
}

void TestSharePopover::severalAreJoined()
{
    const Desk desk{3};
    desk.click(u"shareCopy"_s);
    QCOMPARE(copied().split(u'\n').size(), 3);
}

void TestSharePopover::aSignedLinkSaysWhenItEnds()
{
    const Desk desk{1, LinkMode::Presigned};
    const QString week = desk.find<QLabel>(u"shareUntil"_s)->text();
    QVERIFY(!week.isEmpty());
    desk.click(u"shareLifetime_0"_s);
    QVERIFY(desk.find<QLabel>(u"shareUntil"_s)->text() != week);
}

void TestSharePopover::aPublicLinkHasNoEnd()
{
    const Desk desk{1};
    QVERIFY(!desk.find<QWidget>(u"shareLifetime"_s)->isEnabled());
    QVERIFY(!desk.find<QrCode>(u"qrCode"_s)->isEmpty());
}

void TestSharePopover::whatFailsIsSaid()
{
    const Desk desk{1}; // its store stores nothing
    QVERIFY(!desk.find<QWidget>(u"shareTakeBack"_s)->isVisible());
    desk.click(u"shareMake"_s);
    QTRY_VERIFY(!desk.find<QLabel>(u"sharePageState"_s)->text().isEmpty());
    QTRY_VERIFY(desk.find<QWidget>(u"shareMake"_s)->isEnabled());
    // It is remembered, and can be taken back.
    QCOMPARE(desk.studio.outbox->shares().all().size(), 1U);
    QTRY_VERIFY(desk.find<QWidget>(u"shareTakeBack"_s)->isVisible());
    desk.click(u"shareTakeBack"_s);
    QTRY_VERIFY(desk.studio.outbox->shares().all().empty());
}

void TestSharePopover::everyControlHasAName()
{
    const Desk desk{1};
    for (const QAbstractButton *const one : desk.popover->findChildren<QAbstractButton *>()) {
        QVERIFY(!one->objectName().isEmpty());
        QVERIFY2(!one->accessibleName().isEmpty() || !one->text().isEmpty(),
                 qPrintable(one->objectName()));
    }
    QVERIFY(desk.find<QCheckBox>(u"shareField-prompt"_s)->isChecked());
    QVERIFY(!desk.find<QCheckBox>(u"shareField-seed"_s)->isChecked());
}

void TestSharePopover::aCodeHasItsQuietZone()
{
    const QImage code = qrImage(u"https://h/a.png"_s);
    QVERIFY(!code.isNull());
    QCOMPARE(code.width(), code.height());
    QCOMPARE((code.width() - 8 - 17) % 4, 0); // the sizes there are
    for (int i = 0; i < code.width(); ++i) {
        for (int near = 0; near < 4; ++near) {
            QCOMPARE(qGray(code.pixel(i, near)), 255);
            QCOMPARE(qGray(code.pixel(near, i)), 255);
            QCOMPARE(qGray(code.pixel(i, code.height() - 1 - near)), 255);
        }
    }
    // The finder pattern in the corner: seven dark modules and a light ring.
    for (int i = 0; i < 7; ++i)
        QCOMPARE(qGray(code.pixel(4 + i, 4)), 0);
    QCOMPARE(qGray(code.pixel(5, 5)), 255);
    QCOMPARE(qGray(code.pixel(7, 7)), 0);
}

void TestSharePopover::whatIsTooLongHasNoCode()
{
    QVERIFY(qrImage({}).isNull());
    QVERIFY(qrImage(QString{2'400, u'x'}).isNull());
    QVERIFY(!qrImage(QString{2'300, u'x'}).isNull());
}

QTEST_MAIN(TestSharePopover)
#include "tst_sharepopover.moc"
