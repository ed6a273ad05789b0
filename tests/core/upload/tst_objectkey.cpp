#include "core/upload/objectkey.h"

#include <QtTest>

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
    void templatesAreExpanded_data();
    void templatesAreExpanded();
    void badTemplatesAreRefused_data();
    void badTemplatesAreRefused();
    void hostileModelNamesAreTamed_data();
    void hostileModelNamesAreTamed();
    void extensionsFollowTheType();
    void missingValuesHaveWords();
    void anArtworkWithoutUuidIsOurFault();
};

void TestObjectKey::templatesAreExpanded_data()
{
    QTest::addColumn<QString>("key");
    const auto row = [](const char *pattern, const QString &key) { QTest::newRow(pattern) << key; };
    const QString uuid = artwork().uuid;
    row("{yyyy}/{mm}/{uuid}.{ext}", u"2026/11/"_s + uuid + u".png"_s);
    row("{yyyy}-{mm}-{dd}/{uuid}", u"2026-11-04/"_s + uuid); // the date is UTC
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

QTEST_GUILESS_MAIN(TestObjectKey)
#include "tst_objectkey.moc"
