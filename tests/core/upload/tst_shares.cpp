#include "tests/core/upload/outboxrig.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Rig : OutboxRig {
    std::vector<ArtworkId> ids;

    explicit Rig(int count = 2)
    {
        outbox->start();
        ids = add(count);
        outbox->wake();
        if (!empty())
            qFatal("the pictures are not stored");
        settle();
    }
    Shares &shares() { return outbox->shares(); }
    ShareOrder order(const QString &title = u"Lights"_s)
    {
        ShareOrder out;
        out.title = title;
        out.artworks = ids;
        out.options = {.shown = usualShareFields(),
                       .words = {{u"gone"_s, u"Taken back."_s}, {u"valid"_s, u"Until %1."_s}}};
        return out;
    }
    //! Drives the clock until there is an answer.
    template <typename Answer>
    Answer wait(QCoro::Task<Answer> task)
    {
        std::optional<Answer> answer;
        QObject context;
        QCoro::connect(std::move(task), &context,
                       [&answer](auto &&value) { answer = std::forward<decltype(value)>(value); });
        if (!driveUntil(clock, [&] { return answer.has_value(); }))
            qFatal("no answer");
        return *std::move(answer);
    }
    Result<SharedPage> publish(const ShareOrder &order)
    {
        return wait(shares().publish(order, {}));
    }
    Result<TakenBack> takeBack(const QString &uuid) { return wait(shares().takeBack(uuid, {})); }
    std::vector<QString> pages()
    {
        std::vector<QString> out;
        for (const auto &[key, bytes] : store.objects) {
            if (key.endsWith(u".html"_s))
                out.push_back(key);
        }
        return out;
    }
    QByteArray page() { return store.objects.at(pages().front()); }
};

} // namespace

class TestShares : public QObject {
    Q_OBJECT
private slots:
    void aPageIsPutWithItsType();
    void itsKeyIsKnownBeforeTheFirstByte();
    void theSameOnceMoreIsTheSamePage();
    void twoAtOnceAreOnePage();
    void whatDiffersIsAnotherPage();
    void whatIsNotUploadedHasNoPage();
    void aPictureThatIsDeletedIsTakenOffThePage();
    void takenBackItLeavesTheStore();
    void takenBackWhileTheStoreIsAwayItGoesLater();
    void takenBackWhileItIsPutNothingStays();
    void anotherStoreLetsGoOfItWhenItIsUsed();
    void anOutageIsOutlived();
    void aRefusalIsSaidAndKept();
    void killedAtAnyCommitThereIsOnePage_data();
    void killedAtAnyCommitThereIsOnePage();
    void aStoreThatServesPagesAsTextsIsNoticed();
    void aSignedPageEndsWithItsPictures();
    void nobodyIsToldOfAPageThatIsNotThere();
};

void TestShares::aPageIsPutWithItsType()
{
    Rig rig;
    const Result<SharedPage> made = rig.publish(rig.order());
    QVERIFY(made);
    QCOMPARE(rig.pages().size(), 1U);
    const QString key = rig.pages().front();
    QCOMPARE(made->link.url, u"https://store.test/gallery/"_s + key);
    QVERIFY(!made->link.doubt);
    QCOMPARE(rig.store.types.at(key), "text/html; charset=utf-8"_ba);
    QVERIFY(rig.page().contains("<title>Lights</title>"));
    // Pictures of the same folder, by their names.
    for (const ArtworkId id : rig.ids) {
        const QString name = rig.outbox->upload(id)->objectKey.section(u'/', -1);
        QVERIFY2(rig.page().contains("src=\"" + name.toUtf8() + '"'), rig.page().constData());
    }
    const std::vector<Share> all = rig.shares().all();
    QCOMPARE(all.size(), 1U);
    QCOMPARE(toString(all.front().state), u"published"_s);
    QCOMPARE(all.front().artworks.size(), 2);
    QCOMPARE(rig.shares().link(all.front())->url, made->link.url);
}

