// What a picture was made of and into, several generations deep, in circles, and after deletions.

#include "core/library/lineage.h"

#include "core/base/digest.h"
#include "core/library/artworkcalled.h"
#include "core/library/inputs.h"
#include "core/library/library.h"
#include "core/schema/inputname.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestLineage : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aParentAndItsChildFindEachOther();
    void generationsAreCounted();
    void aCircleEnds();
    void aFileIsAParentOfItsOwn();
    void aDeletedParentIsSaidToHaveBeenOne();
    void aPictureThatWasTurnedIsStillTheParent();
    void aTrashedOneIsSaidToBeOne();
    void aPictureIsFoundByItsUuid();

private:
    //! A picture with these bytes, made of these inputs.
    ArtworkId add(const QByteArray &bytes, const QStringList &inputs = {})
    {
        Artwork artwork;
        artwork.uuid = u"uuid-%1"_s.arg(++m_count);
        artwork.jobId = u"job-%1"_s.arg(m_count);
        artwork.createdAt = m_clock.now().addSecs(m_count);
        artwork.path = artwork.uuid + u".png"_s;
        artwork.sha256 = sha256(bytes);
        artwork.md5 = md5(bytes);
        artwork.mediaType = u"image/png"_s;
        Json images = Json::array();
        for (const QString &input : inputs)
            images.push_back(input.toStdString());
        artwork.request.parameters = {{"prompt", "a fox"}, {"images", images}};
        const Result<ArtworkId> id = m_library->insert(artwork);
        if (!id || !noteInputs(m_library->database(), artwork.jobId, artwork.request.parameters))
            qFatal("a picture cannot be kept");
        return *id;
    }
    [[nodiscard]] static QString nameOf(const QByteArray &bytes)
    {
        return inputName(sha256Hex(bytes));
    }
    [[nodiscard]] Lineage lineage(ArtworkId id, int generations = 4)
    {
        return lineageOf(m_library->database(), id, generations);
    }
    [[nodiscard]] static std::vector<ArtworkId> ids(const std::vector<Relative> &relatives)
    {
        std::vector<ArtworkId> out;
        for (const Relative &one : relatives)
            out.push_back(one.artwork);
        return out;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;
    std::unique_ptr<Library> m_library;
    int m_count = 0;
};

void TestLineage::init()
{
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_library = *Library::open(m_folder->path(), m_clock);
}

void TestLineage::aParentAndItsChildFindEachOther()
{
    const ArtworkId parent = add("a");
    const ArtworkId child = add("b", {nameOf("a")});
    const ArtworkId stranger = add("c");
    QCOMPARE(ids(lineage(child).ancestors), std::vector{parent});
    QCOMPARE(ids(lineage(parent).descendants), std::vector{child});
    QVERIFY(lineage(child).descendants.empty());
    QCOMPARE(lineage(stranger), Lineage{});
    QCOMPARE(lineage(12345), Lineage{});
}

void TestLineage::generationsAreCounted()
{
    const ArtworkId first = add("a");
    const ArtworkId second = add("b", {nameOf("a")});
    const ArtworkId third = add("c", {nameOf("b")});
    const ArtworkId fourth = add("d", {nameOf("c"), nameOf("a")});
    const Lineage all = lineage(fourth);
    QCOMPARE(all.ancestors.size(), size_t{3});
    QCOMPARE(all.ancestors.back().artwork, second);
    QCOMPARE(all.ancestors.back().generation, 2);
    QCOMPARE(ids(lineage(third, 1).ancestors), std::vector{second});
    QCOMPARE(ids(lineage(first).descendants), (std::vector{second, fourth, third}));
}

void TestLineage::aCircleEnds()
{
    const ArtworkId first = add("a", {nameOf("b")});
    const ArtworkId second = add("b", {nameOf("a"), nameOf("b")}); // and of itself
    const Lineage all = lineage(first, 1000);
    QCOMPARE(ids(all.descendants), std::vector{second});
    QCOMPARE(all.ancestors.front().artwork, second);
    QVERIFY(all.ancestors.size() <= 2);
}

void TestLineage::aFileIsAParentOfItsOwn()
{
    const Inputs inputs{m_folder->path()};
    const Result<QString> name = inputs.keep(QByteArray{"a file"});
    inputs.noteFileName(*name, u"face.jpg"_s);
    const ArtworkId child = add("b", {*name});
    const Lineage all = lineage(child);
    QCOMPARE(all.ancestors.size(), size_t{1});
    QCOMPARE(all.ancestors.front(),
             (Relative{.artwork = 0, .input = *name, .fileName = u"face.jpg"_s}));
}

void TestLineage::aDeletedParentIsSaidToHaveBeenOne()
{
    const Inputs inputs{m_folder->path()};
    const Result<QString> name = inputs.keep(QByteArray{"a"});
    const ArtworkId parent = add("a");
    QVERIFY(isAnyArtwork(m_library->database(), {*name}));
    inputs.noteArtwork(*name); // which the intake does
    const ArtworkId child = add("b", {*name});
    QCOMPARE(m_library->trash().put({parent}).size(), size_t{1});
    QCOMPARE(*m_library->trash().purge(m_clock.now().addDays(1)), 1);
    const Lineage all = lineage(child);
    QCOMPARE(all.ancestors.size(), size_t{1});
    QCOMPARE(all.ancestors.front().artwork, ArtworkId{0});
    QVERIFY(all.ancestors.front().wasArtwork);
}

void TestLineage::aPictureThatWasTurnedIsStillTheParent()
{
    const Inputs inputs{m_folder->path()};
    const ArtworkId parent = add("lying");
    const Result<QString> upright = inputs.keep(QByteArray{"upright"});
    inputs.noteOrigins(*upright, {nameOf("lying")});
    const Result<QString> cut = inputs.keep(QByteArray{"cut"});
    inputs.noteOrigins(*cut, {*upright});
    const ArtworkId child = add("b", {*cut});
    const Lineage all = lineage(child);
    QCOMPARE(ids(all.ancestors), std::vector{parent});
    QCOMPARE(all.ancestors.front().input, *cut);
    QCOMPARE(ids(lineage(parent).descendants), std::vector{child});
}

void TestLineage::aTrashedOneIsSaidToBeOne()
{
    const ArtworkId parent = add("a");
    const ArtworkId child = add("b", {nameOf("a")});
    QCOMPARE(m_library->trash().put({parent, child}).size(), size_t{2});
    QVERIFY(lineage(child).ancestors.front().isTrashed);
    QVERIFY(lineage(parent).descendants.empty());
    // The same bytes outside of the trash are rather gone to.
    const ArtworkId twin = add("a");
    QCOMPARE(ids(lineage(child).ancestors), std::vector{twin});
}

void TestLineage::aPictureIsFoundByItsUuid()
{
    const ArtworkId id = add("a");
    QCOMPARE(artworkCalled(m_library->database(), u"uuid-%1"_s.arg(m_count)).value_or(0), id);
    QVERIFY(!artworkCalled(m_library->database(), u"nobody"_s));
}

QTEST_GUILESS_MAIN(TestLineage)
#include "tst_lineage.moc"
