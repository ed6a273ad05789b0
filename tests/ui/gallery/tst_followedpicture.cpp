// The picture that is chosen: what changes while it is asked for is not missed, and a burst of
// changes is not a burst of questions, each of which the window would draw.

#include "tests/ui/gallery/farstudio.h"
#include "ui/gallery/followedpicture.h"
#include "ui/gallery/pictureacts.h"

#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! One that is followed, and what it tells.
struct Followed {
    FarStudio far;
    FollowedPicture picture{far.services().library, far.services().outbox};
    QSignalSpy changed{&picture, &FollowedPicture::changed};

    //! Everything under way has arrived.
    void settle()
    {
        for (int turn = 0; turn < 3; ++turn) // an answer may ask again
            hearAll(far.services().library);
    }
    [[nodiscard]] int rating() const
    {
        return picture.picture() ? picture.picture()->facts.artwork.rating : -1;
    }
};

} // namespace

class TestFollowedPicture : public QObject {
    Q_OBJECT
private slots:
    void manyChangesAreTwoAnswers();
    void whatChangesWhileAskedForIsShown();
    void theOneChosenMeanwhileIsShown();
    void noneIsAskedForWhereNoneIsChosen();
};

void TestFollowedPicture::manyChangesAreTwoAnswers()
{
    Followed one;
    const ArtworkId id = one.far.add();
    one.settle();
    one.far.holdCore();
    one.picture.follow(id);
    for (int change = 0; change < 5; ++change)
        one.picture.refresh();
    one.far.releaseCore();
    one.settle();
    QCOMPARE(one.changed.size(), 2);
    QCOMPARE(one.rating(), 0);
}

void TestFollowedPicture::whatChangesWhileAskedForIsShown()
{
    Followed one;
    const ArtworkId id = one.far.add();
    one.settle();
    PictureActs acts{one.far.services().library};
    one.far.holdCore();
    one.picture.follow(id);
    acts.rate({id}, 4); // after the question
    one.picture.refresh();
    one.far.releaseCore();
    QTRY_COMPARE(one.rating(), 4);
    one.settle();
    QCOMPARE(one.rating(), 4);
}

void TestFollowedPicture::theOneChosenMeanwhileIsShown()
{
    Followed one;
    const ArtworkId first = one.far.add();
    const ArtworkId second = one.far.add(u"a hare"_s);
    one.settle();
    one.far.holdCore();
    one.picture.follow(first);
    one.picture.follow(second);
    one.far.releaseCore();
    QTRY_VERIFY(one.picture.picture());
    QCOMPARE(one.picture.picture()->facts.artwork.id, second);
    one.settle();
    QCOMPARE(one.changed.size(), 1);
}

void TestFollowedPicture::noneIsAskedForWhereNoneIsChosen()
{
    Followed one;
    one.picture.follow(0);
    one.picture.refresh();
    one.settle();
    QVERIFY(!one.picture.picture());
    QCOMPARE(one.changed.size(), 0);
}

QTEST_MAIN(TestFollowedPicture)
#include "tst_followedpicture.moc"
