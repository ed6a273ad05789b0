// What the details say a picture was made from and into, and the way there and back.

#include "core/base/digest.h"
#include "core/library/inputs.h"
#include "core/library/lineage.h"
#include "core/schema/inputname.h"
#include "tests/support/pictures.h"
#include "tests/ui/gallery/gallerysupport.h"
#include "ui/gallery/lineagestrip.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestLineageStrip : public QObject {
    Q_OBJECT
private slots:
    void aPictureAloneShowsNothing();
    void aPressGoesThereAndBackComesBack();
    void anotherWayForgetsTheWayBack();
    void grandparentsHaveARowOfTheirOwn();
    void whatIsGoneIsSaid();
    void aNewChildIsSeen();

private:
    static ArtworkId add(Studio &studio, qint64 seed, const QStringList &inputs = {})
    {
        Json list = Json::array();
        for (const QString &input : inputs)
            list.push_back(input.toStdString());
        const QString job = u"job %1"_s.arg(seed);
        const Json parameters = {{"images", list}};
        if (!noteInputs(studio.library->database(), job, parameters))
            qFatal("cannot note");
        return studio.addPicture({.seed = seed, .jobId = job, .parameters = parameters});
    }
    static QString nameOf(Studio &studio, ArtworkId id)
    {
        return inputName(studio.library->artwork(id)->sha256.toHex());
    }
    static QToolButton *relative(const LineageStrip &strip, ArtworkId id)
    {
        return strip.findChild<QToolButton *>(u"relative%1"_s.arg(id));
    }
};

void TestLineageStrip::aPictureAloneShowsNothing()
{
    Studio studio;
    LineageStrip strip{studio.services()};
    strip.showArtwork(add(studio, 1));
    QVERIFY(strip.isHidden());
}

void TestLineageStrip::aPressGoesThereAndBackComesBack()
{
    Studio studio;
    const ArtworkId parent = add(studio, 1);
    const ArtworkId child = add(studio, 2, {nameOf(studio, parent)});
    LineageStrip strip{studio.services()};
    connect(&strip, &LineageStrip::wanted, &strip, &LineageStrip::showArtwork); // as the gallery
    QSignalSpy wanted{&strip, &LineageStrip::wanted};
    strip.showArtwork(child);
    strip.show();
    QVERIFY(strip.findChild<QWidget *>(u"madeFrom"_s));
    QVERIFY(!strip.findChild<QWidget *>(u"madeInto"_s));
    auto *const back = strip.findChild<QPushButton *>(u"lineageBack"_s);
    QVERIFY(back->isHidden());
    QVERIFY(!relative(strip, parent)->accessibleName().isEmpty());
    QTRY_VERIFY(!relative(strip, parent)->icon().isNull());
    relative(strip, parent)->click();
    QCOMPARE(wanted.last().at(0).toLongLong(), parent);
    QVERIFY(relative(strip, child));
    QVERIFY(strip.findChild<QWidget *>(u"madeInto"_s));
    QVERIFY(!back->isHidden());
    back->click();
    QCOMPARE(wanted.last().at(0).toLongLong(), child);
    QVERIFY(back->isHidden());
}

void TestLineageStrip::anotherWayForgetsTheWayBack()
{
    Studio studio;
    const ArtworkId parent = add(studio, 1);
    const ArtworkId child = add(studio, 2, {nameOf(studio, parent)});
    const ArtworkId stranger = add(studio, 3);
    LineageStrip strip{studio.services()};
    connect(&strip, &LineageStrip::wanted, &strip, &LineageStrip::showArtwork);
    strip.showArtwork(child);
    relative(strip, parent)->click();
    strip.showArtwork(stranger);
    QVERIFY(strip.isHidden());
}

void TestLineageStrip::grandparentsHaveARowOfTheirOwn()
{
    Studio studio;
    const ArtworkId first = add(studio, 1);
    const ArtworkId second = add(studio, 2, {nameOf(studio, first)});
    const ArtworkId third = add(studio, 3, {nameOf(studio, second)});
    LineageStrip strip{studio.services()};
    strip.showArtwork(third);
    auto *const older = strip.findChild<QWidget *>(u"madeFromBefore"_s);
    QVERIFY(older);
    QVERIFY(older->isAncestorOf(relative(strip, first)));
    QVERIFY(!older->isAncestorOf(relative(strip, second)));
}

void TestLineageStrip::whatIsGoneIsSaid()
{
    Studio studio;
    const Inputs inputs{studio.library->folder()};
    const Result<QString> gone = inputs.keep(pictureBytes({20, 20}));
    inputs.noteArtwork(*gone);
    const ArtworkId trashed = add(studio, 1);
    const ArtworkId child = add(studio, 2, {*gone, nameOf(studio, trashed)});
    QCOMPARE(studio.library->trash().put({trashed}).size(), size_t{1});
    LineageStrip strip{studio.services()};
    strip.showArtwork(child);
    const auto *const note = strip.findChild<QLabel *>(u"madeFromNote"_s);
    QVERIFY(note);
    QVERIFY(note->text().contains(u"no longer in the library"_s));
    QVERIFY(!relative(strip, trashed)->isEnabled());
}

void TestLineageStrip::aNewChildIsSeen()
{
    Studio studio;
    const ArtworkId parent = add(studio, 1);
    LineageStrip strip{studio.services()};
    strip.showArtwork(parent);
    QVERIFY(strip.isHidden());
    const ArtworkId child = add(studio, 2, {nameOf(studio, parent)});
    QVERIFY(relative(strip, child));
}

QTEST_MAIN(TestLineageStrip)
#include "tst_lineagestrip.moc"
