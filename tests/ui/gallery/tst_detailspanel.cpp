#include "core/library/keptinput.h"
#include "core/upload/copytext.h"
#include "tests/support/pictures.h"
#include "tests/ui/gallery/gallerysupport.h"
#include "ui/gallery/artworkdetails.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/gallery/detailspanel.h"
#include "ui/queue/jobcommands.h"
#include "ui/gallery/galleryactions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextEdit>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! Panel, actions and clipboard as the window wires them.
struct Desk {
    Studio &studio;
    QWidget window;
    JobTiles tiles{*studio.queue};
    ClipboardLink clipboard{*studio.queue, *studio.outbox};
    GalleryActions actions{studio.services(), tiles, clipboard, window};
    DetailsPanel panel{studio.services(), tiles, actions};

    explicit Desk(Studio &from)
        : studio{from}
    {
        QObject::connect(&panel.artwork(), &ArtworkDetails::formatChosen, &clipboard,
                         &ClipboardLink::setFormat);
        panel.resize(DetailsPanel::width, 900);
        panel.show();
    }
    void choose(const GallerySelection &selection)
    {
        actions.setSelection(selection);
        panel.showSelection(selection);
        tiles.lookAgain(selection.jobs);
    }
    template <typename T>
    T *find(const QString &name) const
    {
        return panel.findChild<T *>(name);
    }
    QString text(const QString &name) const
    {
        const auto *label = find<QLabel>(name);
        return label ? label->text() : find<QTextEdit>(name)->toPlainText();
    }
    bool isVisible(const QString &name) const { return find<QWidget>(name)->isVisible(); }
};

QString copied()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

class TestDetailsPanel : public QObject {
    Q_OBJECT
private slots:
    void init() { QGuiApplication::clipboard()->clear(); }
    void theButtonCopiesEachFormat_data();
    void theButtonCopiesEachFormat();
    void copyingAnswersAtOnce();
    void whatIsStoredShines();
    void everyValueHasItsRow();
    void anInputIsALikenessWithItsName();
    void bytesInARequestAreNotSpelledOut();
    void anUploadThatWaitsSaysSoAndOffersToTryNow();
    void theLinkAppearsWhenTheUploadIsDone();
    void aFailedJobSaysWhatWhyAndWhetherItWasBilled();
    void whatIsPaidForIsFetchedAgain();
    void markupInAPromptStaysText();
    void severalLinksAreOneALine();
    void deleteCanBeUndone();
    void ratingAndFavouriteReachTheLibrary();
    void nothingChosenIsAHint();
    void aFinishedJobsLinksReachTheClipboardByThemselves();
};

void TestDetailsPanel::theButtonCopiesEachFormat_data()
{
    QTest::addColumn<CopyFormat>("format");
    for (const CopyFormat &row : builtInCopyFormats())
        QTest::addRow("%s", qPrintable(row.id)) << row;
}

void TestDetailsPanel::theButtonCopiesEachFormat()
{
    QFETCH(CopyFormat, format);
    Studio studio;
    const ArtworkId id = studio.addPicture({.prompt = u"a fox"_s});
    Desk desk{studio};
    desk.choose({.artworks = {id}});
    QSignalSpy chosen{&desk.panel.artwork(), &ArtworkDetails::formatChosen};
    desk.find<QAction>(u"copyFormat-"_s + format.id)->trigger();
    QCOMPARE(chosen.size(), 1);
    const QString url = studio.outbox->link(id)->url;
    QVERIFY(url.startsWith(u"https://minio.example.com/gallery/"_s));
    CopyFacts facts;
    facts.link.url = url;
    facts.artwork = *studio.library->artwork(id);
    const QString text = copyText(format, facts);
    QVERIFY(text.contains(u"https://minio.example.com/gallery/"_s));
    QCOMPARE(copied(), text);
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(desk.find<QPushButton>(u"copyUrl"_s), Qt::LeftButton);
    QCOMPARE(copied(), text);
}

void TestDetailsPanel::whatIsStoredShines()
{
    Studio studio;
    Desk desk{studio};
    desk.choose({.artworks = {studio.addPicture()}});
    const auto *const lamp = desk.find<QLabel>(u"lamp-stored"_s);
    QVERIFY(lamp && lamp->isVisible());
    QCOMPARE(lamp->palette().color(QPalette::WindowText), tokensOf(*lamp).ok);
}

