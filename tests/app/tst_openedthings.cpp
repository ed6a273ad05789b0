// Links may stand on a stranger's page: what they may name, and what files look like.

#include "app/cli/commandline.h"
#include "app/cli/openedthings.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestOpenedThings : public QObject {
    Q_OBJECT
private slots:
    void aLinkNamesAPicture_data();
    void aLinkNamesAPicture();
    void otherAddressesAreRefused_data();
    void otherAddressesAreRefused();
    void filesBecomeWholePaths();
    void theCommandLineTakesBoth();
};

void TestOpenedThings::aLinkNamesAPicture_data()
{
    QTest::addColumn<QString>("link");
    QTest::addRow("plain") << u"limner:artwork/0f-A9"_s;
    QTest::addRow("as browsers write it") << u"limner://artwork/0f-A9"_s;
    QTest::addRow("with a slash at the end") << u"limner:artwork/0f-A9/"_s;
    QTest::addRow("large letters") << u"LIMNER:artwork/0f-A9"_s;
}

void TestOpenedThings::aLinkNamesAPicture()
{
    QFETCH(const QString, link);
    const auto things = openedThings({link});
    QVERIFY(things);
    QCOMPARE(*things, QStringList{u"limner:artwork/0f-A9"_s});
    QCOMPARE(artworkOf(things->front()), u"0f-A9"_s);
}

void TestOpenedThings::otherAddressesAreRefused_data()
{
    QTest::addColumn<QString>("word");
    QTest::addRow("another kind") << u"limner:generate/a-castle"_s;
    QTest::addRow("nothing") << u"limner:"_s;
    QTest::addRow("no id") << u"limner:artwork/"_s;
    QTest::addRow("a way up") << u"limner:artwork/../../etc"_s;
    QTest::addRow("a query") << u"limner:artwork/a?b=c"_s;
    QTest::addRow("an option") << u"limner:artwork/a --sandbox"_s;
    QTest::addRow("a second line") << u"limner:artwork/a\n"_s;
    QTest::addRow("much") << u"limner:artwork/"_s + QString{100'000, u'a'};
    QTest::addRow("the web") << u"https://example.org/a.png"_s;
    QTest::addRow("a file that is not there") << u"file:///nowhere/a.png"_s;
    QTest::addRow("a path that is not there") << u"nowhere.png"_s;
}

void TestOpenedThings::otherAddressesAreRefused()
{
    QFETCH(const QString, word);
    const auto things = openedThings({word});
    QVERIFY(!things);
    QCOMPARE(toString(things.error().kind), toString(ErrorKind::Usage));
    QVERIFY(things.error().message.size() < 400);
}

void TestOpenedThings::filesBecomeWholePaths()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a: picture, 100%.png"_s);
    QFile file{path};
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto things =
        openedThings({path, QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)});
    QVERIFY(things);
    QCOMPARE(*things, (QStringList{path, path}));

    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    const auto relative = openedThings({u"a: picture, 100%.png"_s});
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(relative);
    QVERIFY(QDir::isAbsolutePath(relative->front()));
}

void TestOpenedThings::theCommandLineTakesBoth()
{
    const auto link = parseCommandLine({u"limner:artwork/abc"_s, u"--sandbox"_s});
    QVERIFY(link);
    QVERIFY(link->isWindow());
    QVERIFY(link->sandbox);
    QCOMPARE(std::get<WindowCommand>(link->command).open, QStringList{u"limner:artwork/abc"_s});

    const auto none = parseCommandLine({u"open"_s});
    QVERIFY(none);
    QVERIFY(none->isWindow());
    QVERIFY(!parseCommandLine({u"open"_s, u"limner:artwork"_s}));

    const auto again = commandFromJson(parseJson(toBytes(toJson(link->command))).value());
    QVERIFY(again);
    QCOMPARE(*again, link->command);
}

QTEST_GUILESS_MAIN(TestOpenedThings)
#include "tst_openedthings.moc"
