#include "core/prompt/presetstore.h"
#include "core/prompt/prompttrouble.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestPresetStore : public QObject {
    Q_OBJECT
private slots:
    void init();
    void keepsAnyPartOfARequest();
    void aNameThatIsTakenGetsANumber();
    void renamesAndMoves();
    void whatIsRemovedCanComeBack();
    void exportsAndImportsAllOrAFolder();
    void refusesHostileFilesAsAWhole_data();
    void refusesHostileFilesAsAWhole();

private:
    [[nodiscard]] Preset add(const QString &folder, const QString &name,
                             const Json &body = Json::object());
    [[nodiscard]] QStringList names();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    QDateTime m_now = QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC);
};

void TestPresetStore::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(u"library.sqlite"_s));
    QVERIFY(opened);
    m_database = std::move(*opened);
}

Preset TestPresetStore::add(const QString &folder, const QString &name, const Json &body)
{
    const auto added = PresetStore{*m_database}.add(
        {.folder = folder, .name = name, .body = body, .createdAt = m_now});
    return added ? *added : Preset{.name = added.error().message};
}

QStringList TestPresetStore::names()
{
    QStringList out;
    const auto all = PresetStore{*m_database}.all();
    for (const Preset &one : all.value_or(std::vector<Preset>{}))
        out.append(one.folder + u':' + one.name);
    return out;
}

void TestPresetStore::keepsAnyPartOfARequest()
{
    const Json style{{"prompt", "in ink"}, {"values", {{"steps", 20}}}};
    const Preset kept = add(
        u" inks / fine/"_s, u"  Pen\nand wash "_s,
        Json{{"prompt", "in ink"}, {"values", {{"steps", 20}}}, {"model", 7}, {"token", "secret"}});
    QCOMPARE(kept.folder, u"inks/fine"_s);
    QCOMPARE(kept.name, u"Pen and wash"_s);
    const auto all = PresetStore{*m_database}.all();
    QVERIFY(all && all->size() == 1);
    QCOMPARE(all->front(), kept);
    QVERIFY(all->front().body == style);
    PresetStore store{*m_database};
    QVERIFY(store.setCover(kept.id, u"uuid"_s));
    QVERIFY(store.setBody(kept.id, Json{{"model", "a/b"}}));
    QCOMPARE(store.all()->front().cover, u"uuid"_s);
    QVERIFY(store.all()->front().body == (Json{{"model", "a/b"}}));
    QVERIFY(!store.setBody(kept.id, Json::array()));
    QVERIFY(store.setCover(kept.id + 1, {}).error().kind == ErrorKind::NotFound);
}

void TestPresetStore::aNameThatIsTakenGetsANumber()
{
    QCOMPARE(add({}, u"ink"_s).name, u"ink"_s);
    QCOMPARE(add({}, u"ink"_s).name, u"ink 2"_s);
    QCOMPARE(add({}, u"ink"_s).name, u"ink 3"_s);
    QCOMPARE(add(u"f"_s, u"ink"_s).name, u"ink"_s);
    QVERIFY(!PresetStore{*m_database}.add({.name = u" \n "_s}));
}

void TestPresetStore::renamesAndMoves()
{
    const Preset one = add({}, u"one"_s);
    static_cast<void>(add(u"f"_s, u"two"_s));
    PresetStore store{*m_database};
    QVERIFY(store.rename(one.id, u"f"_s, u"three"_s));
    QCOMPARE(names(), (QStringList{u"f:three"_s, u"f:two"_s}));
    QVERIFY(store.rename(one.id, u"f"_s, u"two"_s).error().kind == ErrorKind::Conflict);
    QVERIFY(!store.rename(one.id, {}, {}));
}

void TestPresetStore::whatIsRemovedCanComeBack()
{
    const Preset one = add(u"f"_s, u"one"_s, Json{{"prompt", "boat"}});
    PresetStore store{*m_database};
    const auto removed = store.remove(one.id);
    QVERIFY(removed && *removed);
    QCOMPARE(**removed, one);
    QCOMPARE(names(), QStringList{});
    QVERIFY(store.add(**removed));
    QCOMPARE(names(), QStringList{u"f:one"_s});
    QVERIFY(!*store.remove(999));
}

void TestPresetStore::exportsAndImportsAllOrAFolder()
{
    static_cast<void>(add({}, u"a"_s));
    static_cast<void>(add(u"f"_s, u"b"_s, Json{{"prompt", "boat"}}));
    static_cast<void>(add(u"f/g"_s, u"c"_s));
    static_cast<void>(add(u"fine"_s, u"d"_s));
    PresetStore store{*m_database};
    const auto whole = store.exported();
    const auto part = store.exported(u"f"_s);
    QVERIFY(whole && part);
    QCOMPARE(store.import(*part, m_now).value_or(-1), 2);
    QCOMPARE(names(),
             (QStringList{u":a"_s, u"f:b"_s, u"f:b 2"_s, u"f/g:c"_s, u"f/g:c 2"_s, u"fine:d"_s}));
    init();
    PresetStore other{*m_database};
    QCOMPARE(other.import(*whole, m_now).value_or(-1), 4);
    QCOMPARE(names(), (QStringList{u":a"_s, u"f:b"_s, u"f/g:c"_s, u"fine:d"_s}));
    QVERIFY((*other.all())[1].body == (Json{{"prompt", "boat"}}));
}

void TestPresetStore::refusesHostileFilesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("file");
    const QByteArray good = R"({"name":"x","body":{}})";
    const auto holding = [](const QByteArray &list) {
        return QByteArray(R"({"limner_presets":1,"presets":[)" + list + "]}");
    };
    QTest::newRow("no JSON") << QByteArray("\x89PNG");
    QTest::newRow("other JSON") << QByteArray(R"({"presets":[]})");
    QTest::newRow("later") << QByteArray(R"({"limner_presets":2,"presets":[]})");
    QTest::newRow("nameless") << holding(good + R"(,{"body":{}})");
    QTest::newRow("bodyless") << holding(good + R"(,{"name":"y"})");
    QTest::newRow("numbers") << holding(good + ",7");
    QTest::newRow("large body") << holding(good + R"(,{"name":"y","body":{"prompt":")" +
                                           QByteArray(300'000, 'x') + R"("}})");
    QTest::newRow("many") << holding((good + ',').repeated(2'000) + good);
    QTest::newRow("large") << QByteArray((8 << 20) + 1, ' ');
    QTest::newRow("deep") << holding(QByteArray(R"({"name":"y","body":{"values":)") +
                                     QByteArray(R"({"a":)").repeated(300) + "1" +
                                     QByteArray(302, '}'));
}

void TestPresetStore::refusesHostileFilesAsAWhole()
{
    QFETCH(QByteArray, file);
    const auto imported = PresetStore{*m_database}.import(file, m_now);
    QVERIFY(!imported);
    QVERIFY(imported.error().kind == ErrorKind::InvalidInput);
    QVERIFY(promptTroubleOf(imported.error()));
    QCOMPARE(names(), QStringList{});
}

QTEST_GUILESS_MAIN(TestPresetStore)
#include "tst_presetstore.moc"