void TestDetailsPanel::copyingAnswersAtOnce()
{
    Studio studio;
    const ArtworkId id = studio.addPicture();
    Desk desk{studio};
    desk.choose({.artworks = {id}});
    auto *button = desk.find<QPushButton>(u"copyUrl"_s);
    QCOMPARE(button->text().trimmed(), u"Copy URL"_s);
    desk.panel.artwork().showCopied();
    QCOMPARE(button->text(), u"Copied ✓"_s);
    QTRY_COMPARE(button->text().trimmed(), u"Copy URL"_s);
}

void TestDetailsPanel::everyValueHasItsRow()
{
    Studio studio;
    const ArtworkId id =
        studio.addPicture({.prompt = u"a fox"_s, .seed = 2088123417, .size = {1216, 832}});
    Desk desk{studio};
    desk.choose({.artworks = {id}});
    QCOMPARE(desk.text(u"detail-model"_s), u"animagine-xl-4.0"_s);
    QVERIFY(desk.text(u"detail-size"_s).startsWith(u"1216 × 832, "_s));
    QCOMPARE(desk.text(u"detail-seed"_s), u"2088123417"_s);
    QCOMPARE(desk.text(u"detail-steps"_s), u"28, 5.0"_s);
    QCOMPARE(desk.text(u"detail-scheduler"_s), u"Euler a"_s);
    QCOMPARE(desk.text(u"detail-took"_s), u"9.8 s, $0.0037"_s);
    QVERIFY(desk.text(u"detail-stored"_s).contains(u"gallery"_s));
    QVERIFY(desk.text(u"detailsPrompt"_s).contains(u"a fox"_s));
    QCOMPARE(desk.text(u"linkKind"_s), u"Public link"_s);
    QCOMPARE(desk.find<QTextEdit>(u"link"_s)->toPlainText(), studio.outbox->link(id)->url);
}

void TestDetailsPanel::anInputIsALikenessWithItsName()
{
    Studio studio;
    QImage image{2000, 1000, QImage::Format_RGB32};
    image.fill(Qt::darkCyan);
    const QString file = studio.folder.filePath(u"my fox.png"_s);
    QVERIFY(image.save(file));
    const Result<KeptInput> kept = keepInput(studio.library->inputs(), GivenInput{.file = file});
    QVERIFY(kept);
    Desk desk{studio};
    desk.choose({.artworks = {studio.addPicture({.parameters = {{"image", toJson(kept->name)}}})}});
    QTRY_COMPARE(desk.text(u"detail-image"_s), u"my fox.png"_s);
    const auto *likeness = desk.find<QLabel>(u"input-image"_s);
    QVERIFY(likeness->isVisible());
    QTRY_VERIFY(!likeness->pixmap().isNull());
    QVERIFY(likeness->pixmap().width() > likeness->pixmap().height());
    // The next picture has none.
    desk.choose({.artworks = {studio.addPicture()}});
    QVERIFY(!desk.find<QLabel>(u"input-image"_s)->isVisible());
}

void TestDetailsPanel::bytesInARequestAreNotSpelledOut()
{
    Studio studio;
    const QByteArray coded = QByteArray(1'300'000, 'x').toBase64();
    const std::string text = "data:image/png;base64," + coded.toStdString();
    Desk desk{studio};
    desk.choose({.artworks = {studio.addPicture({.parameters = {{"image", text}}})}});
    QCOMPARE(desk.text(u"detail-image"_s), u"image/png, 1.3 MB"_s);
    for (const QTextEdit *shown : desk.panel.findChildren<QTextEdit *>())
        QVERIFY(shown->toPlainText().size() < 1000);
}

