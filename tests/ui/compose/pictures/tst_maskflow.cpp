// The mask editor and the form behind it: it goes on when the form is built anew, and it belongs to
// each picture of a list.

#include "tests/ui/compose/pictures/picturebench.h"
#include "ui/compose/pictures/maskcanvas.h"
#include "ui/compose/pictures/masksheet.h"

#include <QComboBox>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize size{320, 240};

ModelSchema inpainter(ParameterKind kind = ParameterKind::File)
{
    ModelSchema schema = editor(kind);
    Parameter mask;
    mask.name = u"mask"_s;
    mask.kind = ParameterKind::File;
    schema.parameters.push_back(mask);
    return schema;
}

//! The same as the provider describes it later.
ModelSchema renewed(ModelSchema schema)
{
    Parameter sharpness;
    sharpness.name = u"sharpness"_s;
    sharpness.kind = ParameterKind::Number;
    schema.parameters.push_back(sharpness);
    return schema;
}

struct Desk : Bench {
    explicit Desk(const ModelSchema &schema)
        : Bench{schema}
    {}

    void bring(const QStringList &names)
    {
        QStringList paths;
        int variety = 1;
        for (const QString &name : names)
            paths << file(name, pictureBytes(size, "png", variety++));
        if (!drop(area(), *files(paths)))
            qFatal("no drop");
    }
    MaskSheet *edit(const QString &button)
    {
        QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
        MaskSheet *const sheet = editorOpen();
        if (!sheet || !QTest::qWaitFor([sheet] { return sheet->canvas().hasPicture(); }))
            qFatal("no editor with a picture");
        return sheet;
    }
    MaskSheet *editorOpen() const { return panel.findChild<MaskSheet *>(u"maskSheet"_s); }
    static void paint(MaskSheet &sheet)
    {
        sheet.canvas().setFocus();
        QTest::keyClick(&sheet.canvas(), Qt::Key_Space); // the brush stands in the middle
    }
    static void cut(MaskSheet &sheet)
    {
        QTest::keyClick(&sheet.canvas(), Qt::Key_C);
        auto *const ratio = sheet.findChild<QComboBox *>(u"cropRatio"_s);
        ratio->setCurrentIndex(ratio->findText(u"1 : 1"_s));
        emit ratio->activated(ratio->currentIndex());
    }
    QPushButton *use() const { return find<QPushButton>(u"maskUse"_s); }
    QString words() const { return find<QLabel>(u"maskState"_s)->text(); }
    QStringList names() const
    {
        QStringList out;
        for (const char *name : {"picture_image", "picture_image_1", "picture_image_2"}) {
            if (const PictureCard *const one = card(QLatin1String{name}))
                out << one->nameShown();
        }
        return out;
    }
};

} // namespace

class TestMaskFlow : public QObject {
    Q_OBJECT
private slots:
    void aMaskGoesIntoTheFormThatIsThereByThen();
    void whatIsStillBeingKeptGoesIntoTheNextForm();
    void whatHasNoPlaceWaitsForTheFormAfterThat();
    void aFormWithoutAPlaceForItSaysSoAndLosesNothing_data();
    void aFormWithoutAPlaceForItSaysSoAndLosesNothing();
    void eachPictureOfAListIsEdited();
    void aMaskOfALaterPictureMakesItTheFirst();
    void aPartTakesThePlaceOfItsPicture();
    void withoutAMaskEachIsOnlyCut();
};

void TestMaskFlow::aMaskGoesIntoTheFormThatIsThereByThen()
{
    Desk desk{inpainter()};
    desk.bring({u"fox.png"_s});
    QTRY_VERIFY(desk.isKept());
    MaskSheet *const sheet = desk.edit(u"edit_image"_s);
    desk.paint(*sheet);
    const double share = sheet->canvas().mask()->share();
    QVERIFY(share > 0);
    desk.panel.setSchema(renewed(inpainter()), u"Replicate"_s);
    QCOMPARE(desk.editorOpen(), sheet);
    QCOMPARE(sheet->canvas().mask()->share(), share);
    QVERIFY(desk.use()->isEnabled());
    QTest::mouseClick(desk.use(), Qt::LeftButton);
    QTRY_VERIFY(desk.isKept(u"picture_mask"_s));
    QTRY_VERIFY(desk.isKept()); // put in anew with it: whichever is read first
    QTRY_VERIFY(!desk.editorOpen());
    QCOMPARE(desk.card(u"picture_mask"_s)->input()->size, size);
}

void TestMaskFlow::whatIsStillBeingKeptGoesIntoTheNextForm()
{
    Desk desk{inpainter()};
    desk.bring({u"fox.png"_s});
    desk.panel.setSchema(renewed(inpainter()), u"Replicate"_s);
    QVERIFY(!desk.isKept());
    QTRY_VERIFY(desk.isKept());
    MaskSheet *const sheet = desk.edit(u"edit_image"_s);
    desk.paint(*sheet);
    // After the form has heard of the mask, and before it is in the library.
    connect(sheet, &MaskSheet::made, &desk.panel,
            [&desk] { desk.panel.setSchema(inpainter(), u"Replicate"_s); });
    QTest::mouseClick(desk.use(), Qt::LeftButton);
    QTRY_VERIFY(desk.isKept(u"picture_mask"_s));
    QTRY_VERIFY(desk.isKept()); // put in anew with it: whichever is read first
}