void TestShares::itsKeyIsKnownBeforeTheFirstByte()
{
    Rig rig;
    rig.store.hang = true;
    rig.shares().publishSoon(rig.order());
    QTRY_COMPARE(rig.store.underWay, 1);
    const std::vector<Share> all = rig.shares().all();
    QCOMPARE(all.size(), 1U);
    QCOMPARE(toString(all.front().state), u"pending"_s);
    QVERIFY(all.front().objectKey.endsWith(u".html"_s));
    QVERIFY(!rig.shares().link(all.front()));
}

void TestShares::theSameOnceMoreIsTheSamePage()
{
    Rig rig;
    const Result<SharedPage> first = rig.publish(rig.order());
    const Result<SharedPage> second = rig.publish(rig.order());
    QVERIFY(first && second);
    QCOMPARE(first->share.uuid, second->share.uuid);
    QCOMPARE(rig.pages().size(), 1U);
    QCOMPARE(rig.shares().all().size(), 1U);
}

void TestShares::twoAtOnceAreOnePage()
{
    Rig rig;
    QSignalSpy made{&rig.shares(), &Shares::published};
    rig.shares().publishSoon(rig.order());
    rig.shares().publishSoon(rig.order());
    QVERIFY(driveUntil(rig.clock, [&] { return made.size() == 2; }));
    QCOMPARE(rig.pages().size(), 1U);
    QCOMPARE(rig.shares().all().size(), 1U);
}

void TestShares::whatDiffersIsAnotherPage()
{
    Rig rig;
    QVERIFY(rig.publish(rig.order()));
    QVERIFY(rig.publish(rig.order(u"Other lights"_s)));
    ShareOrder bare = rig.order();
    bare.options.shown = {};
    QVERIFY(rig.publish(bare));
    ShareOrder fewer = rig.order();
    fewer.artworks.pop_back();
    QVERIFY(rig.publish(fewer));
    ShareOrder turned = rig.order();
    std::swap(turned.artworks[0], turned.artworks[1]);
    QVERIFY(rig.publish(turned));
    QCOMPARE(rig.pages().size(), 5U);
    // Ticked in another order it is the same.
    ShareOrder same = rig.order();
    std::reverse(same.options.shown.begin(), same.options.shown.end());
    QVERIFY(rig.publish(same));
    QCOMPARE(rig.pages().size(), 5U);
}

void TestShares::whatIsNotUploadedHasNoPage()
{
    Rig rig;
    rig.store.alwaysFails = errorOf(ErrorKind::Forbidden);
    rig.ids.push_back(rig.add());
    const Result<SharedPage> made = rig.publish(rig.order());
    QVERIFY(!made);
    QCOMPARE(toString(made.error().kind), u"not_uploaded"_s);
    QVERIFY(rig.shares().all().empty());
    ShareOrder none = rig.order();
    none.artworks.clear();
    QCOMPARE(toString(rig.publish(none).error().kind), u"invalid_input"_s);
}

void TestShares::aPictureThatIsDeletedIsTakenOffThePage()
{
    Rig rig;
    QVERIFY(rig.publish(rig.order()));
    const QString name = rig.outbox->upload(rig.ids[0])->objectKey.section(u'/', -1);
    rig.library->trash().put({rig.ids[0]});
    settle();
    QVERIFY(rig.page().contains(name.toUtf8())); // it may come back
    QCOMPARE(rig.library->trash().purge(rig.clock.now().addSecs(1)).value_or(-1), 1);
    QVERIFY(driveUntil(rig.clock, [&] { return rig.page().contains("Taken back."); }));
    QVERIFY(!rig.page().contains(name.toUtf8()));
    QCOMPARE(rig.pages().size(), 1U);
    QVERIFY(driveUntil(rig.clock,
                       [&] { return rig.shares().all().front().state == ShareState::Published; }));
}

