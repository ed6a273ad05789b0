// The model picker in the real window, with the real finder against the simulated provider.

#include "core/provider/replicate/replicate.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "tests/support/uisupport.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/compose/modelpicker.h"
#include "ui/models/modeldetails.h"
#include "ui/models/modelgrid.h"
#include "ui/models/modelspanel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTextEdit>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A studio with a provider that can be asked, and its window.
struct Shop {
    SimReplicate sim;
    Studio studio;
    std::unique_ptr<Window> w;

    explicit Shop(QSize size = {1440, 900}, bool hasKey = true)
        : sim{SimReplicateOptions{.timeScale = 0}}
    {
        ProviderConfig config{.baseUrl = QString::fromLatin1(sim.baseUrl())};
        if (hasKey)
            config.key = Secret{QString::fromLatin1(sim.key())};
        studio.catalog.add(std::make_unique<Replicate>(studio.http, studio.clock, config));
        w = std::make_unique<Window>(studio, Settings{}, size);
    }
    [[nodiscard]] ModelPicker *button() const { return w->find<ModelPicker>(u"modelPicker"_s); }
    void open() const
    {
        button()->setFocus();
        QTest::keyClick(button(), Qt::Key_Return);
    }
    [[nodiscard]] ModelsPanel *panel() const { return w->find<ModelsPanel>(u"modelsPanel"_s); }
    [[nodiscard]] ModelGrid &grid() const { return panel()->grid(); }
    [[nodiscard]] QLineEdit *field() const { return w->find<QLineEdit>(u"modelSearch"_s); }
    [[nodiscard]] QString hint() const { return panel()->head().hint(); }
    [[nodiscard]] bool shows(const QString &key) const
    {
        for (int i = 0; i < grid().count(); ++i) {
            if (grid().tile(i).key == key)
                return true;
        }
        return false;
    }
    void enter(const QString &text) const
    {
        field()->setFocus();
        field()->clear();
        QTest::keyClicks(field(), text);
        QTest::keyClick(field(), Qt::Key_Return);
    }
    //! How often the provider was asked for something.
    [[nodiscard]] int asked(const QByteArray &part)
    {
        int count = 0;
        for (const ServedRequest &request : sim.server().requests)
            count += request.target.contains(part);
        return count;
    }
};

const QString inkbrush = u"replicate:acme/inkbrush"_s;

} // namespace

class TestModelsFlow : public QObject {
    Q_OBJECT
private slots:
    void theButtonOpensItAndEscGivesTheKeyboardBack();
    void itLiesOverTheGalleryAndInside_data();
    void itLiesOverTheGalleryAndInside();
    void shelvesFillByThemselves();
    void theNewestWordsWin();
    void theKeyboardAloneChooses();
    void aNameIsAnnouncedAndOpened();
    void aWrongAddressIsSaidAtTheField();
    void aModelThatIsNotThereIsSaidInPlace();
    void closingGivesAModelUpThatIsOnItsWay();
    void aMissingKeyIsSaidWithTheWayToIt();
    void nothingFoundSaysWhatToDo();
    void offlineSaysSoAndShowsWhatWasKept();
    void aStarMakesAFavourite();
    void theDetailsTellTheInputs();
    void anotherVersionIsSaidOnce();
    void everyControlHasAName();
};

void TestModelsFlow::theButtonOpensItAndEscGivesTheKeyboardBack()
{
    Shop shop;
    QVERIFY(!shop.w->window.findChild<ModelsPanel *>());
    shop.open();
    QVERIFY(shop.panel()->isVisible());
    QVERIFY(shop.field()->hasFocus());
    QTest::keyClicks(shop.field(), u"spq?"_s); // no keys of the window
    QCOMPARE(shop.field()->text(), u"spq?"_s);
    QTest::keyClick(shop.field(), Qt::Key_Escape);
    QVERIFY(!shop.panel()->isVisible());
    QVERIFY(shop.button()->hasFocus());
    // From elsewhere in the window, too; and again the button closes it.
    shop.open();
    QCOMPARE(shop.field()->text(), QString{});
    shop.w->find<QTextEdit>(u"prompt"_s)->setFocus();
    QTest::keyClick(shop.w->find<QTextEdit>(u"prompt"_s), Qt::Key_Escape);
    QVERIFY(!shop.panel()->isVisible());
    QTest::mouseClick(shop.button(), Qt::LeftButton);
    QVERIFY(shop.panel()->isVisible());
    QTest::mouseClick(shop.button(), Qt::LeftButton);
    QVERIFY(!shop.panel()->isVisible());
}

