// Files that go into models: kept once by content, named in parameters.

#include "core/library/keptinput.h"
#include "core/schema/inputname.h"
#include "core/schema/validate.h"
#include "tests/support/pictures.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

std::string inlined(const QByteArray &bytes)
{
    return ("data:image/png;base64," + bytes.toBase64()).toStdString();
}

} // namespace

class TestInputs : public QObject {
    Q_OBJECT
private slots:
    void equalBytesAreKeptOnce();
    void aFilesNameIsRemembered();
    void everyFileInTheParametersIsNamed();
    void whatIsNoFileStays();
    void whatIsGoneIsSaid();
    void whatIsTooLargeIsRefused();
    void aNameIsAValidFile();

private:
    QTemporaryDir m_folder;
    Inputs m_inputs{m_folder.path()};
};

void TestInputs::equalBytesAreKeptOnce()
{
    const Result<QString> first = m_inputs.keep(QByteArray{"the same"});
    const Result<QString> second = m_inputs.keep(QByteArray{"the same"});
    const Result<QString> other = m_inputs.keep(QByteArray{"another"});
    QVERIFY(first && second && other);
    QCOMPARE(*first, *second);
    QVERIFY(*first != *other);
    QVERIFY(isInputName(*first));
    QCOMPARE(QDir{m_folder.filePath(u"inputs"_s)}.entryList(QDir::Files).size(), 2);
    QCOMPARE(*m_inputs.bytes(*first), QByteArray{"the same"});
}

void TestInputs::aFilesNameIsRemembered()
{
    const QString file = m_folder.filePath(u"my fox.png"_s);
    writeFile(file, "a fox");
    const Result<KeptInput> kept =
        keepInput(m_inputs, GivenInput{.file = file, .wish = {.isPicture = false}});
    QVERIFY(kept);
    QCOMPARE(m_inputs.fileName(kept->name), u"my fox.png"_s);
    QVERIFY(QFile::remove(file));
    QCOMPARE(*m_inputs.bytes(kept->name), QByteArray{"a fox"});
}

void TestInputs::everyFileInTheParametersIsNamed()
{
    const QByteArray picture(100'000, 'p');
    const Json before = {{"prompt", "a fox"},
                         {"image", inlined(picture)},
                         {"images", {inlined("one"), "https://example.com/a.png"}},
                         {"extra", {{"mask", inlined("mask")}}}};
    const Result<Json> after = keepInline(m_inputs, before);
    QVERIFY(after);
    QCOMPARE(textAt(*after, "prompt"), u"a fox"_s);
    QCOMPARE(inputNamesIn(*after).size(), 3);
    QCOMPARE(*m_inputs.bytes(textAt(*after, "image")), picture);
    QCOMPARE(*m_inputs.bytes(toText(after->at("extra").at("mask"))), QByteArray{"mask"});
    QCOMPARE(toText(after->at("images")[1]), u"https://example.com/a.png"_s);
    QVERIFY(toBytes(*after).size() < 600);
}

void TestInputs::whatIsNoFileStays()
{
    const Json before = {{"prompt", "data: a study in grey"},
                         {"image", "data:image/png;base64,%%%"},
                         {"note", "data:text/plain,hello"}};
    QCOMPARE(*keepInline(m_inputs, before), before);
}

void TestInputs::whatIsGoneIsSaid()
{
    const Result<QByteArray> gone = m_inputs.bytes(inputName(QByteArray(64, 'a')));
    QVERIFY(!gone);
    QVERIFY(gone.error().kind == ErrorKind::Io);
    QVERIFY(gone.error().message.contains(u"choose it again"_s));
}

void TestInputs::whatIsTooLargeIsRefused()
{
    const QString file = m_folder.filePath(u"large.png"_s);
    QFile sparse{file};
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(Inputs::largest + 1));
    sparse.close();
    const Result<KeptInput> kept = keepInput(m_inputs, GivenInput{.file = file});
    QVERIFY(!kept);
    QVERIFY(kept.error().kind == ErrorKind::TooLarge);
}

void TestInputs::aNameIsAValidFile()
{
    ModelSchema schema;
    Parameter image;
    image.name = u"image"_s;
    image.kind = ParameterKind::File;
    schema.parameters = {image};
    QVERIFY(validate(schema, {{"image", "input:" + std::string(64, 'a')}}).problems.empty());
    QVERIFY(!validate(schema, {{"image", "input:fox"}}).problems.empty());
    QVERIFY(!validate(schema, {{"image", "pictures/fox.png"}}).problems.empty());
}

QTEST_APPLESS_MAIN(TestInputs)
#include "tst_inputs.moc"