void TestShares::takenBackItLeavesTheStore()
{
    Rig rig;
    const Result<SharedPage> made = rig.publish(rig.order());
    QVERIFY(made);
    const Result<TakenBack> gone = rig.takeBack(made->share.uuid);
    QVERIFY(gone && *gone == TakenBack::Gone);
    QVERIFY(rig.pages().empty());
    QVERIFY(rig.shares().all().empty());
    QCOMPARE(rig.outbox->removals().waiting, 0);
    QCOMPARE(rig.store.objects.size(), 2U); // its pictures stay
    QCOMPARE(toString(rig.takeBack(made->share.uuid).error().kind), u"not_found"_s);
}

void TestShares::takenBackWhileTheStoreIsAwayItGoesLater()
{
    Rig rig;
    const Result<SharedPage> made = rig.publish(rig.order());
    rig.store.removeFails = errorOf(ErrorKind::Offline);
    const Result<TakenBack> gone = rig.takeBack(made->share.uuid);
    QVERIFY(gone && *gone == TakenBack::Later);
    QVERIFY(rig.shares().all().empty());
    QCOMPARE(rig.outbox->removals().waiting, 1);
    rig.restart();
    rig.outbox->start();
    rig.store.removeFails.reset();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.outbox->removals().waiting == 0; }));
    QVERIFY(rig.pages().empty());
}

void TestShares::takenBackWhileItIsPutNothingStays()
{
    Rig rig;
    rig.store.hang = true;
    rig.shares().publishSoon(rig.order());
    QTRY_COMPARE(rig.store.underWay, 1);
    const Share share = rig.shares().all().front();
    rig.store.objects[share.objectKey] = "it did arrive";
    const Result<TakenBack> gone = rig.takeBack(share.uuid);
    QVERIFY(gone && *gone == TakenBack::Later);
    QVERIFY(driveUntil(rig.clock, [&] { return rig.pages().empty(); }));
    QVERIFY(driveUntil(rig.clock, [&] { return rig.outbox->removals().waiting == 0; }));
    QVERIFY(rig.shares().all().empty());
    QVERIFY(!rig.shares().find(share.uuid));
}

void TestShares::anotherStoreLetsGoOfItWhenItIsUsed()
{
    Rig rig;
    const Result<SharedPage> made = rig.publish(rig.order());
    const QString home = rig.store.place;
    rig.store.place = u"elsewhere/bucket"_s;
    rig.outbox->setConfig({});
    QCOMPARE(toString(rig.shares().link(rig.shares().all().front()).error().kind),
             u"other_store"_s);
    QCOMPARE(toString(rig.publish(rig.order()).error().kind), u"other_store"_s);
    QCOMPARE(*rig.takeBack(made->share.uuid), TakenBack::Later);
    settle();
    QCOMPARE(rig.store.removals, 0);
    rig.store.place = home;
    rig.outbox->setConfig({});
    rig.outbox->retryAll();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.pages().empty(); }));
}

void TestShares::anOutageIsOutlived()
{
    Rig rig;
    rig.store.alwaysFails = errorOf(ErrorKind::Unavailable);
    const Result<SharedPage> made = rig.publish(rig.order());
    QVERIFY(!made);
    QCOMPARE(toString(rig.shares().all().front().error->kind), u"unavailable"_s);
    rig.store.alwaysFails.reset();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.pages().size() == 1; }));
    QVERIFY(driveUntil(rig.clock,
                       [&] { return rig.shares().all().front().state == ShareState::Published; }));
    QVERIFY(!rig.shares().all().front().error);
}

void TestShares::aRefusalIsSaidAndKept()
{
    Rig rig;
    rig.store.alwaysFails = errorOf(ErrorKind::Forbidden, u"no"_s);
    QCOMPARE(toString(rig.publish(rig.order()).error().kind), u"forbidden"_s);
    const int asked = rig.store.puts;
    rig.clock.advance(24h);
    settle();
    QCOMPARE(rig.store.puts, asked);
    rig.store.alwaysFails.reset();
    rig.outbox->retryAll(); // other keys, say
    QVERIFY(driveUntil(rig.clock, [&] { return rig.pages().size() == 1; }));
}