void TestModelsFlow::itLiesOverTheGalleryAndInside_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isBeside");
    QTest::addColumn<bool>("hasDetails");
    QTest::newRow("smallest") << QSize{680, 400} << false << false;
    QTest::newRow("720") << QSize{720, 450} << false << false;
    QTest::newRow("drawer") << QSize{900, 600} << true << false;
    QTest::newRow("1100") << QSize{1100, 700} << true << false;
    QTest::newRow("1440") << QSize{1440, 900} << true << true;
    QTest::newRow("large") << QSize{2560, 1400} << true << true;
}

void TestModelsFlow::itLiesOverTheGalleryAndInside()
{
    QFETCH(QSize, size);
    QFETCH(bool, isBeside);
    QFETCH(bool, hasDetails);
    Shop shop{size};
    shop.open();
    QTRY_VERIFY(shop.shows(inkbrush));
    QCoreApplication::processEvents();
    const QWidget *const compose = shop.w->find(u"composePanel"_s);
    QVERIFY(isInside(shop.panel(), &shop.w->window));
    const int left = shop.panel()->mapTo(&shop.w->window, QPoint{}).x();
    QVERIFY(isBeside ? left >= compose->width() : left == 0);
    QCOMPARE(shop.panel()->hasDetails(), hasDetails);
    for (const char *name : {"modelSearch", "modelGrid", "modelsFoot", "modelsRefresh"}) {
        const QWidget *const part = shop.w->find(QString::fromLatin1(name));
        QVERIFY2(part->isVisible() && isInside(part, shop.panel()), name);
        QVERIFY2(part->width() >= part->minimumSizeHint().width(), name);
    }
    QVERIFY(shop.w->find(hasDetails ? u"modelUse"_s : u"modelUseNarrow"_s)->isVisible());
    QVERIFY(shop.w->find(hasDetails ? u"modelsClose"_s : u"modelsCloseNarrow"_s)->isVisible());
    QVERIFY(shop.grid().height() >= 150);
    // The window changes under it.
    shop.w->resize({1440, 900});
    QVERIFY(shop.panel()->hasDetails());
    shop.w->resize({720, 450});
    QVERIFY(isInside(shop.panel(), &shop.w->window));
}

void TestModelsFlow::shelvesFillByThemselves()
{
    Shop shop;
    shop.open();
    QTRY_VERIFY(shop.shows(inkbrush));
    QTRY_VERIFY(shop.shows(u"replicate:limner-official/aurora"_s));
    QStringList titles;
    for (const TileShelf &shelf : shop.grid().shelves())
        titles.append(shelf.title);
    QVERIFY2(titles.contains(u"Generate images"_s), qPrintable(titles.join(u", "_s)));
    QTRY_VERIFY(!shop.grid().shelves().empty() &&
                shop.grid().shelves().back().title == u"Bundled"_s);
    QTRY_VERIFY(shop.w->find<QLabel>(u"modelsFoot"_s)->text().contains(u"models"_s));
}

void TestModelsFlow::theNewestWordsWin()
{
    Shop shop;
    shop.open();
    QTest::keyClicks(shop.field(), u"aurora"_s);
    QTRY_COMPARE(shop.grid().shelves().size(), size_t{1});
    QTRY_VERIFY(shop.shows(u"replicate:limner-official/aurora-pro"_s));
    shop.field()->clear();
    QTest::keyClicks(shop.field(), u"inkbr"_s);
    QTRY_VERIFY(shop.shows(inkbrush) && !shop.shows(u"replicate:limner-official/aurora-pro"_s));
}

void TestModelsFlow::theKeyboardAloneChooses()
{
    Shop shop;
    shop.w->find<QTextEdit>(u"prompt"_s)->setPlainText(u"a heron"_s);
    shop.open();
    QTest::keyClicks(shop.field(), u"aurora"_s);
    QTRY_VERIFY(shop.shows(u"replicate:limner-official/aurora-pro"_s));
    QTest::keyClick(shop.field(), Qt::Key_Down);
    QVERIFY(shop.grid().hasFocus());
    for (int i = 0; i < 20 && shop.grid().current()->name != u"aurora-pro"_s; ++i)
        QTest::keyClick(&shop.grid(), Qt::Key_Right);
    QTest::keyClick(&shop.grid(), Qt::Key_Return);
    QTRY_COMPARE(shop.button()->model(), u"limner-official/aurora-pro"_s);
    QVERIFY(!shop.panel()->isVisible());
    auto *const prompt = shop.w->find<QTextEdit>(u"prompt"_s);
    QVERIFY(prompt->hasFocus());
    QCOMPARE(prompt->toPlainText(), u"a heron"_s);
    // And it is the first of the recent ones from now on.
    shop.open();
    QTRY_VERIFY(!shop.grid().shelves().empty() &&
                shop.grid().shelves()[0].tiles[0].name == u"aurora-pro"_s);
    QVERIFY(shop.grid().shelves()[0].tiles[0].badges.contains(u"in use"_s));
}

