#include "core/library/thumbnails.h"
#include "tests/support/pictures.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! Whose thumbnails are as large as any.
QByteArray noise(quint32 seed)
{
    QRandomGenerator random{seed};
    QImage image{320, 320, QImage::Format_RGB32};
    random.generate(reinterpret_cast<quint32 *>(image.bits()),
                    reinterpret_cast<quint32 *>(image.bits()) + image.sizeInBytes() / 4);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "bmp"))
        qFatal("cannot write a picture");
    return bytes;
}

void copyFolder(const QString &from, const QString &to)
{
    for (QDirIterator all{from, QDir::Files, QDirIterator::Subdirectories}; all.hasNext();) {
        const QString file = all.next();
        const QString copy = to + file.sliced(from.size());
        static_cast<void>(QDir{}.mkpath(QFileInfo{copy}.path()));
        if (!QFile::copy(file, copy))
            qFatal("cannot copy %s", qPrintable(file));
    }
}

} // namespace

//! What becomes of a pack of thumbnails that is dead for the most part, or none at all.
class TestPackCompaction : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aDeadThirdIsGivenBack();
    void aLittleIsLeftAlone();
    void aCrashLosesNoThumbnail_data();
    void aCrashLosesNoThumbnail();
    void whoeverReadsMeanwhileFindsThem();
    void whatIsNoPackIsThrownAway();

private:
    ArtworkId add(quint32 seed);
    //! Twelve pictures with their thumbnails, and no originals any more.
    void fill();
    void erase(int count);
    [[nodiscard]] QStringList packs() const
    {
        return QDir{m_folder->filePath(u"thumbnails"_s)}.entryList(QDir::Files, QDir::Name);
    }
    [[nodiscard]] qint64 packSize() const;
    static void compact(Library &library);
    //! The library in this folder shows every thumbnail it should have.
    static bool isWhole(Library &library, const std::vector<ArtworkId> &ids);

    ManualClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::vector<ArtworkId> m_ids;
};

void TestPackCompaction::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
    m_ids.clear();
}

ArtworkId TestPackCompaction::add(quint32 seed)
{
    const QString incoming = m_library->originals().incomingFile(u"new"_s);
    writeFile(incoming, noise(seed));
    Artwork artwork;
    artwork.jobId = u"job"_s;
    artwork.outputIndex = static_cast<int>(seed);
    artwork.mediaType = u"image/bmp"_s;
    if (!m_library->originals().adopt(incoming, artwork))
        return 0;
    return m_library->insert(artwork).value_or(0);
}