void TestDetailsPanel::anUploadThatWaitsSaysSoAndOffersToTryNow()
{
    Studio studio;
    const ArtworkId id = studio.addPicture({.upload = UploadState::Rejected});
    Desk desk{studio};
    desk.choose({.artworks = {id}});
    QVERIFY(!desk.isVisible(u"link"_s));
    QVERIFY(desk.isVisible(u"uploadState"_s));
    QVERIFY(desk.text(u"uploadState"_s).startsWith(u"Safe on this computer"_s));
    QVERIFY(desk.isVisible(u"retryUpload"_s));
    QVERIFY(!desk.find<QPushButton>(u"copyUrl"_s)->isEnabled());
    QSignalSpy told{&desk.actions, &GalleryActions::told};
    desk.actions.action(Command::CopyUrl)->trigger();
    QCOMPARE(told.size(), 1);
    QVERIFY(copied().isEmpty());
}

void TestDetailsPanel::theLinkAppearsWhenTheUploadIsDone()
{
    Studio studio;
    const ArtworkId id = studio.addPicture({.upload = UploadState::Pending});
    Desk desk{studio};
    desk.choose({.artworks = {id}});
    QVERIFY(!desk.isVisible(u"link"_s));
    studio.storePicture(id);
    QVERIFY(desk.isVisible(u"link"_s));
    QVERIFY(!desk.isVisible(u"uploadState"_s));
    QVERIFY(desk.find<QPushButton>(u"copyUrl"_s)->isEnabled());
}

void TestDetailsPanel::aFailedJobSaysWhatWhyAndWhetherItWasBilled()
{
    Studio studio;
    const QString id =
        studio.addJob(JobState::Failed, u"a fox"_s,
                      Error{.kind = ErrorKind::ModelFailed, .message = u"CUDA out of memory"_s});
    Job job = *studio.queue->board().job(id);
    job.billed = true;
    job.cost.amount = 0.0021;
    QVERIFY(studio.queue->jobs().save(job));
    Desk desk{studio};
    desk.choose({.jobs = {id}});
    QVERIFY(!desk.text(u"jobTitle"_s).isEmpty());
    QVERIFY(desk.text(u"jobWhy"_s).contains(u"CUDA out of memory"_s));
    QCOMPARE(desk.text(u"jobBilled"_s), u"Billed $0.0021."_s);
    QVERIFY(desk.isVisible(u"jobRetry"_s));
    QVERIFY(!desk.isVisible(u"jobCancel"_s));
    QSignalSpy removed{&studio.queue->board(), &JobBoard::jobRemoved};
    QTest::mouseClick(desk.find<QPushButton>(u"jobDismiss"_s), Qt::LeftButton);
    QCOMPARE(removed.size(), 1);
}

void TestDetailsPanel::whatIsPaidForIsFetchedAgain()
{
    Studio studio;
    const QString id =
        studio.addJob(JobState::Failed, u"a fox"_s, Error{.kind = ErrorKind::NotAnImage});
    Job job = *studio.queue->board().job(id);
    job.billed = true;
    job.outputs = {u"data:image/png;base64,"_s +
                   QString::fromLatin1(pictureBytes({32, 32}).toBase64())};
    job.succeededAt = studio.clock.now().addSecs(-600);
    QVERIFY(studio.queue->jobs().save(job));
    Desk desk{studio};
    desk.choose({.jobs = {id}});
    auto *retry = desk.find<QPushButton>(u"jobRetry"_s);
    QCOMPARE(retry->text(), u"Fetch again"_s);
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_COMPARE(studio.library->artworksOfJob(id).size(), 1U);
    QCOMPARE(studio.queue->jobs().all().size(), 1U); // nothing new was asked for
    QTRY_VERIFY(studio.queue->jobs().job(id)->state == JobState::Done);
    // Once the provider's promise has ended, only another run is left.
    job.succeededAt = studio.clock.now().addDays(-1);
    job.state = JobState::Failed;
    job.outputs.append(u"https://example.com/b.png"_s);
    QVERIFY(studio.queue->jobs().save(job));
    emit studio.queue->board().jobChanged(job);
    desk.choose({.jobs = {id}});
    QCOMPARE(retry->text(), u"Retry"_s);
}

