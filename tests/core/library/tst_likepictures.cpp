// Pictures that look alike: found by likeness, and as groups of duplicates.
#include "core/base/servicethread.h"
#include "core/library/library.h"
#include "core/library/search/nearduplicates.h"

#include <QtTest>

#include <random>

using namespace limner;
using namespace Qt::StringLiterals;

class TestLikePictures : public QObject {
    Q_OBJECT
private slots:
    void init();
    void theLikestComesFirst();
    void otherConditionsHoldToo();
    void aPageGoesOnBehindItsLast();
    void likenessIsOneOfSeveralWays();
    void aPictureIsNamedByItsUuid();
    void onePictureWithoutASignatureIsFoundAlone();
    void nobodyIsLikeAPictureThatIsNotThere();
    void whatCameLaterIsFound();
    void whatIsGoneForGoodIsForgotten();
    void duplicatesStandTogether();
    void theTrashMakesNoDuplicates();
    void whatIsNoDuplicateCanBeAsked();
    void aReaderOfItsOwnFindsTheSame();
    void whatCannotBeSeenIsLikeNothing();
    void manyAreComparedInPairsThatMatter();
    void aLibraryOfOnePictureEnds();

private:
    ArtworkId add(quint64 shape, quint64 colours = 0, const QString &prompt = u"a fox"_s);
    [[nodiscard]] std::vector<ArtworkId> found(const QString &text, int limit = -1);

    ManualClock m_clock{QDateTime{QDate{2026, 11, 22}, QTime{12, 0}}.toUTC()};
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
};

using Ids = std::vector<ArtworkId>;

