// What a picture was made with, back into the form: by one key each, in the whole window.
#include "tests/support/pictures.h"
#include "tests/ui/window/lookrig.h"
#include "ui/compose/composepanel.h"

#include <QBuffer>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

Json valuesOf(const Look &look)
{
    return look.window->find<ComposePanel>(u"composePanel"_s)->values();
}

//! The PNG text chunk of a tool that is not ours.
QByteArray foreignPng()
{
    QImage image = picture({64, 48});
    image.setText(u"parameters"_s,
                  u"a heron at low tide\nNegative prompt: people\nSteps: 31, Sampler: Euler a, "
                  "CFG scale: 6.5, Seed: 771203465, Size: 832x1216, Model: someModel, "
                  "Clip skip: 2, Version: v1.10.1"_s);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

class TestRecall : public QObject {
    Q_OBJECT
private slots:
    void eachPartComesByOneKeyAndGoesByUndo_data();
    void eachPartComesByOneKeyAndGoesByUndo();
    void allOfItCanBeUndoneToo();
    void partsComeFromTheViewerWhichStays();
    void foreignPicturesAreMappedAndWhatIsLeftIsSaid();
    void whatAPictureDoesNotTellIsSaid();
};

void TestRecall::eachPartComesByOneKeyAndGoesByUndo_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifier");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("prompt") << int(Qt::Key_P) << int(Qt::ShiftModifier) << QStringList{u"prompt"_s};
    QTest::newRow("seed") << int(Qt::Key_D) << int(Qt::NoModifier) << QStringList{u"seed"_s};
    QTest::newRow("size") << int(Qt::Key_D) << int(Qt::ShiftModifier)
                          << QStringList{u"width"_s, u"height"_s};
}

void TestRecall::eachPartComesByOneKeyAndGoesByUndo()
{
    QFETCH(int, key);
    QFETCH(int, modifier);
    QFETCH(QStringList, names);
    Look look{2, {96, 64}};
    look.window->choose(1);
    const Json before = valuesOf(look);
    Json expected = before;
    const Json asked = look.studio.library->artwork(look.ids[1])->request.parameters;
    for (const QString &name : names)
        expected[name.toStdString()] = asked.at(name.toStdString());
    QVERIFY(expected != before);
    look.press(key, Qt::KeyboardModifiers::fromInt(modifier));
    QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(valuesOf(look).dump()),
                              QString::fromStdString(expected.dump()), patience);
    QVERIFY(look.window->toast().contains(u"taken over"_s));
    QVERIFY(look.gallery().hasFocus());
    look.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(valuesOf(look).dump()),
                              QString::fromStdString(before.dump()), patience);
}

void TestRecall::allOfItCanBeUndoneToo()
{
    for (const int key : {int(Qt::Key_R), int(Qt::Key_X)}) {
        Look look{2};
        look.window->choose(1);
        const Json before = valuesOf(look);
        look.press(key);
        QTRY_COMPARE_WITH_TIMEOUT(textAt(valuesOf(look), "prompt"), u"picture 1"_s, patience);
        QCOMPARE(valuesOf(look).contains("seed"), key == Qt::Key_R);
        look.gallery().setFocus();
        look.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(valuesOf(look).dump()),
                                  QString::fromStdString(before.dump()), patience);
    }
}

void TestRecall::partsComeFromTheViewerWhichStays()
{
    Look look{3};
    look.open(0);
    look.press(Qt::Key_Right);
    look.press(Qt::Key_P, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(textAt(valuesOf(look), "prompt"), u"picture 1"_s, patience);
    look.press(Qt::Key_Right);
    look.press(Qt::Key_D);
    QTRY_COMPARE_WITH_TIMEOUT(integerAt(valuesOf(look), "seed"), std::optional<qint64>{2},
                              patience);
    QCOMPARE(textAt(valuesOf(look), "prompt"), u"picture 1"_s);
    QVERIFY(look.viewer().isVisible());
    QVERIFY(look.viewer().hasFocus());
}

void TestRecall::foreignPicturesAreMappedAndWhatIsLeftIsSaid()
{
    Look look{0};
    const QString file = look.studio.folder.filePath(u"heron.png"_s);
    writeFile(file, foreignPng());
    look.studio.imports->take({.paths = {file}});
    QTRY_COMPARE_WITH_TIMEOUT(look.gallery().model()->rowCount(), 1, patience);
    look.window->choose(0);
    look.press(Qt::Key_D);
    QTRY_COMPARE_WITH_TIMEOUT(integerAt(valuesOf(look), "seed"), std::optional<qint64>{771203465},
                              patience);
    QVERIFY(textAt(valuesOf(look), "prompt") != u"a heron at low tide"_s);
    look.press(Qt::Key_D, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(integerAt(valuesOf(look), "width"), std::optional<qint64>{832},
                              patience);
    look.press(Qt::Key_R);
    QTRY_COMPARE_WITH_TIMEOUT(textAt(valuesOf(look), "prompt"), u"a heron at low tide"_s, patience);
    auto *const note = look.window->find<QLabel>(u"carryText"_s);
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains(u"dropped"_s), qPrintable(note->text()));
}

void TestRecall::whatAPictureDoesNotTellIsSaid()
{
    Look look{0};
    const QString file = look.studio.folder.filePath(u"plain.png"_s);
    writeFile(file, pictureBytes({64, 48}));
    look.studio.imports->take({.paths = {file}});
    QTRY_COMPARE_WITH_TIMEOUT(look.gallery().model()->rowCount(), 1, patience);
    look.window->choose(0);
    const Json before = valuesOf(look);
    look.press(Qt::Key_D);
    QTRY_COMPARE_WITH_TIMEOUT(look.window->toast(), u"The picture tells no seed."_s, patience);
    QVERIFY(valuesOf(look) == before);
}

QTEST_MAIN(TestRecall)
#include "tst_recall.moc"
