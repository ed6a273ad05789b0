// What a picture carries when it leaves: the file on disk and the object in the bucket, from the
// command line, with the setting on and off.
#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/picture/barepicture.h"
#include "tests/support/a1111file.h"
#include "tests/support/pictures.h"
#include "tests/support/program.h"

#include <QDirIterator>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QString prompt = u"a <b>\"lighthouse\"</b>, 灯塔:\nfirst light"_s;

QByteArray bytesOf(const QString &path)
{
    return readFile(path, 1 << 26).value_or(QByteArray{});
}

//! The one object of the sandbox's bucket.
QByteArray objectOf(const Program &program)
{
    QDirIterator files{program.home(), QDir::Files, QDirIterator::Subdirectories};
    QByteArray object;
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.contains(u"/sandbox-store/"_s) && !path.endsWith(u".meta"_s))
            object += bytesOf(path); // were there two, nothing would be equal to it
    }
    return object;
}

ProgramRun generate(const Program &program)
{
    return program.run({u"--sandbox"_s, u"generate"_s, u"--json"_s, u"--prompt"_s, prompt, u"-p"_s,
                        u"width=64"_s, u"-p"_s, u"height=48"_s, u"-p"_s, u"seed=77"_s});
}

} // namespace

class TestTravelCli : public QObject {
    Q_OBJECT
private slots:
    void fileAndObjectCarryTheRequest();
    void withTheSettingOffBothAreWhatWasServed();
};

void TestTravelCli::fileAndObjectCarryTheRequest()
{
    const Program program;
    const ProgramRun run = generate(program);
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const Json image = run.json().at("images").at(0);
    const QByteArray file = bytesOf(textAt(image, "path"));
    const A1111File read = readA1111(file);
    QCOMPARE(read.prompt, prompt);
    QCOMPARE(read.settings[u"Seed"_s], u"77"_s);
    QCOMPARE(read.settings[u"Size"_s], u"64x48"_s);
    QVERIFY(read.settings.contains(u"Model"_s));
    QCOMPARE(read.settings[u"Version"_s], u"Limner"_s);
    QVERIFY(file.contains("digitalsourcetype/trainedAlgorithmicMedia"));
    QCOMPARE(objectOf(program), file);
    QCOMPARE(textAt(image, "sha256").toLatin1(), sha256Hex(file));
}

void TestTravelCli::withTheSettingOffBothAreWhatWasServed()
{
    const Program with;
    const ProgramRun told = generate(with);
    QVERIFY2(told.exitCode == 0, told.err.constData());
    const Program without;
    writeFile(without.home() + u"/settings.ini"_s, "[library]\nembedRequest=false\n");
    const ProgramRun run = generate(without);
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const Json image = run.json().at("images").at(0);
    const QByteArray file = bytesOf(textAt(image, "path"));
    QVERIFY(readA1111(file).text.isEmpty());
    for (const char *word : {"imner", "lighthouse", "iTXt", "tEXt"})
        QVERIFY2(!file.contains(word), word);
    // Taken out again, nothing is left but what was served, to the byte.
    const QByteArray noted = bytesOf(textAt(told.json().at("images").at(0), "path"));
    QVERIFY(noted != file);
    QCOMPARE(withoutMetadata(noted).value_or(QByteArray{}), file);
    QCOMPARE(objectOf(without), file);
    QCOMPARE(textAt(image, "sha256").toLatin1(), sha256Hex(file));
}

QTEST_GUILESS_MAIN(TestTravelCli)
#include "tst_travelcli.moc"
