// Signatures of pictures: made with the thumbnail, and in the background for those of before.
#include "core/library/signatures.h"
#include "core/library/thumbnails.h"
#include "tests/support/pictures.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 30'000; // the thread lets everybody else go first
} // namespace

class TestSignatures : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aNewPictureGetsItsSignatureWithTheThumbnail();
    void picturesOfBeforeGetTheirs();
    void aPackedThumbnailIsEnough();
    void whatWasStoppedGoesOn();
    void whatIsKnownIsLeftAlone();
    void whatCannotBeSeenIsAskedOnce();
    void aMissingFileIsAskedAgain();
    void videosAreLeftOut();
    void whatComesInIsLookedAt();

private:
    ArtworkId add(const QByteArray &bytes, const QString &mediaType = u"image/png"_s);
    //! All of them were looked at.
    void signAll();
    [[nodiscard]] int rows(const QString &condition = u"true"_s);

    ManualClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
};

void TestSignatures::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

ArtworkId TestSignatures::add(const QByteArray &bytes, const QString &mediaType)
{
    const QString incoming = m_library->originals().incomingFile(u"new"_s);
    writeFile(incoming, bytes);
    Artwork artwork;
    artwork.jobId = u"job"_s;
    artwork.outputIndex = ++m_made;
    artwork.mediaType = mediaType;
    if (!m_library->originals().adopt(incoming, artwork))
        return 0;
    const Result<ArtworkId> id = m_library->insert(artwork);
    return id ? *id : 0;
}

void TestSignatures::signAll()
{
    Signatures signatures{*m_library};
    QSignalSpy finished{&signatures, &Signatures::finished};
    signatures.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
}

int TestSignatures::rows(const QString &condition)
{
    Result<QSqlQuery> count =
        m_library->database().run(u"SELECT count(*) FROM artwork_signatures WHERE "_s + condition);
    return count && count->next() ? count->value(0).toInt() : -1;
}

void TestSignatures::aNewPictureGetsItsSignatureWithTheThumbnail()
{
    const ArtworkId id = add(pictureBytes({300, 200}));
    {
        Thumbnails thumbnails{*m_library};
        QSignalSpy ready{&thumbnails, &Thumbnails::ready};
        thumbnails.make(id);
        QTRY_COMPARE(ready.size(), 2);
    }
    QCOMPARE(rows(), 1);
    QCOMPARE(rows(u"length(record) = 24 AND artwork_id = %1"_s.arg(id)), 1);
}

void TestSignatures::picturesOfBeforeGetTheirs()
{
    for (int i = 0; i < 3; ++i)
        static_cast<void>(add(pictureBytes({120, 80})));
    const ArtworkId other = add(pictureBytes({120, 80}, "jpg", 90));
    signAll();
    QCOMPARE(rows(u"length(record) = 24"_s), 4);
    QVERIFY(m_library->rows({.text = u"is:duplicate"_s}).size() >= 3);
    QCOMPARE(m_library->rows({.text = u"similar:%1"_s.arg(other)}).front().id, other);
}

void TestSignatures::aPackedThumbnailIsEnough()
{
    const ArtworkId id = add(pictureBytes({300, 200}));
    {
        Thumbnails thumbnails{*m_library};
        QSignalSpy ready{&thumbnails, &Thumbnails::ready};
        thumbnails.make(id);
        QTRY_COMPARE(ready.size(), 2);
    }
    QVERIFY(m_library->database().run(u"DELETE FROM artwork_signatures"_s));
    QVERIFY(QFile::remove(m_library->originals().absolutePath(*m_library->artwork(id))));
    signAll();
    QCOMPARE(rows(u"length(record) = 24"_s), 1);
}

void TestSignatures::whatWasStoppedGoesOn()
{
    {
        Database::Transaction transaction{m_library->database()};
        for (int i = 0; i < 100; ++i) // more than one batch
            static_cast<void>(add(pictureBytes({8, 6}, "png", i)));
        QVERIFY(transaction.commit());
    }
    {
        Signatures signatures{*m_library};
        signatures.start(); // and ended at once
    }
    QVERIFY(rows() < 100);
    {
        Signatures signatures{*m_library};
        signatures.start();
        while (rows() == 0) // until a batch is written down; the next takes longer than this
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    const int before = rows();
    QVERIFY(before < 100);
    signAll();
    QCOMPARE(rows(u"length(record) = 24"_s), 100);
    // The first of them were not made again.
    QCOMPARE(rows(u"number <= %1"_s.arg(before)), before);
}

void TestSignatures::whatIsKnownIsLeftAlone()
{
    const ArtworkId id = add(pictureBytes({60, 40}));
    m_library->noteLooks({{id, PictureSignature{.shape = 1, .colours = 2}}});
    signAll();
    QCOMPARE(rows(u"number = 1"_s), 1);
    m_library->noteLooks({{id, PictureSignature{.shape = 3, .colours = 4}}, {4711, {}}});
    QCOMPARE(rows(), 1);
}

void TestSignatures::whatCannotBeSeenIsAskedOnce()
{
    static_cast<void>(add("no picture at all"));
    signAll();
    QCOMPARE(rows(u"length(record) = 0"_s), 1);
    QVERIFY(m_library->reader().unsignedAfter({}).ids.empty());
}

void TestSignatures::aMissingFileIsAskedAgain()
{
    const ArtworkId id = add(pictureBytes({60, 40}));
    const QString file = m_library->originals().absolutePath(*m_library->artwork(id));
    QVERIFY(QFile::rename(file, file + u".away"_s));
    signAll();
    QCOMPARE(rows(), 0);
    QVERIFY(QFile::rename(file + u".away"_s, file));
    signAll();
    QCOMPARE(rows(), 1);
}

void TestSignatures::videosAreLeftOut()
{
    static_cast<void>(add("....ftypisom", u"video/mp4"_s));
    signAll();
    QCOMPARE(rows(), 0);
}

void TestSignatures::whatComesInIsLookedAt()
{
    Signatures signatures{*m_library};
    QSignalSpy finished{&signatures, &Signatures::finished};
    signatures.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    m_library->announceAdded(add(pictureBytes({60, 40})));
    signatures.start(); // rather than after the pause
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, patience);
}

QTEST_MAIN(TestSignatures)
#include "tst_signatures.moc"
