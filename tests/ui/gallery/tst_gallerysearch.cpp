// Searching in the window: how many match, what is mistaken, and what stays chosen.

#include "tests/ui/window/windowsupport.h"
#include "ui/gallery/searchfield.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

struct Search {
    Studio studio;
    std::vector<ArtworkId> ids = {};
    std::unique_ptr<Window> w;
    SearchField *field = nullptr;

    Search()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const char *prompt : {"a red fox", "a blue sea", "a red coat", "a red house", "grass"})
            ids.push_back(studio.addPicture({.prompt = QString::fromLatin1(prompt),
                                             .createdAt = now.addSecs(-qint64(ids.size()))}));
        w = std::make_unique<Window>(studio);
        field = w->find<SearchField>(u"search"_s);
    }
    void searchFor(const QString &text)
    {
        field->setFocus();
        field->clear();
        QSignalSpy settled{field, &SearchField::settled};
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    QString matches() const
    {
        const auto *label = w->find<QLabel>(u"searchMatches"_s);
        return label->isVisible() ? label->text() : QString{};
    }
    QString note() const
    {
        const auto *label = w->window.findChild<QLabel *>(u"searchNote"_s);
        return label && label->isVisible() ? label->text() : QString{};
    }
};

} // namespace

class TestGallerySearch : public QObject {
    Q_OBJECT
private slots:
    void theNumberOfMatchesIsTold();
    void aFilterTellsItToo();
    void mistakesAreMarkedAndExplained();
    void aMistakeIsUnderlined();
    void whatMatchesStaysChosen();
    void whatDoesNotMatchIsNotChosenAnyMore();
    void similarPicturesComeByLikeness();
    void duplicatesStandSideBySide();
    void aPictureThatComesFindsItsPlaceAmongTheSimilar();

private:
    static void sign(Search &search, const std::vector<quint64> &shapes);
    static std::vector<ArtworkId> shown(const Search &search);
};

void TestGallerySearch::sign(Search &search, const std::vector<quint64> &shapes)
{
    for (size_t i = 0; i < shapes.size(); ++i)
        search.studio.library->noteLooks({{search.ids[i], PictureSignature{.shape = shapes[i]}}});
}

std::vector<ArtworkId> TestGallerySearch::shown(const Search &search)
{
    std::vector<ArtworkId> ids;
    for (int row = 0; row < search.w->gallery()->gallery()->rowCount(); ++row)
        ids.push_back(search.w->gallery()->gallery()->artworkId(row));
    return ids;
}

void TestGallerySearch::theNumberOfMatchesIsTold()
{
    Search search;
    QCOMPARE(search.matches(), QString{});
    search.searchFor(u"red"_s);
    QCOMPARE(search.matches(), u"3 pictures"_s);
    search.searchFor(u"blue"_s);
    QCOMPARE(search.matches(), u"1 picture"_s);
    search.searchFor(u"nowhere"_s);
    QCOMPARE(search.matches(), u"0 pictures"_s);
    QTest::keyClick(search.field, Qt::Key_Escape);
    QTRY_COMPARE(search.matches(), QString{});
    // One that comes meanwhile is counted.
    search.searchFor(u"red"_s);
    search.studio.addPicture({.prompt = u"one more red thing"_s});
    QTRY_COMPARE(search.matches(), u"4 pictures"_s);
}

void TestGallerySearch::aFilterTellsItToo()
{
    Search search;
    search.studio.library->marks().setFavourite({search.ids[1], search.ids[2]}, true);
    search.w->find<QPushButton>(u"filterFavourites"_s)->click();
    QCOMPARE(search.matches(), u"2 pictures"_s);
}

void TestGallerySearch::mistakesAreMarkedAndExplained()
{
    Search search;
    search.searchFor(u"red rating:>=9"_s);
    QCOMPARE(search.note(), u"Ratings go from 0 to 5, so rating:>=9 is left out for now."_s);
    QCOMPARE(search.matches(), u"3 pictures"_s); // never an empty screen for it
    search.searchFor(u"colour:red"_s);
    QVERIFY2(search.note().contains(u"so colour:red is searched for as it stands"_s),
             qPrintable(search.note()));
    QVERIFY(search.field->accessibleDescription().contains(u"colour"_s));
    const QWidget *strip = search.w->window.findChild<QLabel *>(u"searchNote"_s);
    QVERIFY(isInside(strip, &search.w->window));
    QVERIFY(strip->mapTo(&search.w->window, QPoint{}).y() >=
            search.field->mapTo(&search.w->window, QPoint{}).y() + search.field->height());
    search.searchFor(u"red rating:>=4"_s);
    QCOMPARE(search.note(), QString{});
}

