// The automatic link never takes away what the artist copied meanwhile, and "copied" is said of
// what is there.

#include "tests/ui/window/windowsupport.h"
#include "ui/gallery/clipboardlink.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

QString copied()
{
    return QGuiApplication::clipboard()->text();
}

//! A job of this session with so many pictures that are kept, but not uploaded yet.
struct MadeJob {
    Studio &studio;
    QString id;
    std::vector<ArtworkId> pictures = {};

    explicit MadeJob(Studio &from)
        : studio{from}
        , id{from.addJob(JobState::Fetching, u"a fox"_s)}
    {
        emit studio.queue->board().jobAdded(*studio.queue->board().job(id));
    }
    ArtworkId keep()
    {
        const ArtworkId picture = studio.addPicture({.upload = UploadState::Pending, .jobId = id});
        emit studio.queue->board().artworkKept(id, picture);
        pictures.push_back(picture);
        return picture;
    }
    QString link(size_t index) { return studio.outbox->link(pictures[index])->url; }
};

} // namespace

class TestClipboardLink : public QObject {
    Q_OBJECT
private slots:
    void init() { QGuiApplication::clipboard()->clear(); }
    void whatWasCopiedMeanwhileIsLeftAlone();
    void aPictureCopiedMeanwhileIsLeftAlone();
    void whatWasThereBeforeIsReplaced();
    void oneJobsLinkMayFollowAnothers();
    void aLinkCopiedByHandIsTheArtists();
    void withoutALinkTheReasonIsSaid();
};

void TestClipboardLink::whatWasCopiedMeanwhileIsLeftAlone()
{
    Studio studio;
    Window w{studio};
    MadeJob job{studio};
    QGuiApplication::clipboard()->setText(u"a paragraph of the artist"_s);
    studio.storePicture(job.keep());
    QCOMPARE(copied(), u"a paragraph of the artist"_s);
    auto *toast = w.find<QWidget>(u"toast"_s);
    QTRY_VERIFY(toast->isVisible());
    QVERIFY2(w.toast().contains(u"left alone"_s), qPrintable(w.toast()));
    auto *copy = w.find<QPushButton>(u"toastAction"_s);
    QCOMPARE(copy->text(), u"Copy"_s);
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(copied(), job.link(0));
    QTRY_COMPARE(w.toast(), u"Link copied"_s);
}

void TestClipboardLink::aPictureCopiedMeanwhileIsLeftAlone()
{
    Studio studio;
    Window w{studio};
    MadeJob job{studio};
    QImage image{8, 8, QImage::Format_RGB32};
    image.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(image);
    studio.storePicture(job.keep());
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    QCOMPARE(copied(), QString{});
}

void TestClipboardLink::whatWasThereBeforeIsReplaced()
{
    Studio studio;
    Window w{studio};
    QGuiApplication::clipboard()->setText(u"of yesterday"_s);
    MadeJob job{studio};
    studio.storePicture(job.keep());
    QCOMPARE(copied(), job.link(0));
    QTRY_COMPARE(w.toast(), u"Link copied"_s);
    studio.storePicture(job.keep()); // its second picture joins the first
    QCOMPARE(copied(), job.link(0) + u'\n' + job.link(1));
}

void TestClipboardLink::oneJobsLinkMayFollowAnothers()
{
    Studio studio;
    Window w{studio};
    MadeJob first{studio};
    MadeJob second{studio};
    studio.storePicture(first.keep());
    QCOMPARE(copied(), first.link(0));
    studio.storePicture(second.keep());
    QCOMPARE(copied(), second.link(0));
}

void TestClipboardLink::aLinkCopiedByHandIsTheArtists()
{
    Studio studio;
    const ArtworkId chosen = studio.addPicture();
    Window w{studio};
    MadeJob job{studio};
    w.choose(w.gallery()->gallery()->rowOf(chosen));
    QTest::keyClick(w.gallery(), Qt::Key_C);
    const QString wanted = studio.outbox->link(chosen)->url;
    QCOMPARE(copied(), wanted);
    studio.storePicture(job.keep());
    QCOMPARE(copied(), wanted);
}

void TestClipboardLink::withoutALinkTheReasonIsSaid()
{
    Studio studio;
    studio.addPicture({.upload = UploadState::Waiting});
    Window w{studio};
    w.choose(0);
    QTest::keyClick(w.gallery(), Qt::Key_C);
    QTRY_VERIFY2(w.toast().contains(u"not uploaded yet"_s), qPrintable(w.toast()));
    QCOMPARE(copied(), QString{});
}

QTEST_MAIN(TestClipboardLink)
#include "tst_clipboardlink.moc"