void TestLikePictures::init()
{
    QTest::failOnWarning(QRegularExpression{u".*"_s});
    m_library.reset();
    m_folder.emplace();
    m_made = 0;
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

//! Each a second newer than the one before.
ArtworkId TestLikePictures::add(quint64 shape, quint64 colours, const QString &prompt)
{
    Artwork artwork;
    artwork.jobId = u"job-%1"_s.arg(++m_made);
    artwork.uuid = u"%1-aaaa"_s.arg(m_made, 8, 10, QChar{u'0'});
    artwork.createdAt = m_clock.now().addSecs(m_made);
    artwork.request.model = u"fine/model"_s;
    artwork.request.parameters = {{"prompt", toJson(prompt)}};
    artwork.path = u"2026/11/%1.png"_s.arg(m_made);
    artwork.mediaType = u"image/png"_s;
    const Result<ArtworkId> id = m_library->insert(std::move(artwork));
    if (!id)
        return 0;
    m_library->noteLooks({{*id, PictureSignature{.shape = shape, .colours = colours}}});
    return *id;
}

Ids TestLikePictures::found(const QString &text, int limit)
{
    Ids ids;
    for (const ArtworkRow &row : m_library->rows({.text = text, .limit = limit}))
        ids.push_back(row.id);
    return ids;
}

void TestLikePictures::theLikestComesFirst()
{
    const ArtworkId one = add(0xff00);
    const ArtworkId far = add(0xffff);
    const ArtworkId near = add(0xff01);
    const ArtworkId nearer = add(0xff00);
    add(~quint64{0xff00});
    QCOMPARE(found(u"similar:%1"_s.arg(one)), (Ids{one, nearer, near, far}));
    QCOMPARE(found(u"similar:%1"_s.arg(far)), (Ids{far, near, nearer, one}));
}

void TestLikePictures::otherConditionsHoldToo()
{
    const ArtworkId one = add(0xff00, 0, u"a fox"_s);
    const ArtworkId red = add(0xff01, 0, u"a red fox"_s);
    add(~quint64{0}, 0, u"a red house"_s);
    QCOMPARE(found(u"similar:%1 red"_s.arg(one)), (Ids{red}));
    QCOMPARE(found(u"red -similar:%1"_s.arg(one)).size(), size_t{1});
}

void TestLikePictures::aPageGoesOnBehindItsLast()
{
    const ArtworkId one = add(0xff00);
    const ArtworkId far = add(0xffff);
    const ArtworkId near = add(0xff01);
    const QString text = u"similar:%1"_s.arg(one);
    QCOMPARE(found(text, 2), (Ids{one, near}));
    const std::vector<ArtworkRow> first = m_library->rows({.text = text, .limit = 2});
    const std::vector<ArtworkRow> next = m_library->rows({.text = text, .after = first.back()});
    QCOMPARE(next.size(), size_t{1});
    QCOMPARE(next.front().id, far);
}

void TestLikePictures::likenessIsOneOfSeveralWays()
{
    const ArtworkId one = add(0xff00);
    const ArtworkId other = add(~quint64{0xff00});
    add(0x5555555555555555);
    QCOMPARE(found(u"similar:%1|%2"_s.arg(one).arg(other)), (Ids{other, one})); // by age
}

void TestLikePictures::aPictureIsNamedByItsUuid()
{
    const ArtworkId one = add(0xff00);
    QCOMPARE(found(u"similar:00000001-aaaa"_s), (Ids{one}));
    QCOMPARE(found(u"similar:00000001"_s), (Ids{one}));
    QVERIFY(searchMistakes(u"similar:00000001"_s).empty());
    QCOMPARE(searchMistakes(u"similar:fox"_s).front().kind, SearchMistake::Kind::NoPicture);
}

void TestLikePictures::onePictureWithoutASignatureIsFoundAlone()
{
    add(0xff00);
    Artwork artwork;
    artwork.jobId = u"job"_s;
    artwork.path = u"2026/11/new.png"_s;
    const Result<ArtworkId> id = m_library->insert(std::move(artwork));
    QVERIFY(id);
    QCOMPARE(found(u"similar:%1"_s.arg(*id)), (Ids{*id}));
}

void TestLikePictures::nobodyIsLikeAPictureThatIsNotThere()
{
    add(0xff00);
    QCOMPARE(found(u"similar:4711"_s), Ids{});
}

void TestLikePictures::whatCameLaterIsFound()
{
    const ArtworkId one = add(0xff00);
    QCOMPARE(found(u"is:duplicate"_s), Ids{});
    const ArtworkId two = add(0xff00);
    QCOMPARE(found(u"is:duplicate"_s), (Ids{two, one}));
    QCOMPARE(found(u"similar:%1"_s.arg(one)), (Ids{one, two}));
}

void TestLikePictures::whatIsGoneForGoodIsForgotten()
{
    const ArtworkId one = add(0xff00);
    const ArtworkId two = add(0xff00);
    const ArtworkId three = add(0xff00);
    QCOMPARE(found(u"is:duplicate"_s), (Ids{three, two, one}));
    QVERIFY(m_library->database().run(u"DELETE FROM artworks WHERE id = ?"_s, {three}));
    QCOMPARE(found(u"is:duplicate"_s), (Ids{two, one}));
    QVERIFY(m_library->database().run(u"DELETE FROM artworks WHERE id = ?"_s, {one}));
    QCOMPARE(found(u"is:duplicate"_s), Ids{});
    // Its number is not given again, so that the next one is not taken for a known one.
    const ArtworkId four = add(0xff00);
    QCOMPARE(found(u"is:duplicate"_s), (Ids{four, two}));
}

void TestLikePictures::duplicatesStandTogether()
{
    const ArtworkId fox = add(0xff00);
    const ArtworkId sea = add(0xff'0000'0000);
    add(0xffff'0000'0000'0000);
    const ArtworkId foxAgain = add(0xff03);
    const ArtworkId seaAgain = add(0xff'0000'0000);
    const ArtworkId foxOnceMore = add(0xff0f); // four away from the first
    QCOMPARE(found(u"is:duplicate"_s), (Ids{foxOnceMore, foxAgain, fox, seaAgain, sea}));
}

void TestLikePictures::theTrashMakesNoDuplicates()
{
    const ArtworkId one = add(0xff00);
    const ArtworkId two = add(0xff00);
    QCOMPARE(m_library->trash().put({one}).size(), size_t{1});
    QCOMPARE(found(u"is:duplicate"_s), Ids{});
    m_library->trash().restore({one});
    QCOMPARE(found(u"is:duplicate"_s), (Ids{two, one}));
}

void TestLikePictures::whatIsNoDuplicateCanBeAsked()
{
    add(0xff00);
    const ArtworkId alone = add(0xffff'0000'0000);
    add(0xff00);
    QCOMPARE(found(u"-is:duplicate"_s), (Ids{alone}));
}

void TestLikePictures::aReaderOfItsOwnFindsTheSame()
{
    const ArtworkId one = add(0xff00);
    const ArtworkId two = add(0xff01);
    ServiceThread thread{u"reading"_s};
    const std::vector<ArtworkRow> rows = thread.run([this, one] {
        auto reader = ArtworkReader::open(m_folder->path(), m_clock);
        return reader ? (*reader)->rows({.text = u"similar:%1"_s.arg(one)})
                      : std::vector<ArtworkRow>{};
    });
    QCOMPARE(rows.size(), size_t{2});
    QCOMPARE(rows.back().id, two);
}

void TestLikePictures::whatCannotBeSeenIsLikeNothing()
{
    Artwork artwork;
    artwork.jobId = u"job"_s;
    artwork.path = u"2026/11/film.mp4"_s;
    const Result<ArtworkId> film = m_library->insert(std::move(artwork));
    QVERIFY(film);
    m_library->noteLooks({{*film, std::nullopt}});
    const ArtworkId one = add(0);
    const ArtworkId two = add(0);
    QCOMPARE(found(u"is:duplicate"_s), (Ids{two, one}));
    QCOMPARE(found(u"similar:%1"_s.arg(*film)), (Ids{*film}));
}

void TestLikePictures::manyAreComparedInPairsThatMatter()
{
    std::mt19937_64 random{7}; // NOLINT: the same every time
    std::vector<SignedPicture> pictures;
    for (ArtworkId id = 1; id <= 20'000; ++id)
        pictures.push_back({.id = id, .signature = {.shape = random(), .colours = 0}});
    // The last hundred are near the first, with four waves turned that share no part of the shape.
    for (size_t i = 0; i < 100; ++i) {
        const quint64 turned = 1ULL << 3 | 1ULL << 20 | 1ULL << 33 | 1ULL << 60;
        pictures.push_back({.id = ArtworkId(30'000 + i),
                            .signature = {.shape = pictures[i].signature.shape ^ turned}});
    }
    const std::vector<Ids> groups = nearDuplicates(pictures);
    QCOMPARE(groups.size(), size_t{100});
    for (size_t i = 0; i < groups.size(); ++i)
        QCOMPARE(groups[i], (Ids{ArtworkId(i + 1), ArtworkId(30'000 + i)}));
}

void TestLikePictures::aLibraryOfOnePictureEnds()
{
    std::vector<SignedPicture> pictures;
    for (ArtworkId id = 1; id <= 20'000; ++id) // all alike, no two the same
        pictures.push_back({.id = id, .signature = {.shape = 0, .colours = quint64(id) % 4000}});
    size_t grouped = 0;
    for (const Ids &group : nearDuplicates(pictures))
        grouped += group.size();
    QCOMPARE(grouped, pictures.size());
}

QTEST_MAIN(TestLikePictures)
#include "tst_likepictures.moc"