void TestGallerySearch::aMistakeIsUnderlined()
{
    Search search;
    search.searchFor(u"is:favourite"_s);
    const QColor wave = tokensOf(*search.field).error;
    const auto hasWave = [&] {
        const QImage seen = search.field->grab().toImage();
        for (int y = seen.height() / 2; y < seen.height() - 3; ++y)
            for (int x = 30; x < seen.width() / 2; ++x) {
                const QColor at = seen.pixelColor(x, y);
                if (qAbs(at.red() - wave.red()) < 40 && qAbs(at.green() - wave.green()) < 40 &&
                    qAbs(at.blue() - wave.blue()) < 40)
                    return true;
            }
        return false;
    };
    QVERIFY(!hasWave());
    search.searchFor(u"is:something"_s);
    QVERIFY(hasWave());
}

void TestGallerySearch::whatMatchesStaysChosen()
{
    Search search;
    GalleryView &view = *search.w->gallery();
    view.chosen().choose(0);
    view.chosen().toggle(2);
    view.chosen().toggle(4);
    search.searchFor(u"red"_s);
    QCOMPARE(view.chosen().rows(), (std::vector<int>{0, 1})); // the fox and the coat
    QCOMPARE(view.gallery()->artworkId(1), search.ids[2]);
    QTest::keyClick(search.field, Qt::Key_Escape);
    QTRY_COMPARE(view.gallery()->rowCount(), 5);
    QCOMPARE(view.chosen().rows(), (std::vector<int>{0, 2}));
    QCOMPARE(search.w->find<QLabel>(u"statusSelected"_s)->text(), u"2 selected"_s);
}

void TestGallerySearch::whatDoesNotMatchIsNotChosenAnyMore()
{
    Search search;
    GalleryView &view = *search.w->gallery();
    view.chosen().choose(1);
    search.searchFor(u"red"_s);
    QCOMPARE(view.chosen().count(), 0);
    QTRY_VERIFY(!search.w->find<QLabel>(u"statusSelected"_s)->isVisible());
}

void TestGallerySearch::similarPicturesComeByLikeness()
{
    Search search;
    sign(search, {0xff00, ~quint64{0}, 0xffff, 0xff01, ~quint64{0} << 32});
    search.w->choose(0);
    QTest::keyClick(search.w->gallery(), Qt::Key_L);
    QCOMPARE(search.field->text(), u"similar:%1"_s.arg(search.ids[0]));
    QTRY_COMPARE(search.matches(), u"3 pictures"_s);
    const std::vector<ArtworkId> likest{search.ids[0], search.ids[3], search.ids[2]};
    QCOMPARE(shown(search), likest);
    const GalleryModel *const model = search.w->gallery()->gallery();
    QCOMPARE(model->sections().size(), size_t{1});
    QCOMPARE(model->sections().front().title, u"The most similar first"_s);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(model->rowOf(model->artworkId(row)), row);
    QTest::keyClick(search.w->gallery(), Qt::Key_Escape);
    QTRY_COMPARE(model->rowCount(), 5);
    QVERIFY(model->sections().front().title.isEmpty());
}

void TestGallerySearch::duplicatesStandSideBySide()
{
    Search search;
    sign(search, {0xff00, 0xff'0000'0000, 0xffff'0000'0000'0000, 0xff00, 0xff'0000'0001});
    search.searchFor(u"is:duplicate"_s);
    const std::vector<ArtworkId> pairs{search.ids[0], search.ids[3], search.ids[1], search.ids[4]};
    QCOMPARE(shown(search), pairs);
    // One of a pair goes: the other stays in sight until the next search.
    search.studio.library->trash().put({search.ids[3]});
    QCOMPARE(shown(search), (std::vector<ArtworkId>{search.ids[0], search.ids[1], search.ids[4]}));
}

void TestGallerySearch::aPictureThatComesFindsItsPlaceAmongTheSimilar()
{
    Search search;
    sign(search, {0xff00, 0xff0f});
    search.searchFor(u"similar:%1"_s.arg(search.ids[0]));
    QCOMPARE(shown(search), (std::vector<ArtworkId>{search.ids[0], search.ids[1]}));
    const ArtworkId later = search.studio.addPicture({.prompt = u"one more"_s});
    search.studio.library->noteLooks({{later, PictureSignature{.shape = 0xff01}}});
    emit search.studio.library->artworksChanged({later});
    QTRY_COMPARE(shown(search), (std::vector<ArtworkId>{search.ids[0], later, search.ids[1]}));
}

QTEST_MAIN(TestGallerySearch)
#include "tst_gallerysearch.moc"
