#include "tests/ui/gallery/gallerysupport.h"
#include "ui/common/banner.h"
#include "ui/gallery/galleryview.h"
#include "ui/window/mainwindow.h"
#include "ui/compose/twinoffer.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTextEdit>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A window whose locked seed has been used for one finished picture.
struct Repeated {
    Studio studio;
    MainWindow window{studio.services(), Settings{}};
    ArtworkId picture = 0;

    Repeated()
    {
        window.resize(1440, 900);
        window.show();
        find<QTextEdit>(u"prompt"_s)->setPlainText(u"the same lighthouse"_s);
        auto *const seed = find<QLineEdit>(u"seed"_s);
        seed->setText(u"4711"_s);
        emit seed->editingFinished();
        click(u"generate"_s);
        Job job = jobs().front();
        // Without a provider the queue lets it fail; here it went well.
        if (!QTest::qWaitFor([&] { return jobs().front().state == JobState::Failed; }))
            qFatal("the queue did not look at the job");
        job.state = JobState::Done;
        if (!studio.queue->jobs().save(job))
            qFatal("the job cannot be saved");
        picture = studio.addPicture({.prompt = u"the same lighthouse"_s, .jobId = job.id});
    }
    template <typename T>
    T *find(const QString &name) const
    {
        T *const found = window.findChild<T *>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    void click(const QString &name) const
    {
        QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
    }
    std::vector<Job> jobs() { return studio.queue->jobs().all(); }
    QString banner() const { return window.findChild<Banner *>(u"banner"_s)->text(); }
    void askAgain()
    {
        click(u"generate"_s);
        QTRY_COMPARE(banner(), u"You have made this picture already"_s);
        QCOMPARE(jobs().size(), 1U);
    }
};

} // namespace

class TestTwinOffer : public QObject {
    Q_OBJECT
private slots:
    void nothingIsSentUntilTheArtistChooses();
    void makeAgainSendsTheSameRequestOnce();
    void newSeedSendsAnother();
    void severalAreOfferedTogether();
    void aThrownAwayPictureIsMadeAgain();
};

void TestTwinOffer::nothingIsSentUntilTheArtistChooses()
{
    Repeated r;
    r.askAgain();
    r.click(u"twinShow"_s);
    auto *const gallery = r.find<GalleryView>(u"gallery"_s);
    QTRY_VERIFY(gallery->currentIndex().isValid());
    const QString chosen = gallery->currentIndex().data(Qt::AccessibleTextRole).toString();
    QVERIFY2(chosen.contains(u"the same lighthouse"_s), qPrintable(chosen));
    QCOMPARE(r.jobs().size(), 1U);
}

void TestTwinOffer::makeAgainSendsTheSameRequestOnce()
{
    Repeated r;
    r.askAgain();
    auto *const again = r.find<QPushButton>(u"twinAgain"_s);
    QTest::mouseClick(again, Qt::LeftButton);
    QCOMPARE(r.jobs().size(), 2U);
    QCOMPARE(fingerprint(r.jobs()[0].request), fingerprint(r.jobs()[1].request));
    QCOMPARE(r.banner(), QString{});
    // A late second click finds nothing left to send.
    again->click();
    QCOMPARE(r.jobs().size(), 2U);
}

void TestTwinOffer::newSeedSendsAnother()
{
    Repeated r;
    r.askAgain();
    r.click(u"twinNewSeed"_s);
    QCOMPARE(r.jobs().size(), 2U);
    const Job fresh = r.jobs()[0].seedFixed ? r.jobs()[1] : r.jobs()[0];
    QVERIFY(!fresh.seedFixed);
    QVERIFY(fresh.request.seed().value_or(0) > 0);
    QVERIFY(fresh.request.seed() != 4711);
}

void TestTwinOffer::severalAreOfferedTogether()
{
    Studio studio;
    MainWindow window{studio.services(), Settings{}};
    window.resize(1440, 900);
    window.show();
    JobDraft draft;
    draft.seedFixed = true;
    TwinOffer offer{*window.findChild<Banner *>(u"banner"_s)};
    QSignalSpy sent{&offer, &TwinOffer::submitRequested};
    offer.show({{draft, u"a"_s}, {draft, u"b"_s}, {draft, u"c"_s}});
    QCOMPARE(window.findChild<Banner *>(u"banner"_s)->text(),
             u"You have made 3 of these already"_s);
    window.findChild<QPushButton *>(u"twinAgain"_s)->click();
    QCOMPARE(sent.count(), 1);
    QCOMPARE(sent.first().first().value<QList<JobDraft>>().size(), 3);
}

void TestTwinOffer::aThrownAwayPictureIsMadeAgain()
{
    Repeated r;
    r.studio.library->trash().put({r.picture});
    r.click(u"generate"_s);
    QCOMPARE(r.jobs().size(), 2U);
    QCOMPARE(r.banner(), QString{});
}

QTEST_MAIN(TestTwinOffer)
#include "tst_twinoffer.moc"
