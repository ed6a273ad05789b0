#include "core/library/library.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestTags : public QObject {
    Q_OBJECT
private slots:
    void init();
    void fiveHundredAreTaggedInOneCommitAndOneSignal();
    void whatIsTakenAwayCanBeGivenBack();
    void namesDifferByMoreThanTheirCase();
    void namesMayBeOfAnyScript_data();
    void namesMayBeOfAnyScript();
    void namesThatCannotBeAreRefusedInWords_data();
    void namesThatCannotBeAreRefusedInWords();
    void aTagIsRenamed();
    void twoTagsBecomeOne();
    void coloursAreSixDigits();
    void aRemovedTagTellsItsPictures();
    void whatIsNotThereIsNotFound();
    void aPictureInTheTrashKeepsItsTags();
    void aPictureThatIsDeletedLeavesItsTags();
    void aFailureChangesNothing();

private:
    std::vector<ArtworkId> add(int count);
    [[nodiscard]] qint64 called(const QString &name);
    [[nodiscard]] QStringList of(ArtworkId id);
    [[nodiscard]] QStringList all();
    Tags &tags() { return m_library->tags(); }

    ManualClock m_clock{QDateTime{QDate{2026, 11, 22}, QTime{12, 0}}.toUTC()};
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
};

void TestTags::init()
{
    m_library.reset();
    m_folder.emplace();
    m_made = 0;
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

std::vector<ArtworkId> TestTags::add(int count)
{
    std::vector<ArtworkId> ids;
    Database::Transaction transaction{m_library->database()};
    for (int i = 0; i < count; ++i) {
        Artwork artwork;
        artwork.jobId = u"job-%1"_s.arg(++m_made);
        artwork.createdAt = m_clock.now();
        artwork.path = u"2026/11/%1.png"_s.arg(m_made);
        ids.push_back(m_library->insert(artwork).value_or(0));
    }
    return transaction.commit() ? ids : std::vector<ArtworkId>{};
}

qint64 TestTags::called(const QString &name)
{
    const Result<Tag> tag = tags().called(name);
    return tag ? tag->id : 0;
}

QStringList TestTags::of(ArtworkId id)
{
    QStringList names;
    if (const auto found = tags().of(id)) {
        for (const Tag &tag : *found)
            names.append(tag.name);
    }
    return names;
}

QStringList TestTags::all()
{
    QStringList names;
    if (const auto found = tags().all()) {
        for (const Tag &tag : *found)
            names.append(tag.name);
    }
    return names;
}

void TestTags::fiveHundredAreTaggedInOneCommitAndOneSignal()
{
    std::vector<ArtworkId> ids = add(500);
    const qint64 tag = called(u"fox"_s);
    QVERIFY(tags().give(tag, {ids[3], ids[3]}));
    QSignalSpy changed{&tags(), &Tags::picturesChanged};
    QSignalSpy told{m_library.get(), &Library::artworksChanged};
    int commits = 0;
    Database::setCommitHook([&commits](int) { ++commits; });
    ids.push_back(4711); // no such picture
    const Result<std::vector<ArtworkId>> given = tags().give(tag, ids);
    Database::setCommitHook({});
    QVERIFY(given);
    QCOMPARE(given->size(), std::size_t{499}); // one had it
    QCOMPARE(commits, 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].value<std::vector<ArtworkId>>().size(), std::size_t{499});
    QVERIFY(tags().give(tag, ids)->empty());
    QCOMPARE(changed.size(), 1);
}

void TestTags::whatIsTakenAwayCanBeGivenBack()
{
    const std::vector<ArtworkId> ids = add(3);
    const qint64 tag = called(u"fox"_s);
    QVERIFY(tags().give(tag, {ids[0], ids[2]}));
    const Result<std::vector<ArtworkId>> taken = tags().take(tag, ids);
    QVERIFY(taken);
    QCOMPARE(*taken, (std::vector{ids[0], ids[2]}));
    QVERIFY(of(ids[0]).isEmpty());
    QVERIFY(tags().take(tag, ids)->empty());
    QVERIFY(tags().give(tag, *taken));
    QCOMPARE(of(ids[2]), QStringList{u"fox"_s});
    QVERIFY(of(ids[1]).isEmpty());
}