void TestDetailsPanel::markupInAPromptStaysText()
{
    Studio studio;
    const ArtworkId id =
        studio.addPicture({.prompt = u"<img src='file:///etc/passwd'> & <b>bold</b>"_s});
    Desk desk{studio};
    desk.choose({.artworks = {id}});
    QCOMPARE(desk.text(u"detailsPrompt"_s), u"<img src='file:///etc/passwd'> & <b>bold</b>"_s);
    QVERIFY(!desk.find<QTextEdit>(u"detailsPrompt"_s)->toHtml().contains(u"<img"_s));
}

void TestDetailsPanel::severalLinksAreOneALine()
{
    Studio studio;
    const ArtworkId a = studio.addPicture();
    const ArtworkId b = studio.addPicture();
    const ArtworkId local = studio.addPicture({.upload = UploadState::Pending});
    Desk desk{studio};
    desk.choose({.artworks = {a, b, local}});
    QVERIFY(desk.isVisible(u"detailsHint"_s));
    QSignalSpy done{&desk.actions, &GalleryActions::copied};
    desk.actions.action(Command::CopyUrl)->trigger();
    QCOMPARE(done.size(), 1);
    QCOMPARE(copied(), studio.outbox->link(a)->url + u'\n' + studio.outbox->link(b)->url);
}

void TestDetailsPanel::deleteCanBeUndone()
{
    Studio studio;
    const ArtworkId id = studio.addPicture();
    Desk desk{studio};
    desk.choose({.artworks = {id}});
    QVERIFY(!desk.actions.action(Command::Undo)->isEnabled());
    desk.actions.action(Command::Delete)->trigger();
    QCOMPARE(studio.library->reader().count(), 0);
    desk.actions.action(Command::Undo)->trigger();
    QCOMPARE(studio.library->reader().count(), 1);
    QVERIFY(!desk.actions.action(Command::Undo)->isEnabled());
}

void TestDetailsPanel::ratingAndFavouriteReachTheLibrary()
{
    Studio studio;
    const ArtworkId id = studio.addPicture();
    Desk desk{studio};
    desk.choose({.artworks = {id}});
    desk.actions.action(Command::Rate4)->trigger();
    desk.actions.action(Command::Favourite)->trigger();
    QCOMPARE(studio.library->artwork(id)->rating, 4);
    QVERIFY(studio.library->artwork(id)->favourite);
    QVERIFY(desk.actions.action(Command::Favourite)->isChecked());
    desk.actions.action(Command::Favourite)->trigger();
    QVERIFY(!studio.library->artwork(id)->favourite);
}

void TestDetailsPanel::nothingChosenIsAHint()
{
    Studio studio;
    Desk desk{studio};
    desk.choose({});
    QVERIFY(desk.isVisible(u"detailsHint"_s));
    QVERIFY(!desk.isVisible(u"copyUrl"_s));
    for (const Command command : {Command::CopyUrl, Command::Delete, Command::Reuse})
        QVERIFY(!desk.actions.action(command)->isEnabled());
    QVERIFY(!desk.actions.jobs().action(JobCommand::Retry)->isEnabled());
}

void TestDetailsPanel::aFinishedJobsLinksReachTheClipboardByThemselves()
{
    Studio studio;
    Desk desk{studio};
    QSignalSpy told{&desk.clipboard, &ClipboardLink::copiedByItself};
    const QString job = studio.addJob(JobState::Done, u"a fox"_s);
    const ArtworkId a = studio.addPicture({.upload = UploadState::Pending, .jobId = job});
    const ArtworkId b = studio.addPicture({.upload = UploadState::Pending, .jobId = job});
    emit studio.queue->board().artworkKept(job, a);
    emit studio.queue->board().artworkKept(job, b);
    studio.storePicture(b);
    QCOMPARE(copied(), studio.outbox->link(b)->url);
    studio.storePicture(a);
    QCOMPARE(copied(), studio.outbox->link(a)->url + u'\n' + studio.outbox->link(b)->url);
    QCOMPARE(told.size(), 2);

    desk.clipboard.setAutomatic(false);
    const ArtworkId c = studio.addPicture({.upload = UploadState::Pending, .jobId = u"other"_s});
    emit studio.queue->board().artworkKept(u"other"_s, c);
    studio.storePicture(c);
    QCOMPARE(told.size(), 2);
}

QTEST_MAIN(TestDetailsPanel)
#include "tst_detailspanel.moc"
