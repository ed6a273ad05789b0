// Which rows have a tile: stacks open and closed, and every change as if all had been asked anew.
#include "ui/gallery/shownrows.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace limner;

namespace {

using Ids = std::vector<ArtworkId>;

Ids idsOf(const ShownRows &shown)
{
    Ids ids;
    for (const ArtworkRow &row : shown.rows())
        ids.push_back(row.id);
    return ids;
}

//! As the model does it.
void apply(ShownRows &shown, const ShownRows::Change &change)
{
    for (auto index = change.gone.rbegin(); index != change.gone.rend(); ++index)
        shown.remove(*index, *index);
    for (const ArtworkRow &row : change.fresh)
        shown.insert(shown.placeOf(row), &row, 1);
}

ArtworkRow row(ArtworkId id, qint64 stack = 0, qint64 group = 0)
{
    return {.id = id, .createdMs = 1000 + id, .stack = stack, .group = group};
}

const GalleryOrder stacked{.group = GroupBy::Nothing, .hasStacks = true};

//! 6 and 4 lie alone, 5, 3 and 1 in one stack, 2 in another.
ShownRows some()
{
    ShownRows shown;
    shown.set({row(6, 6), row(5, 1), row(4, 4), row(3, 1), row(2, 2), row(1, 1)}, stacked);
    return shown;
}

} // namespace

class TestShownRows : public QObject {
    Q_OBJECT
private slots:
    void aClosedStackHasOneTile();
    void anOpenOneStandsTogether();
    void itEndsWhereItsHeadingDoes();
    void whatComesGoesToItsStack();
    void aStackOfOneIsNone();
    void allOpenAndCloseAtOnce();
    void whatWasOpenStaysOpen();
    void withoutStacksEachHasATile();
    void twoStacksBecomeOne();
    void manyChangesAreAsGoodAsAsking_data();
    void manyChangesAreAsGoodAsAsking();
};

void TestShownRows::aClosedStackHasOneTile()
{
    const ShownRows shown = some();
    QCOMPARE(idsOf(shown), (Ids{6, 5, 4, 2}));
    QCOMPARE(shown.pictures(), 6);
    QCOMPARE(shown.stack(0), StackPart{});
    QCOMPARE(shown.stack(1), (StackPart{.count = 3}));
    QCOMPARE(shown.picturesAt(1), (Ids{5, 3, 1}));
    QCOMPARE(shown.picturesAt(2), Ids{4});
    QCOMPARE(shown.indexOf(1), 1); // its tile
    QCOMPARE(shown.indexOf(7), -1);
    QVERIFY(shown.picturesAt(9).empty());
}

void TestShownRows::anOpenOneStandsTogether()
{
    ShownRows shown = some();
    const ShownRows::Change opened = shown.setOpen(1, true);
    QCOMPARE(opened.gone, std::vector<int>{});
    QCOMPARE(opened.touched, Ids{5});
    apply(shown, opened);
    QCOMPARE(idsOf(shown), (Ids{6, 5, 3, 1, 4, 2}));
    QCOMPARE(shown.stack(1), (StackPart{.count = 3, .isOpen = true}));
    QCOMPARE(shown.stack(3), (StackPart{.count = 3, .isOpen = true, .isFirst = false}));
    QVERIFY(shown.shareOpenStack(1, 3) && !shown.shareOpenStack(3, 4));
    QVERIFY(!shown.shareOpenStack(0, -1) && !shown.shareOpenStack(5, 6));
    QCOMPARE(shown.picturesAt(1), Ids{5});
    apply(shown, shown.setOpen(3, false)); // any of them closes it
    QCOMPARE(idsOf(shown), (Ids{6, 5, 4, 2}));
    QVERIFY(shown.setOpen(0, true).fresh.empty());
}

void TestShownRows::itEndsWhereItsHeadingDoes()
{
    ShownRows shown;
    shown.set({row(4, 1, 20), row(3, 1, 20), row(2, 1, 10), row(1, 1, 10)},
              {.group = GroupBy::Day, .hasStacks = true});
    QCOMPARE(idsOf(shown), (Ids{4, 2}));
    QCOMPARE(shown.stack(0).count, 2);
    apply(shown, shown.setOpen(0, true));
    QCOMPARE(idsOf(shown), (Ids{4, 3, 2}));
    QVERIFY(!shown.shareOpenStack(1, 2));
}

void TestShownRows::whatComesGoesToItsStack()
{
    ShownRows shown = some();
    // With it come all that lie in its stack, as the reader has it.
    apply(shown, shown.change({}, {row(7, 1), row(5, 1), row(3, 1), row(1, 1)}));
    QCOMPARE(idsOf(shown), (Ids{7, 6, 4, 2}));
    QCOMPARE(shown.stack(0).count, 4);
    QCOMPARE(shown.pictures(), 7);
    apply(shown, shown.setOpen(0, true));
    apply(shown, shown.change({7}, {}));
    QCOMPARE(idsOf(shown), (Ids{6, 5, 3, 1, 4, 2})); // the open stack moves with its first
    const ShownRows::Change lost = shown.change({3}, {});
    QCOMPARE(lost.gone, std::vector<int>{2});
    QVERIFY(lost.fresh.empty());
}

void TestShownRows::aStackOfOneIsNone()
{
    ShownRows shown = some();
    apply(shown, shown.setOpen(1, true));
    apply(shown, shown.change({5, 1}, {}));
    QCOMPARE(idsOf(shown), (Ids{6, 4, 3, 2}));
    QCOMPARE(shown.stack(2), StackPart{});
    apply(shown, shown.change({}, {row(8, 1), row(3, 1)}));
    QCOMPARE(idsOf(shown), (Ids{8, 6, 4, 2})); // and is closed when it is one again
}