void TestTags::namesDifferByMoreThanTheirCase()
{
    QSignalSpy changed{&tags(), &Tags::changed};
    const qint64 tag = called(u"Ölbild"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(called(u"  ölBILD "_s), tag);
    QCOMPARE(called(u"O\u0308lbild"_s), tag); // the same letter in two parts
    QCOMPARE(called(u"ПЕЙЗАЖ"_s), called(u"пейзаж"_s));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(all(), (QStringList{u"Ölbild"_s, u"пейзаж"_s}));
}

void TestTags::namesMayBeOfAnyScript_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"水墨"_s, u"زيتية"_s, u"क्षमा"_s, u"👩‍🎨"_s, u"🏴󠁧󠁢󠁥󠁮󠁧󠁿"_s,
          u"a/b:c \"d\" %_*"_s, u"می‌خواهم"_s, QString(120, u'x')})
        QTest::newRow(qUtf8Printable(name.left(20))) << name;
}

void TestTags::namesMayBeOfAnyScript()
{
    QFETCH(QString, name);
    const Result<Tag> tag = tags().called(name);
    QVERIFY2(tag, qPrintable(tag ? QString{} : tag.error().message));
    QCOMPARE(tag->name, name);
    QCOMPARE(all(), QStringList{name});
}

void TestTags::namesThatCannotBeAreRefusedInWords_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QString{};
    QTest::newRow("spaces") << u" \t\n "_s;
    QTest::newRow("nothing to see") << u"\u200b\u200d"_s;
    QTest::newRow("a line feed") << u"fox\nhare"_s;
    QTest::newRow("a bell") << u"fox\a"_s;
    QTest::newRow("a nul") << QString{u"fox%1hare"_s.arg(QChar{u'\0'})};
    QTest::newRow("turned text") << u"fox\u202egnp"_s;
    QTest::newRow("a line separator") << u"fox\u2028hare"_s;
    QTest::newRow("half a letter") << u"fox"_s + QChar{u'\xd83e'};
    QTest::newRow("too long") << QString(121, u'x');
}

void TestTags::namesThatCannotBeAreRefusedInWords()
{
    QFETCH(QString, name);
    const Result<Tag> tag = tags().called(name);
    QVERIFY(!tag);
    QCOMPARE(toString(tag.error().kind), toString(ErrorKind::InvalidInput));
    QVERIFY(!tag.error().message.isEmpty());
    QVERIFY(!tags().rename(called(u"fox"_s), name));
    QCOMPARE(all(), QStringList{u"fox"_s});
}

void TestTags::aTagIsRenamed()
{
    const std::vector<ArtworkId> ids = add(1);
    const qint64 fox = called(u"fox"_s);
    const qint64 hare = called(u"hare"_s);
    QVERIFY(tags().give(fox, ids));
    QSignalSpy pictures{&tags(), &Tags::picturesChanged};
    QVERIFY(tags().rename(fox, u"FOX"_s));
    QCOMPARE(of(ids[0]), QStringList{u"FOX"_s});
    QCOMPARE(pictures.size(), 1);
    const Result<> taken = tags().rename(hare, u"fox"_s);
    QVERIFY(!taken);
    QCOMPARE(toString(taken.error().kind), toString(ErrorKind::Conflict));
    QCOMPARE(all(), (QStringList{u"FOX"_s, u"hare"_s}));
}

void TestTags::twoTagsBecomeOne()
{
    const std::vector<ArtworkId> ids = add(3);
    const qint64 fox = called(u"fox"_s);
    const qint64 vixen = called(u"vixen"_s);
    QVERIFY(tags().give(fox, {ids[0], ids[1]}));
    QVERIFY(tags().give(vixen, {ids[1], ids[2]}));
    int commits = 0;
    Database::setCommitHook([&commits](int) { ++commits; });
    const Result<MergedTag> merged = tags().merge(vixen, fox);
    QVERIFY(merged);
    QCOMPARE(merged->gone.name, u"vixen"_s);
    QCOMPARE(merged->pictures, (std::vector{ids[1], ids[2]}));
    QCOMPARE(merged->fresh, std::vector{ids[2]});
    Database::setCommitHook({});
    QCOMPARE(commits, 1);
    QCOMPARE(all(), QStringList{u"fox"_s});
    for (const ArtworkId id : ids)
        QCOMPARE(of(id), QStringList{u"fox"_s});
    QVERIFY(tags().merge(fox, fox));
    QCOMPARE(all(), QStringList{u"fox"_s});
    QVERIFY(!tags().merge(fox, vixen));
    QCOMPARE(all(), QStringList{u"fox"_s});
}

