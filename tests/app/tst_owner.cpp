#include "app/commands/page.h"
#include "app/owner/librarylock.h"
#include "app/owner/owner.h"
#include "app/owner/ownerconversation.h"
#include "tests/app/sandboxlaunch.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

class Listener final : public CommandClient {
public:
    void tell(const QString &sentence) override { told.append(sentence); }
    void made(const QString &) override {}
    QStringList told;
};

//! A process that owns a library with so many pictures and jobs, in the sandbox.
struct House {
    QTemporaryDir home;
    std::unique_ptr<Application> application;
    std::unique_ptr<OwnerService> owner;

    explicit House(int size)
    {
        application = std::move(*Application::open(sandboxLaunch(home.path())));
        for (int i = 0; i < size; ++i)
            add(i);
        owner = std::make_unique<OwnerService>(*application);
        if (!owner->listen())
            qFatal("cannot listen");
    }
    ~House()
    {
        QCoro::waitFor(owner->shutdown());
        QCoro::waitFor(application->shutdown());
    }
    void add(int i) const
    {
        Job job;
        job.id = u"job-%1"_s.arg(i);
        job.state = i % 10 == 0 ? JobState::Uncertain : JobState::Done;
        job.createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + i, Qt::UTC);
        Artwork artwork;
        artwork.uuid = u"picture-%1"_s.arg(i);
        artwork.jobId = job.id;
        artwork.createdAt = job.createdAt;
        artwork.path = artwork.uuid + u".png"_s;
        artwork.mediaType = u"image/png"_s;
        if (const Result<> kept = application->jobs().jobs().insert(job); !kept)
            qFatal("%s", qUtf8Printable(kept.error().message));
        if (const Result<ArtworkId> kept = application->library().insert(artwork); !kept)
            qFatal("%s", qUtf8Printable(kept.error().message));
    }
    [[nodiscard]] const Launch &launch() const { return application->launch(); }
};

QStringList idsOf(const OrderedJson &page)
{
    QStringList ids;
    for (const OrderedJson &row : page.at("rows"))
        ids.append(QString::fromStdString(row.at("id").get<std::string>()));
    return ids;
}

//! All pages of an answer, one after another.
QList<QStringList> pagesOf(const House &house, AnyCommand command)
{
    Listener nobody;
    OwnerConversation owner{house.launch(), nobody};
    QList<QStringList> pages;
    for (std::optional<AnyCommand> next = std::move(command); next;) {
        const auto answer = QCoro::waitFor(owner.ask(*next, {}));
        if (!answer || !answer->contains("rows"))
            return {};
        pages.append(idsOf(*answer));
        next = nextPage(*next, *answer);
    }
    return pages;
}

} // namespace

class TestOwner : public QObject {
    Q_OBJECT
private slots:
    void longAnswersComeInPages_data();
    void longAnswersComeInPages();
    void asManyAsWereAskedFor();
    void othersAreAnsweredBetweenPages();
    void aPlaceThatNobodyGaveIsRefused();
    void nobodyThereIsNoAnswer();
};

void TestOwner::longAnswersComeInPages_data()
{
    QTest::addColumn<bool>("isList");
    QTest::newRow("list") << true;
    QTest::newRow("jobs") << false;
}

void TestOwner::longAnswersComeInPages()
{
    QFETCH(bool, isList);
    constexpr int size = 230;
    const House house{size};
    const QList<QStringList> pages =
        pagesOf(house, isList ? AnyCommand{ListCommand{}} : AnyCommand{JobsCommand{}});
    QStringList all;
    for (const QStringList &page : pages) {
        QVERIFY(page.size() <= static_cast<qsizetype>(PageBounds::mostRows));
        all += page;
    }
    QVERIFY(pages.size() > 4);
    QStringList expected;
    for (int i = size - 1; i >= 0; --i) { // the newest first, unfinished jobs before all
        if (isList)
            expected.append(u"picture-%1"_s.arg(i));
        else if (i % 10 == 0)
            expected.append(u"job-%1"_s.arg(i));
    }
    for (int i = size - 1; i >= 0 && !isList; --i) {
        if (i % 10 != 0)
            expected.append(u"job-%1"_s.arg(i));
    }
    QCOMPARE(all, expected);
}

void TestOwner::asManyAsWereAskedFor()
{
    const House house{120};
    qsizetype count = 0;
    for (const QStringList &page : pagesOf(house, ListCommand{.limit = 75}))
        count += page.size();
    QCOMPARE(count, 75);
}

void TestOwner::othersAreAnsweredBetweenPages()
{
    const House house{120};
    Listener nobody;
    OwnerConversation first{house.launch(), nobody};
    OwnerConversation second{house.launch(), nobody};
    const ListCommand list;
    const auto page = QCoro::waitFor(first.ask(list, {}));
    QVERIFY(page && page->contains("next"));
    const auto spent = QCoro::waitFor(second.ask(SpendCommand{}, {}));
    QVERIFY(spent && spent->contains("today"));
    const auto rest = QCoro::waitFor(first.ask(*nextPage(list, *page), {}));
    QVERIFY(rest && rest->contains("rows"));
}

void TestOwner::aPlaceThatNobodyGaveIsRefused()
{
    const House house{1};
    Listener nobody;
    for (const AnyCommand &command :
         {AnyCommand{ListCommand{.after = u"x"_s}}, AnyCommand{JobsCommand{.after = u"-1-2"_s}}}) {
        OwnerConversation owner{house.launch(), nobody};
        const auto answer = QCoro::waitFor(owner.ask(command, {}));
        QVERIFY(answer && answer->contains("error"));
        QCOMPARE(QString::fromStdString(answer->at("error").at("kind").get<std::string>()),
                 u"usage"_s);
    }
}

void TestOwner::nobodyThereIsNoAnswer()
{
    const QTemporaryDir folder;
    Listener nobody;
    Launch launch;
    launch.library = folder.path();
    OwnerConversation owner{launch, nobody};
    QVERIFY(!QCoro::waitFor(owner.ask(ListCommand{}, {})));
}

QTEST_GUILESS_MAIN(TestOwner)
#include "tst_owner.moc"