void TestMaskFlow::whatHasNoPlaceWaitsForTheFormAfterThat()
{
    Desk desk{inpainter()};
    desk.bring({u"fox.png"_s});
    desk.panel.setSchema(bundledModel(), u"Replicate"_s);
    desk.panel.setSchema(inpainter(), u"Replicate"_s);
    QTRY_VERIFY(desk.isKept());
    QCOMPARE(desk.card()->input()->name, inputName(sha256Hex(pictureBytes(size, "png", 1))));
}

void TestMaskFlow::aFormWithoutAPlaceForItSaysSoAndLosesNothing_data()
{
    QTest::addColumn<bool>("hasPicture");
    QTest::newRow("no mask") << true;
    QTest::newRow("no picture") << false;
}

void TestMaskFlow::aFormWithoutAPlaceForItSaysSoAndLosesNothing()
{
    QFETCH(bool, hasPicture);
    Desk desk{inpainter()};
    desk.bring({u"fox.png"_s});
    QTRY_VERIFY(desk.isKept());
    MaskSheet *const sheet = desk.edit(u"edit_image"_s);
    desk.paint(*sheet);
    desk.panel.setSchema(hasPicture ? editor() : bundledModel(), u"Replicate"_s);
    QCOMPARE(desk.editorOpen(), sheet);
    QVERIFY(!desk.use()->isEnabled());
    QVERIFY2(desk.words().contains(u"stays here"_s), qPrintable(desk.words()));
    QVERIFY(sheet->isVisible() && !sheet->isModal()); // to choose another model behind it
    QTest::keyClick(&sheet->canvas(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.editorOpen());
    desk.panel.setSchema(inpainter(), u"Replicate"_s);
    QVERIFY2(desk.use()->isEnabled(), qPrintable(desk.words()));
    QTest::mouseClick(desk.use(), Qt::LeftButton);
    QTRY_VERIFY(desk.isKept(u"picture_mask"_s));
    QTRY_VERIFY(desk.isKept()); // its picture, too
    QCOMPARE(desk.card()->input()->name, inputName(sha256Hex(pictureBytes(size, "png", 1))));
}

void TestMaskFlow::eachPictureOfAListIsEdited()
{
    Desk desk{inpainter(ParameterKind::Files)};
    desk.bring({u"a.png"_s, u"b.png"_s, u"c.png"_s});
    QTRY_VERIFY(desk.isKept(u"picture_image_2"_s));
    for (const char *name : {"edit_image", "edit_image_1", "edit_image_2"}) {
        const auto *const button = desk.find<QPushButton>(QLatin1String{name});
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), u"Mask…"_s);
    }
    QCOMPARE(namelessControls(*desk.area()), QStringList{});
}

void TestMaskFlow::aMaskOfALaterPictureMakesItTheFirst()
{
    Desk desk{inpainter(ParameterKind::Files)};
    desk.bring({u"a.png"_s, u"b.png"_s, u"c.png"_s});
    QTRY_VERIFY(desk.isKept(u"picture_image_2"_s));
    MaskSheet *const sheet = desk.edit(u"edit_image_1"_s);
    desk.paint(*sheet);
    QVERIFY2(desk.words().contains(u"this one will stand there"_s), qPrintable(desk.words()));
    QTest::mouseClick(desk.use(), Qt::LeftButton);
    QTRY_VERIFY(desk.isKept(u"picture_mask"_s));
    QCOMPARE(desk.names(), QStringList({u"b.png"_s, u"a.png"_s, u"c.png"_s}));
    QTRY_VERIFY(!desk.editorOpen());
    // The first one goes on from its mask.
    MaskSheet *const again = desk.edit(u"edit_image"_s);
    QVERIFY(again->canvas().mask()->share() > 0);
}

void TestMaskFlow::aPartTakesThePlaceOfItsPicture()
{
    Desk desk{inpainter(ParameterKind::Files)};
    desk.bring({u"a.png"_s, u"b.png"_s, u"c.png"_s}); // as many as fit
    QTRY_VERIFY(desk.isKept(u"picture_image_2"_s));
    const QString whole = desk.card(u"picture_image_1"_s)->input()->name;
    MaskSheet *const sheet = desk.edit(u"edit_image_1"_s);
    desk.cut(*sheet);
    QTest::mouseClick(desk.use(), Qt::LeftButton);
    QTRY_COMPARE(desk.names(), QStringList({u"a.png"_s, u"b, cropped"_s, u"c.png"_s}));
    QTRY_VERIFY(desk.isKept(u"picture_image_1"_s));
    const KeptInput part = *desk.card(u"picture_image_1"_s)->input();
    QCOMPARE(part.size, QSize(240, 240));
    QVERIFY(desk.inputs.origins(part.name).contains(whole));
    desk.generate();
    QCOMPARE(desk.submitted.size(), 1U);
    QCOMPARE(desk.sent().at("image").size(), size_t{3});
    QCOMPARE(toText(desk.sent().at("image").at(1)), part.name);
}

void TestMaskFlow::withoutAMaskEachIsOnlyCut()
{
    Desk desk{editor(ParameterKind::Files)};
    desk.bring({u"a.png"_s, u"b.png"_s});
    QTRY_VERIFY(desk.isKept(u"picture_image_1"_s));
    QCOMPARE(desk.find<QPushButton>(u"edit_image_1"_s)->text(), u"Crop…"_s);
    MaskSheet *const sheet = desk.edit(u"edit_image_1"_s);
    QVERIFY(!sheet->masks());
}

QTEST_MAIN(TestMaskFlow)
#include "tst_maskflow.moc"
