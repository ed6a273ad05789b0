#include "core/base/utf8.h"
#include "core/upload/objectkey.h"

#include <QtTest>

#include <ctime>
#include <limits>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

Artwork artwork()
{
    Artwork out;
    out.uuid = u"8f1c0a52-3b1d-4c39-9a55-0d3f4be1a001"_s;
    out.createdAt = QDateTime{QDate{2026, 11, 3}, QTime{23, 30}, Qt::OffsetFromUTC, -3600};
    out.request.model = u"aisha-ai-official/animagine-xl-4.0"_s;
    out.seed = 42;
    out.mediaType = u"image/png"_s;
    out.path = u"2026/11/8f1c.png"_s;
    out.size = QSize{832, 1216};
    return out;
}

} // namespace

class TestObjectKey : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void templatesAreExpanded_data();
    void templatesAreExpanded();
    void badTemplatesAreRefused_data();
    void badTemplatesAreRefused();
    void hostileModelNamesAreTamed_data();
    void hostileModelNamesAreTamed();
    void extensionsFollowTheType();
    void missingValuesHaveWords();
    void anArtworkWithoutUuidIsOurFault();
    void theMonthIsThatOfThePlace();
    void templatesAreCheckedWhenTheyAreSet_data();
    void templatesAreCheckedWhenTheyAreSet();
    void longValuesAreCutBetweenCharacters();
};

void TestObjectKey::initTestCase()
{
    qputenv("TZ", "HST10"); // ten hours behind UTC, all the year
    tzset();
}

void TestObjectKey::templatesAreExpanded_data()
{
    QTest::addColumn<QString>("key");
    const auto row = [](const char *pattern, const QString &key) { QTest::newRow(pattern) << key; };
    const QString uuid = artwork().uuid;
    row("{yyyy}/{mm}/{uuid}.{ext}", u"2026/11/"_s + uuid + u".png"_s);
    row("{yyyy}-{mm}-{dd}/{uuid}", u"2026-11-03/"_s + uuid); // local, though UTC is a day on
    row("{model}/{seed}_{width}x{height}_{uuid}",
        u"aisha-ai-official-animagine-xl-4.0/42_832x1216_"_s + uuid);
    row("//a//{uuid}/", u"a/"_s + uuid);
    row("./a/../{uuid}", u"a/"_s + uuid);
    row(" a / {uuid} ", u"a/"_s + uuid);
    row("a\nb\t/{uuid}", u"ab/"_s + uuid);
    row("a\\b/{uuid}", u"a-b/"_s + uuid);
    row("{uuid}{uuid}", uuid + uuid);
    row(".../{uuid}", u".../"_s + uuid);
}

void TestObjectKey::templatesAreExpanded()
{
    const Result<QString> key = objectKey(QString::fromUtf8(QTest::currentDataTag()), artwork());
    QVERIFY2(key.has_value(), qPrintable(key ? QString{} : key.error().message));
    QTEST(*key, "key");
    QCOMPARE(objectKey(QString::fromUtf16(defaultKeyTemplate), artwork()).value(),
             u"2026/11/"_s + artwork().uuid + u".png"_s);
    QCOMPARE(objectKey(u"Ze\u0301/{uuid}"_s, artwork()).value(), u"Z\u00e9/"_s + artwork().uuid);
}

void TestObjectKey::badTemplatesAreRefused_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("empty") << QString{};
    QTest::newRow("no uuid") << u"{yyyy}/{seed}.{ext}"_s;
    QTest::newRow("unknown token") << u"{uuid}/{prompt}"_s;
    QTest::newRow("capitals") << u"{uuid}/{YYYY}"_s;
    QTest::newRow("empty token") << u"{uuid}/{}"_s;
    QTest::newRow("open") << u"{uuid}/{yyyy"_s;
    QTest::newRow("closed") << u"{uuid}/yyyy}"_s;
    QTest::newRow("nested") << u"{{uuid}}"_s;
    QTest::newRow("too long") << u"{uuid}/"_s + QString(400, u'漢');
}