void TestShares::killedAtAnyCommitThereIsOnePage_data()
{
    QTest::addColumn<bool>("arrived");
    QTest::newRow("before the put") << false;
    QTest::newRow("after it arrived") << true;
}

void TestShares::killedAtAnyCommitThereIsOnePage()
{
    QFETCH(const bool, arrived);
    Rig rig;
    rig.store.hang = true;
    rig.shares().publishSoon(rig.order());
    QTRY_COMPARE(rig.store.underWay, 1);
    const QString key = rig.shares().all().front().objectKey;
    if (arrived)
        rig.store.objects[key] = "it did arrive";
    QCoro::waitFor(rig.outbox->shutdown()); // nothing is written any more
    QCOMPARE(toString(rig.shares().all().front().state), u"pending"_s);
    rig.outbox.reset();
    rig.store.hang = false;
    rig.outbox = std::make_unique<Outbox>(*rig.library, rig.store, rig.clock);
    rig.outbox->start();
    // Whoever asks again meanwhile, asks for the same.
    const Result<SharedPage> again = rig.publish(rig.order());
    QVERIFY(again);
    QCOMPARE(again->share.objectKey, key);
    settle();
    QCOMPARE(rig.pages(), std::vector<QString>{key});
    QVERIFY(rig.page().contains("<title>Lights</title>"));
    QCOMPARE(rig.shares().all().size(), 1U);
}

void TestShares::aStoreThatServesPagesAsTextsIsNoticed()
{
    Rig rig;
    rig.store.servedAs = "text/plain";
    const Result<SharedPage> made = rig.publish(rig.order());
    QVERIFY(made);
    QVERIFY(made->link.doubt);
    QCOMPARE(made->link.doubt->code, u"page_not_shown"_s);
    QCOMPARE(made->link.doubt->message, u"text/plain"_s);
    QCOMPARE(rig.shares().all().front().error->code, u"page_not_shown"_s);
    rig.store.servedAs.clear();
    QVERIFY(!rig.publish(rig.order())->link.doubt);
    QVERIFY(!rig.shares().all().front().error);
}

void TestShares::aSignedPageEndsWithItsPictures()
{
    Rig rig;
    OutboxConfig config;
    config.links = LinkMode::Presigned;
    rig.outbox->setConfig(config);
    ShareOrder order = rig.order();
    order.lifetime = 1h;
    const QDateTime before = rig.clock.now();
    const Result<SharedPage> made = rig.publish(order);
    QVERIFY(made);
    QVERIFY(!made->link.isPublic);
    QVERIFY(made->link.validUntil >= before.addSecs(3600));
    QVERIFY(made->link.validUntil <= rig.clock.now().addSecs(3600));
    QVERIFY(rig.page().contains("?signed"));
    QVERIFY(rig.page().contains("Until <time"));
    const Share share = rig.shares().all().front();
    QCOMPARE(share.validUntil, made->link.validUntil);
    rig.clock.advance(30min);
    QCOMPARE(rig.shares().link(share)->validUntil, share.validUntil);
    rig.clock.advance(31min);
    QCOMPARE(toString(rig.shares().link(share).error().kind), u"link_unopened"_s);
    // Made again it is the same page with fresh links.
    const Result<SharedPage> fresh = rig.publish(order);
    QVERIFY(fresh && fresh->link.validUntil > rig.clock.now());
    QCOMPARE(rig.pages().size(), 1U);
}

void TestShares::nobodyIsToldOfAPageThatIsNotThere()
{
    Rig rig;
    QVERIFY(!rig.shares().find(u"nothing"_s));
    QCOMPARE(toString(rig.takeBack(u"nothing"_s).error().kind), u"not_found"_s);
    QCOMPARE(rig.store.removals, 0);
}

QTEST_GUILESS_MAIN(TestShares)
#include "tst_shares.moc"