void TestPackCompaction::fill()
{
    for (quint32 seed = 1; seed <= 12; ++seed)
        m_ids.push_back(add(seed));
    {
        Thumbnails thumbnails{*m_library};
        thumbnails.makeLater(m_ids);
        QTRY_VERIFY_WITH_TIMEOUT(thumbnails.isIdle(), 60'000);
    }
    for (const ArtworkId id : m_ids)
        QVERIFY(QFile::remove(m_library->originals().absolutePath(*m_library->artwork(id))));
}

void TestPackCompaction::erase(int count)
{
    const std::vector<ArtworkId> some{m_ids.begin(), m_ids.begin() + count};
    m_library->trash().put(some);
    QCOMPARE(*m_library->trash().erase(some), count);
    m_ids.erase(m_ids.begin(), m_ids.begin() + count);
}

qint64 TestPackCompaction::packSize() const
{
    qint64 bytes = 0;
    for (const QString &name : packs())
        bytes += QFileInfo{m_folder->filePath(u"thumbnails/"_s + name)}.size();
    return bytes;
}

void TestPackCompaction::compact(Library &library)
{
    Thumbnails thumbnails{library};
    QSignalSpy done{&thumbnails, &Thumbnails::compacted};
    thumbnails.compact();
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 60'000);
}

bool TestPackCompaction::isWhole(Library &library, const std::vector<ArtworkId> &ids)
{
    Thumbnails thumbnails{library};
    QSignalSpy ready{&thumbnails, &Thumbnails::ready};
    QSignalSpy failed{&thumbnails, &Thumbnails::failed};
    for (const ArtworkId id : ids) {
        thumbnails.request(id, Thumbnails::smallEdge);
        thumbnails.request(id, Thumbnails::largeEdge);
    }
    const qsizetype all = 2 * qsizetype(ids.size());
    return QTest::qWaitFor([&] { return ready.size() + failed.size() == all; }, 60'000) &&
           failed.isEmpty();
}

void TestPackCompaction::aDeadThirdIsGivenBack()
{
    fill();
    const qint64 before = packSize();
    erase(6);
    compact(*m_library);
    QCOMPARE(packs(), QStringList{u"pack-1"_s});
    QVERIFY2(packSize() < before * 6 / 10, qPrintable(QString::number(packSize())));
    QVERIFY(isWhole(*m_library, m_ids));
    // And what comes now comes into the new one.
    const ArtworkId another = add(99);
    QVERIFY(isWhole(*m_library, {another}));
    QCOMPARE(packs(), QStringList{u"pack-1"_s});
}

void TestPackCompaction::aLittleIsLeftAlone()
{
    fill();
    const qint64 before = packSize();
    erase(2);
    Thumbnails thumbnails{*m_library};
    thumbnails.compact();
    QCOMPARE(packs(), QStringList{u"pack"_s});
    QCOMPARE(packSize(), before);
}

void TestPackCompaction::aCrashLosesNoThumbnail_data()
{
    QTest::addColumn<int>("moment");
    QTest::newRow("the new file is written, its rows are not") << 0;
    QTest::newRow("the rows are written, the old file is there") << 1;
    QTest::newRow("the new file is cut, its rows are not written") << 2;
}

// As a kill leaves them: what was on disk at that moment.
void TestPackCompaction::aCrashLosesNoThumbnail()
{
    QFETCH(int, moment);
    fill();
    erase(6);
    m_library.reset(); // all of it is in the database's file
    const QTemporaryDir before;
    copyFolder(m_folder->path(), before.path());
    m_library = std::move(*Library::open(m_folder->path(), m_clock));
    const QTemporaryDir after;
    bool isTaken = false;
    Database::setCommitHook([&](int) {
        if (!std::exchange(isTaken, true))
            copyFolder(m_folder->path(), after.path());
    });
    compact(*m_library);
    Database::setCommitHook({});
    QVERIFY(isTaken);
    if (moment != 1) {
        QVERIFY(QFile::copy(after.filePath(u"thumbnails/pack-1"_s),
                            before.filePath(u"thumbnails/pack-1"_s)));
        if (moment == 2)
            QVERIFY(QFile::resize(before.filePath(u"thumbnails/pack-1"_s), 100'000));
    }
    const auto left = Library::open(moment == 1 ? after.path() : before.path(), m_clock);
    QVERIFY(left);
    QVERIFY(isWhole(**left, m_ids));
    compact(**left); // the next start goes on with it
    QVERIFY(isWhole(**left, m_ids));
    const QDir folder{(*left)->folder() + u"/thumbnails"_s};
    QCOMPARE(folder.entryList(QDir::Files).size(), 1);
}

void TestPackCompaction::whoeverReadsMeanwhileFindsThem()
{
    fill();
    erase(6);
    Thumbnails thumbnails{*m_library};
    QSignalSpy done{&thumbnails, &Thumbnails::compacted};
    QSignalSpy ready{&thumbnails, &Thumbnails::ready};
    QSignalSpy failed{&thumbnails, &Thumbnails::failed};
    thumbnails.compact();
    int asked = 0;
    const bool isOver = QTest::qWaitFor(
        [&] {
            if (asked == ready.size() + failed.size() && done.isEmpty()) {
                thumbnails.request(m_ids[size_t(asked) % m_ids.size()], Thumbnails::smallEdge);
                ++asked;
            }
            return !done.isEmpty() && asked == ready.size() + failed.size();
        },
        60'000);
    QVERIFY(isOver);
    QVERIFY(asked > 0);
    QCOMPARE(failed.size(), 0);
}

void TestPackCompaction::whatIsNoPackIsThrownAway()
{
    const ArtworkId id = add(1);
    QVERIFY(isWhole(*m_library, {id}));
    const QString pack = m_folder->filePath(u"thumbnails/pack"_s);
    writeFile(pack, QByteArray(1 << 20, 'x'));
    QVERIFY(isWhole(*m_library, {id}));
    QFile file{pack};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.read(4), QByteArray("LMT1"));
    QVERIFY(QFile::remove(m_library->originals().absolutePath(*m_library->artwork(id))));
    QVERIFY(isWhole(*m_library, {id}));
}

QTEST_GUILESS_MAIN(TestPackCompaction)
#include "tst_packcompaction.moc"