void TestObjectKey::badTemplatesAreRefused()
{
    QFETCH(const QString, pattern);
    const Result<QString> key = objectKey(pattern, artwork());
    QVERIFY(!key);
    QCOMPARE(toString(key.error().kind), toString(ErrorKind::InvalidInput));
    QVERIFY(!key.error().message.isEmpty());
}

void TestObjectKey::hostileModelNamesAreTamed_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("expected");
    QTest::newRow("climbing") << u"../../etc/passwd"_s << u"etc-passwd"_s;
    QTest::newRow("dots only") << u".."_s << u"model"_s;
    QTest::newRow("empty") << QString{} << u"model"_s;
    QTest::newRow("control") << u"a\r\nb\0c"_s << u"a-b-c"_s;
    QTest::newRow("query") << u"a?b=c&d#e%2F"_s << u"a-b-c-d-e-2F"_s;
    QTest::newRow("foreign") << u"模型"_s << u"model"_s;
    QTest::newRow("braces") << u"{uuid}"_s << u"uuid"_s;
    QTest::newRow("long") << QString(5000, u'a') << QString(80, u'a');
}

void TestObjectKey::hostileModelNamesAreTamed()
{
    QFETCH(const QString, model);
    QFETCH(const QString, expected);
    Artwork hostile = artwork();
    hostile.request.model = model;
    QCOMPARE(objectKey(u"{model}/{uuid}"_s, hostile).value_or(u"?"_s),
             expected + u'/' + hostile.uuid);
}

void TestObjectKey::extensionsFollowTheType()
{
    Artwork other = artwork();
    const auto keyFor = [&](const QString &type, const QString &path) {
        other.mediaType = type;
        other.path = path;
        return objectKey(u"{uuid}.{ext}"_s, other).value_or(u"?"_s).section(u'.', -1);
    };
    QCOMPARE(keyFor(u"image/jpeg"_s, u"a.png"_s), u"jpg"_s);
    QCOMPARE(keyFor(u"image/webp"_s, u"a"_s), u"webp"_s);
    QCOMPARE(keyFor(u"image/x-new"_s, u"a.NEW"_s), u"new"_s);
    QCOMPARE(keyFor({}, u"a/b"_s), u"bin"_s);
    QCOMPARE(keyFor({}, u"a.p/ng"_s), u"bin"_s);
}

void TestObjectKey::missingValuesHaveWords()
{
    Artwork bare = artwork();
    bare.seed.reset();
    QCOMPARE(objectKey(u"{seed}/{uuid}"_s, bare).value(), u"random/"_s + bare.uuid);
}

void TestObjectKey::anArtworkWithoutUuidIsOurFault()
{
    Artwork bare = artwork();
    bare.uuid.clear();
    QCOMPARE(toString(objectKey(u"{uuid}"_s, bare).error().kind), toString(ErrorKind::Internal));
    Artwork undated = artwork();
    undated.createdAt = {};
    QCOMPARE(toString(objectKey(u"{uuid}"_s, undated).error().kind), toString(ErrorKind::Internal));
}

void TestObjectKey::theMonthIsThatOfThePlace()
{
    Artwork late = artwork();
    late.createdAt = QDateTime{QDate{2026, 12, 1}, QTime{5, 0}, Qt::UTC}; // 30 November, 19:00
    QCOMPARE(objectKey(u"{yyyy}/{mm}/{dd}/{uuid}"_s, late).value(), u"2026/11/30/"_s + late.uuid);
}