void TestModelsFlow::aNameIsAnnouncedAndOpened()
{
    Shop shop;
    shop.open();
    QTest::keyClicks(shop.field(), u"acme/inkbrush"_s);
    QCOMPARE(shop.hint(), u"Return opens the model acme/inkbrush"_s);
    QTest::keyClick(shop.field(), Qt::Key_Return);
    QTRY_COMPARE(shop.button()->model(), u"acme/inkbrush"_s);
    QVERIFY(!shop.panel()->isVisible());
    shop.open();
    shop.enter(u"deployments/sandbox/warm"_s);
    QTRY_COMPARE(shop.button()->model(), u"deployments/sandbox/warm"_s);
}

void TestModelsFlow::aWrongAddressIsSaidAtTheField()
{
    Shop shop;
    shop.open();
    QTest::keyClicks(shop.field(), u"https://example.com/a/b"_s);
    QVERIFY2(shop.hint().contains(u"names no model"_s), qPrintable(shop.hint()));
    QCOMPARE(shop.field()->property("invalid").toString(), u"true"_s);
    shop.field()->clear();
    QCOMPARE(shop.hint(), QString{});
    QCOMPARE(shop.field()->property("invalid").toString(), u"false"_s);
}

void TestModelsFlow::aModelThatIsNotThereIsSaidInPlace()
{
    Shop shop;
    const QString before = shop.button()->model();
    shop.open();
    shop.enter(u"nobody/nothing"_s);
    QTRY_VERIFY2(shop.hint().contains(u"There is no nobody/nothing"_s), qPrintable(shop.hint()));
    QVERIFY(shop.panel()->isVisible());
    QVERIFY(shop.field()->hasFocus());
    QCOMPARE(shop.button()->model(), before);
    QVERIFY(shop.w->find<QPushButton>(u"generate"_s)->isEnabled());
    shop.enter(u"acme/inkbrush"_s); // and one goes on
    QTRY_COMPARE(shop.button()->model(), u"acme/inkbrush"_s);
}

void TestModelsFlow::closingGivesAModelUpThatIsOnItsWay()
{
    Shop shop;
    const QString before = shop.button()->model();
    bool isHeld = true;
    shop.sim.server().setFault([&](const ServedRequest &request) -> std::optional<ServedReply> {
        if (isHeld && request.target.contains("/models/acme/inkbrush"))
            return ServedReply{.hang = true};
        return std::nullopt;
    });
    shop.open();
    shop.enter(u"acme/inkbrush"_s);
    QVERIFY2(shop.hint().contains(u"Loading acme/inkbrush"_s), qPrintable(shop.hint()));
    QTRY_VERIFY(shop.asked("/models/acme/inkbrush") > 0);
    QTest::keyClick(shop.field(), Qt::Key_Escape);
    isHeld = false;
    shop.open();
    QCOMPARE(shop.hint(), QString{});
    shop.enter(u"limner-official/aurora"_s);
    QTRY_COMPARE(shop.button()->model(), u"limner-official/aurora"_s);
    QVERIFY(before != shop.button()->model());
}

void TestModelsFlow::aMissingKeyIsSaidWithTheWayToIt()
{
    Shop shop{{1440, 900}, false};
    QSignalSpy wanted{&shop.w->window, &MainWindow::settingsRequested};
    shop.open();
    QTRY_VERIFY(shop.grid().current() && shop.grid().current()->owner.contains(u"needs a key"_s));
    QTest::keyClick(shop.field(), Qt::Key_Return);
    QVERIFY2(shop.hint().contains(u"needs a key"_s), qPrintable(shop.hint()));
    auto *const settings = shop.w->find<QPushButton>(u"modelSettings"_s);
    QVERIFY(settings->isVisible());
    settings->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), u"providers"_s);
    QVERIFY(shop.panel()->isVisible());
}