void TestShownRows::allOpenAndCloseAtOnce()
{
    ShownRows shown;
    shown.set({row(5, 2), row(4, 1), row(3, 1), row(2, 2), row(1, 1)}, stacked);
    QCOMPARE(idsOf(shown), (Ids{5, 4}));
    shown.setAllOpen(true);
    QCOMPARE(idsOf(shown), (Ids{5, 2, 4, 3, 1}));
    QCOMPARE(shown.stack(4).count, 3);
    shown.setAllOpen(false);
    QCOMPARE(idsOf(shown), (Ids{5, 4}));
    QCOMPARE(shown.picturesAt(1), (Ids{4, 3, 1}));
}

void TestShownRows::whatWasOpenStaysOpen()
{
    ShownRows shown = some();
    apply(shown, shown.setOpen(1, true));
    shown.set({row(6, 6), row(3, 1), row(1, 1)}, stacked);
    QCOMPARE(idsOf(shown), (Ids{6, 3, 1}));
    QVERIFY(shown.stack(1).isOpen);
    shown.set({row(6, 6), row(5, 1)}, stacked);
    QCOMPARE(shown.stack(1), StackPart{});
}

void TestShownRows::withoutStacksEachHasATile()
{
    ShownRows shown;
    shown.set({row(3), row(2), row(1)}, {.group = GroupBy::Nothing});
    QCOMPARE(idsOf(shown), (Ids{3, 2, 1}));
    QCOMPARE(shown.stack(0), StackPart{});
    const ShownRows::Change same = shown.change({2}, {row(2)});
    QVERIFY(same.gone.empty() && same.fresh.empty() && same.touched.empty());
}

void TestShownRows::twoStacksBecomeOne()
{
    ShownRows shown;
    shown.set({row(4, 2), row(3, 1), row(2, 2), row(1, 1)}, stacked);
    QCOMPARE(idsOf(shown), (Ids{4, 3}));
    apply(shown, shown.change({}, {row(5, 1), row(4, 1), row(3, 1), row(2, 1), row(1, 1)}));
    QCOMPARE(idsOf(shown), Ids{5});
    QCOMPARE(shown.stack(0).count, 5);
}

void TestShownRows::manyChangesAreAsGoodAsAsking_data()
{
    QTest::addColumn<GalleryOrder>("order");
    for (const SortBy sort : {SortBy::Newest, SortBy::Oldest, SortBy::Rating}) {
        for (const GroupBy group : {GroupBy::Nothing, GroupBy::Day, GroupBy::Model}) {
            for (const bool hasStacks : {false, true})
                QTest::addRow("%s %s %d", qPrintable(toString(sort)), qPrintable(toString(group)),
                              hasStacks)
                    << GalleryOrder{.sort = sort, .group = group, .hasStacks = hasStacks};
        }
    }
}

void TestShownRows::manyChangesAreAsGoodAsAsking()
{
    QFETCH(GalleryOrder, order);
    QRandomGenerator dice{20261129};
    std::map<ArtworkId, ArtworkRow> all;
    const auto group = [&](qint64 id) {
        return order.group == GroupBy::Nothing ? 0
               : order.group == GroupBy::Day   ? id / 8 + 1
                                               : qint64(dice.bounded(3));
    };
    const auto sorted = [&] {
        std::vector<ArtworkRow> rows;
        for (const auto &[id, one] : all)
            rows.push_back(one);
        std::sort(rows.begin(), rows.end(), RowOrder{order});
        return rows;
    };
    ShownRows shown;
    shown.set({}, order);
    for (int step = 0; step < 600; ++step) {
        const auto some =
            all.empty() ? all.end() : std::next(all.begin(), dice.bounded(int(all.size())));
        const int what = dice.bounded(10);
        std::vector<ArtworkId> gone;
        std::vector<ArtworkRow> fresh;
        if (what < 4 || all.empty()) {
            const ArtworkId id = step + 1;
            all[id] = row(id, order.hasStacks ? dice.bounded(6) + 1 : 0, group(id));
            fresh.push_back(all[id]);
        } else if (what < 6) {
            gone.push_back(some->first);
            all.erase(some);
        } else if (what < 8) {
            some->second.value = dice.bounded(4);
            fresh.push_back(some->second);
        } else if (!shown.rows().empty()) {
            const int index = dice.bounded(int(shown.rows().size()));
            apply(shown, shown.setOpen(index, what == 8));
        }
        if (!fresh.empty() && order.hasStacks) { // the reader brings the whole stack
            for (const auto &[id, one] : all)
                if (one.stack == fresh.front().stack && id != fresh.front().id)
                    fresh.push_back(one);
            std::sort(fresh.begin(), fresh.end(), RowOrder{order});
        }
        apply(shown, shown.change(gone, fresh));
        ShownRows anew = shown; // knows which are open
        anew.set(sorted(), order);
        QCOMPARE(idsOf(shown), idsOf(anew));
        QCOMPARE(shown.pictures(), int(all.size()));
        for (int i = 0; i < int(shown.rows().size()); ++i) {
            QCOMPARE(shown.stack(i), anew.stack(i));
            QCOMPARE(shown.picturesAt(i), anew.picturesAt(i));
        }
    }
    QVERIFY(all.size() > 20);
}

QTEST_APPLESS_MAIN(TestShownRows)
#include "tst_shownrows.moc"