void TestObjectKey::templatesAreCheckedWhenTheyAreSet_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("isGood");
    const auto row = [](const char *name, const QString &pattern, bool isGood) {
        QTest::newRow(name) << pattern << isGood;
    };
    row("the default", QString::fromUtf16(defaultKeyTemplate), true);
    row("everything", u"{yyyy}-{mm}-{dd}/{model}/{seed}_{width}x{height}_{uuid}.{ext}"_s, true);
    row("foreign letters", u"图片/Grüße 🎨/{uuid}"_s, true);
    row("dots inside", u"a..b/.hidden/{uuid}"_s, true);
    row("empty", {}, false);
    row("no uuid", u"{yyyy}"_s, false);
    row("unknown placeholder", u"{uuid}/{prompt}"_s, false);
    row("an open brace", u"{uuid}/{yyyy"_s, false);
    row("a control character", u"a\tb/{uuid}"_s, false);
    row("a line break", u"{uuid}\n"_s, false);
    row("an invisible one", u"a\u200eb/{uuid}"_s, false);
    row("half a character", u"a"_s + QChar{0xd83c} + u"/{uuid}"_s, false);
    row("a backslash", u"a\\{uuid}"_s, false);
    row("begins with a slash", u"/a/{uuid}"_s, false);
    row("ends with a slash", u"{uuid}/"_s, false);
    row("an empty folder", u"a//{uuid}"_s, false);
    row("this folder", u"./{uuid}"_s, false);
    row("the folder above", u"a/../{uuid}"_s, false);
    row("a space at the end of a folder", u"a /{uuid}"_s, false);
    row("a space at the end", u"{uuid} "_s, false);
    row("255 bytes in a folder", QString(85, u'漢') + u"/{uuid}"_s, true);
    row("256 bytes in a folder", QString(85, u'漢') + u"x/{uuid}"_s, false);
    row("256 bytes with the random part", QString(220, u'x') + u"{uuid}"_s, false);
    row("a model that can be cut", QString(210, u'x') + u"{model}/{uuid}"_s, true);
    row("1,024 bytes", QString(u"x/"_s).repeated(494) + u"{uuid}"_s, true);
    row("1,025 bytes", QString(u"x/"_s).repeated(494) + u"{uuid}x"_s, false);
}

void TestObjectKey::templatesAreCheckedWhenTheyAreSet()
{
    QFETCH(QString, pattern);
    QFETCH(bool, isGood);
    const Result<> checked = checkKeyTemplate(pattern);
    QVERIFY2(checked.has_value() == isGood,
             qPrintable(checked ? u"taken"_s : checked.error().message));
    if (!isGood) {
        QCOMPARE(toString(checked.error().kind), toString(ErrorKind::InvalidInput));
        QVERIFY(!checked.error().message.isEmpty());
        return;
    }
    // Then every picture gets a name.
    Artwork extreme = artwork();
    extreme.request.model = QString(5000, u'm');
    extreme.seed = std::numeric_limits<qint64>::min();
    extreme.mediaType.clear();
    extreme.path = u"a.ABCDEFGH"_s;
    extreme.size = QSize{100'000, 100'000};
    const Result<QString> key = objectKey(pattern, extreme);
    QVERIFY2(key.has_value(), qPrintable(key ? QString{} : key.error().message));
    QVERIFY(key->toUtf8().size() <= 1024);
    for (const QString &segment : key->split(u'/'))
        QVERIFY(segment.toUtf8().size() <= 255);
}

void TestObjectKey::longValuesAreCutBetweenCharacters()
{
    QCOMPARE(cutToBytes(u"abc"_s, 3), u"abc"_s);
    QCOMPARE(cutToBytes(u"abc"_s, 2), u"ab"_s);
    QCOMPARE(cutToBytes(u"漢字"_s, 5), u"漢"_s);
    QCOMPARE(cutToBytes(u"a🎨b"_s, 4), u"a"_s);     // not inside the pair
    QCOMPARE(cutToBytes(u"e\u0301x"_s, 2), u""_s); // nor between a letter and its accent
    QCOMPARE(cutToBytes(u"e\u0301x"_s, 3), u"e\u0301"_s);
    QCOMPARE(cutToBytes(u"🎨"_s, 0), u""_s);
    // As much of the model as there is room for, and all of the rest.
    Artwork other = artwork();
    other.request.model = QString(80, u'm');
    const QString key = objectKey(QString(210, u'x') + u"{model}.{ext}/{uuid}"_s, other).value();
    QCOMPARE(key.section(u'/', 0, 0), QString(210, u'x') + QString(41, u'm') + u".png"_s);
}

QTEST_GUILESS_MAIN(TestObjectKey)
#include "tst_objectkey.moc"