void TestModelsFlow::nothingFoundSaysWhatToDo()
{
    Shop shop;
    shop.open();
    QTRY_VERIFY(shop.shows(inkbrush));
    QTest::keyClicks(shop.field(), u"zzzqqq"_s);
    auto *const title = shop.w->find<QLabel>(u"modelsTitle"_s);
    QTRY_VERIFY2(title->isVisible() && title->text().contains(u"zzzqqq"_s),
                 qPrintable(title->text()));
    auto *const next = shop.w->find<QPushButton>(u"modelsNext"_s);
    QCOMPARE(next->text(), u"Clear the search"_s);
    next->click();
    QTRY_VERIFY(shop.shows(inkbrush));
    QCOMPARE(shop.field()->text(), QString{});
    QVERIFY(shop.field()->hasFocus());
}

void TestModelsFlow::offlineSaysSoAndShowsWhatWasKept()
{
    Shop shop;
    shop.open();
    QTRY_VERIFY(shop.shows(inkbrush));
    shop.sim.server().setDoor(FakeHttpServer::Door::Shut);
    shop.w->find<QPushButton>(u"modelsRefresh"_s)->click();
    QTest::keyClicks(shop.field(), u"ink"_s);
    auto *const again = shop.w->find<QPushButton>(u"modelsRefresh"_s);
    QTRY_COMPARE_WITH_TIMEOUT(again->text(), u"Try again"_s, 15'000);
    QVERIFY(shop.shows(inkbrush));
    shop.sim.server().setDoor(FakeHttpServer::Door::Open);
    again->click();
    QTRY_COMPARE_WITH_TIMEOUT(again->text(), u"Refresh"_s, 15'000);
}

void TestModelsFlow::aStarMakesAFavourite()
{
    Shop shop;
    shop.open();
    QTest::keyClicks(shop.field(), u"inkbrush"_s);
    QTRY_VERIFY(shop.grid().current() && shop.grid().current()->key == inkbrush);
    QTest::keyClick(shop.field(), Qt::Key_Down);
    QTest::keyClick(&shop.grid(), Qt::Key_F);
    QTRY_VERIFY(shop.grid().current()->isFavourite);
    QCOMPARE(shop.studio.finder->favourites().size(), size_t{1});
    QTest::keyClick(&shop.grid(), Qt::Key_F);
    QTRY_VERIFY(!shop.grid().current()->isFavourite);
}

void TestModelsFlow::theDetailsTellTheInputs()
{
    Shop shop;
    shop.w->find<QTextEdit>(u"prompt"_s)->setPlainText(u"a heron"_s);
    const QString before = shop.button()->model().section(u'/', -1);
    shop.open();
    QTest::keyClicks(shop.field(), u"inkbrush"_s);
    QTRY_VERIFY(shop.grid().current() && shop.grid().current()->key == inkbrush);
    ModelDetails &details = shop.panel()->details();
    QCOMPARE(details.findChild<QLabel *>(u"modelDetailsName"_s)->text(), u"inkbrush"_s);
    QTRY_VERIFY(!labelsWith(details, u"9 inputs"_s).isEmpty());
    QVERIFY(!labelsWith(details, u"482,100"_s).isEmpty());
    const QLabel *const carries = details.findChild<QLabel *>(u"modelCarries"_s);
    QTRY_VERIFY(carries->isVisible());
    QCOMPARE(carries->text(), u"All that you set in %1 carries over."_s.arg(before));
    QVERIFY(shop.w->find(u"modelPage"_s)->isVisible());
    QTest::mouseClick(shop.w->find<QPushButton>(u"modelUse"_s), Qt::LeftButton);
    QTRY_COMPARE(shop.button()->model(), u"acme/inkbrush"_s);
}

void TestModelsFlow::anotherVersionIsSaidOnce()
{
    Shop shop;
    shop.open();
    shop.enter(u"acme/inkbrush"_s);
    QTRY_COMPARE(shop.button()->model(), u"acme/inkbrush"_s);
    const std::optional<ModelSchema> before =
        shop.studio.models->known(u"replicate"_s, u"acme/inkbrush"_s);
    QVERIFY(before);
    ModelSchema after = *before;
    after.version = QString{64, u'b'};
    after.parameters.push_back({.name = u"paper_grain"_s, .kind = ParameterKind::Number});
    emit shop.studio.models->modelChanged(u"replicate"_s, u"acme/inkbrush"_s, *before, after);
    QTRY_VERIFY2(shop.w->toast().contains(u"New: Paper grain."_s), qPrintable(shop.w->toast()));
}

void TestModelsFlow::everyControlHasAName()
{
    Shop shop;
    shop.open();
    QTRY_VERIFY(shop.shows(inkbrush));
    QCOMPARE(namelessControls(*shop.panel()), QStringList{});
}

QTEST_MAIN(TestModelsFlow)
#include "tst_modelsflow.moc"