void TestTags::coloursAreSixDigits()
{
    const qint64 fox = called(u"fox"_s);
    QVERIFY(tags().recolour(fox, u"#E8A54B"_s));
    QCOMPARE(tags().all()->front().colour, u"#e8a54b"_s);
    for (const QString &colour : {u"red"_s, u"#fff"_s, u"#12345g"_s, u"#123456 "_s})
        QVERIFY(!tags().recolour(fox, colour));
    QVERIFY(tags().recolour(fox, {}));
    QCOMPARE(tags().all()->front().colour, QString{});
}

void TestTags::aRemovedTagTellsItsPictures()
{
    const std::vector<ArtworkId> ids = add(2);
    const qint64 fox = called(u"fox"_s);
    QVERIFY(tags().give(fox, ids));
    const Result<std::vector<ArtworkId>> had = tags().remove(fox);
    QVERIFY(had);
    QCOMPARE(*had, ids);
    QVERIFY(of(ids[0]).isEmpty());
    QVERIFY(all().isEmpty());
    QVERIFY(m_library->artwork(ids[0]));
}

void TestTags::whatIsNotThereIsNotFound()
{
    const std::vector<ArtworkId> ids = add(1);
    const auto kindOf = [](const auto &result) {
        return result ? QString{} : toString(result.error().kind);
    };
    const QString missing = toString(ErrorKind::NotFound);
    QCOMPARE(kindOf(tags().give(99, ids)), missing);
    QCOMPARE(kindOf(tags().rename(99, u"fox"_s)), missing);
    QCOMPARE(kindOf(tags().recolour(99, {})), missing);
    QCOMPARE(kindOf(tags().remove(99)), missing);
    QVERIFY(tags().take(99, ids)->empty());
}

void TestTags::aPictureInTheTrashKeepsItsTags()
{
    const std::vector<ArtworkId> ids = add(1);
    QVERIFY(tags().give(called(u"fox"_s), ids));
    m_library->trash().put(ids);
    m_library->trash().restore(ids);
    QCOMPARE(of(ids[0]), QStringList{u"fox"_s});
}

void TestTags::aPictureThatIsDeletedLeavesItsTags()
{
    const std::vector<ArtworkId> ids = add(2);
    const qint64 fox = called(u"fox"_s);
    QVERIFY(tags().give(fox, ids));
    m_library->trash().put({ids[0]});
    QCOMPARE(*m_library->trash().purge(m_clock.now().addSecs(1)), 1);
    QCOMPARE(*tags().remove(fox), std::vector{ids[1]});
}

void TestTags::aFailureChangesNothing()
{
    const std::vector<ArtworkId> ids = add(2);
    const qint64 fox = called(u"fox"_s);
    QVERIFY(m_library->database().run(u"PRAGMA query_only = ON"_s));
    QSignalSpy changed{&tags(), &Tags::changed};
    QSignalSpy pictures{&tags(), &Tags::picturesChanged};
    const auto given = tags().give(fox, ids);
    QVERIFY(!given);
    QCOMPARE(toString(given.error().kind), toString(ErrorKind::ReadOnly));
    QVERIFY(!tags().called(u"hare"_s));
    QVERIFY(!tags().rename(fox, u"hare"_s));
    QVERIFY(!tags().remove(fox));
    QCOMPARE(changed.size() + pictures.size(), 0);
    QVERIFY(m_library->database().run(u"PRAGMA query_only = OFF"_s));
    QCOMPARE(all(), QStringList{u"fox"_s});
}

QTEST_GUILESS_MAIN(TestTags)
#include "tst_tags.moc"
