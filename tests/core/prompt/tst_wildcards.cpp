#include "core/prompt/wildcards.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestWildcards : public QObject {
    Q_OBJECT
private slots:
    void init();
    void readsEncodings_data();
    void readsEncodings();
    void findsByNameAndGlob();
    void neverLeavesItsFolder();
    void boundsWhatItReads();
    void aFolderThatIsNotThereHasNone();
    void listsAreCounted();
    void theChosenFolderComesBeforeTheLibrarys();

private:
    void write(const QString &name, const QByteArray &text);
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWildcards::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir{m_folder->path()}.mkpath(u"cards/style"_s));
}

void TestWildcards::write(const QString &name, const QByteArray &text)
{
    QFile file{m_folder->filePath(name)};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void TestWildcards::readsEncodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("utf-8") << QByteArray("gr\xc3\xbcn\nrot\n");
    QTest::newRow("utf-8 with mark") << QByteArray("\xef\xbb\xbfgr\xc3\xbcn\r\nrot");
    QTest::newRow("latin-1") << QByteArray("gr\xfcn\rrot");
    QTest::newRow("utf-16 le") << QByteArray("\xff\xfeg\0r\0\xfc\0n\0\n\0r\0o\0t\0", 18);
    QTest::newRow("utf-16 be") << QByteArray("\xfe\xff\0g\0r\0\xfc\0n\0\n\0r\0o\0t", 18);
    QTest::newRow("utf-16 without mark") << QByteArray("g\0r\0\xfc\0n\0\n\0r\0o\0t\0", 16);
}

void TestWildcards::readsEncodings()
{
    QFETCH(QByteArray, bytes);
    write(u"cards/a.txt"_s, bytes);
    Wildcards wildcards{m_folder->filePath(u"cards"_s)};
    QCOMPARE(wildcards.lines(u"a"_s).value_or(QStringList{}), (QStringList{u"grün"_s, u"rot"_s}));
}

void TestWildcards::findsByNameAndGlob()
{
    for (const char *name : {"a.txt", "ab.txt", "style/ab.txt", "style/light.txt", "notes.md"})
        write(u"cards/"_s + QLatin1String{name}, "x\n");
    Wildcards wildcards{m_folder->filePath(u"cards"_s)};
    QCOMPARE(wildcards.matching(u"a"_s), QStringList{u"a"_s});
    QCOMPARE(wildcards.matching(u"a*"_s), (QStringList{u"a"_s, u"ab"_s}));
    QCOMPARE(wildcards.matching(u"a?"_s), QStringList{u"ab"_s});
    QCOMPARE(wildcards.matching(u"style/*"_s), (QStringList{u"style/ab"_s, u"style/light"_s}));
    QCOMPARE(wildcards.matching(u"**ab"_s), (QStringList{u"ab"_s, u"style/ab"_s}));
    QCOMPARE(wildcards.matching(u"notes"_s), QStringList{});
}

void TestWildcards::neverLeavesItsFolder()
{
    write(u"secret.txt"_s, "hidden\n");
    QVERIFY(
        QFile::link(m_folder->filePath(u"secret.txt"_s), m_folder->filePath(u"cards/link.txt"_s)));
    QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(u"cards/up"_s)));
    Wildcards wildcards{m_folder->filePath(u"cards"_s)};
    for (const QString &name :
         {u"../secret"_s, u"link"_s, u"up/secret"_s, m_folder->filePath(u"secret"_s)}) {
        QCOMPARE(wildcards.matching(name), QStringList{});
        QVERIFY(!wildcards.lines(name));
    }
    QCOMPARE(wildcards.matching(u"**"_s), QStringList{});
}

void TestWildcards::boundsWhatItReads()
{
    write(u"cards/large.txt"_s, QByteArray(5 << 20, 'x'));
    write(u"cards/long.txt"_s, QByteArray(5'000, 'x'));
    write(u"cards/many.txt"_s, QByteArray("x\n").repeated(100'001));
    Wildcards wildcards{m_folder->filePath(u"cards"_s)};
    QVERIFY(wildcards.lines(u"large"_s).error().kind == ErrorKind::TooLarge);
    QVERIFY(wildcards.lines(u"long"_s).error().kind == ErrorKind::InvalidInput);
    QVERIFY(wildcards.lines(u"many"_s).error().kind == ErrorKind::TooLarge);
}

void TestWildcards::aFolderThatIsNotThereHasNone()
{
    Wildcards wildcards{m_folder->filePath(u"gone"_s)};
    QCOMPARE(wildcards.matching(u"**"_s), QStringList{});
    QVERIFY(wildcards.hasFolder());
    QVERIFY(!Wildcards{QString{}}.hasFolder());
}

void TestWildcards::listsAreCounted()
{
    const QString folder = m_folder->filePath(u"cards"_s);
    QCOMPARE(Wildcards{folder}.count(), std::optional{0});
    for (const char *name : {"a.txt", "style/b.TXT", "style/notes.md"})
        write(u"cards/"_s + QLatin1String{name}, "x\n");
    QVERIFY(QDir{folder}.mkpath(u"folder.txt"_s));
    QCOMPARE(Wildcards{folder}.count(), std::optional{2});
    QCOMPARE(Wildcards{folder + u"/a.txt"_s}.count(), std::optional<int>{});
    QCOMPARE(Wildcards{m_folder->filePath(u"gone"_s)}.count(), std::optional<int>{});
}

void TestWildcards::theChosenFolderComesBeforeTheLibrarys()
{
    QCOMPARE(wildcardFolder(u"/words"_s, u"/library"_s), u"/words"_s);
    QCOMPARE(wildcardFolder(u" "_s, u"/library"_s), u"/library/wildcards"_s);
}

QTEST_GUILESS_MAIN(TestWildcards)
#include "tst_wildcards.moc"
