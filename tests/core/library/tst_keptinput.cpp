// Whatever a person gives as an input: kept as it is, put right and said, or refused in words.

#include "core/library/keptinput.h"

#include "core/base/digest.h"
#include "core/library/inputtrouble.h"
#include "core/library/maskcheck.h"
#include "core/picture/cameradata.h"
#include "core/schema/inputname.h"
#include "core/schema/roles.h"
#include "tests/core/picture/writtenpictures.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"

#include <QBuffer>
#include <QImageReader>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

#include <sys/stat.h>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(limner::InputTrouble)

class TestKeptInput : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QImageReader::setAllocationLimit(768); }
    void whatNeedsNothingKeepsItsBytes_data();
    void whatNeedsNothingKeepsItsBytes();
    void aTurnedPictureIsTurnedUpright();
    void aPlaceIsTakenOut();
    void bothAreLeftWhereTheArtistWantsThem();
    void everyWayInKnowsWhatTheArtistWants();
    void whatStandsInTheParametersComesInLikeAFile();
    void whatWasChangedRemembersWhatItWas();
    void aPressPictureBecomesRgb();
    void ofAnAnimationTheFirstFrameIsTaken();
    void anAnimationStaysWhereItIsTaken();
    void whatCannotGoInIsRefused_data();
    void whatCannotGoInIsRefused();
    void aFileThatIsNoPictureGoesWhereFilesAreTaken();
    void aPictureNobodyHereReadsGoesAsItIsUnlessItTellsAPlace();
    void aHeicIsSeenAndLosesThePlaceItTells();
    void aLargePictureIsKeptWholeAndSeenSmall();
    void moreThanTwoHundredMegapixelsAreTooMany();
    void aStopEndsTheReading();
    void aKeptOneIsLookedAt();
    void aMaskOfAnotherSizeIsFound();
    void theWishFollowsTheParameter();

private:
    [[nodiscard]] Result<KeptInput> keep(const QByteArray &bytes, InputWish wish = {}) const
    {
        return keepInput(m_inputs, GivenInput{.bytes = bytes, .wish = wish});
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        writeFile(m_folder.filePath(name), bytes);
        return m_folder.filePath(name);
    }

    QTemporaryDir m_folder;
    Inputs m_inputs{m_folder.path()};
};

void TestKeptInput::whatNeedsNothingKeepsItsBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    QTest::newRow("png") << pictureBytes({60, 40}) << u"image/png"_s;
    QTest::newRow("jpeg") << pictureBytes({60, 40}, "jpg") << u"image/jpeg"_s;
    QTest::newRow("jpeg with upright notes") << cameraJpeg({60, 40}, 1, false) << u"image/jpeg"_s;
    QTest::newRow("webp") << pictureBytes({60, 40}, "webp") << u"image/webp"_s;
}

void TestKeptInput::whatNeedsNothingKeepsItsBytes()
{
    QFETCH(QByteArray, bytes);
    const Result<KeptInput> input =
        keepInput(m_inputs, GivenInput{.file = write(u"my fox.bin"_s, bytes)});
    QVERIFY2(input, input ? "" : qPrintable(input.error().message));
    QCOMPARE(input->name, inputName(sha256Hex(bytes)));
    QCOMPARE(*m_inputs.bytes(input->name), bytes);
    QTEST(input->mediaType, "type");
    QCOMPARE(input->size, QSize(60, 40));
    QCOMPARE(input->bytes, bytes.size());
    QVERIFY(input->changes.empty());
    QCOMPARE(input->likeness.size(), QSize(60, 40));
    QVERIFY(m_inputs.origins(input->name).isEmpty());
}

void TestKeptInput::aTurnedPictureIsTurnedUpright()
{
    for (const char *format : {"jpg", "png"}) {
        const bool isJpeg = qstrcmp(format, "jpg") == 0;
        const Result<KeptInput> input =
            keep(isJpeg ? cameraJpeg({60, 40}, 6, false) : cameraPng({60, 40}, 6, false));
        QVERIFY(input);
        QVERIFY(input->changes == std::vector{InputChange::TurnedUpright});
        QCOMPARE(input->size, QSize(40, 60));
        QImage kept;
        QVERIFY(kept.loadFromData(*m_inputs.bytes(input->name)));
        QCOMPARE(kept.size(), QSize(40, 60));
        // A quarter clockwise: what was dark at the top left is dark at the top right.
        QVERIFY(qGray(kept.pixel(38, 2)) < qGray(kept.pixel(2, 57)));
        QCOMPARE(cameraDataOf(*m_inputs.bytes(input->name)).orientation, 1);
    }
}

void TestKeptInput::aPlaceIsTakenOut()
{
    const Result<KeptInput> input = keep(cameraJpeg({60, 40}, 1, true));
    QVERIFY(input);
    QVERIFY(input->changes == std::vector{InputChange::PositionRemoved});
    QCOMPARE(*m_inputs.bytes(input->name), pictureBytes({60, 40}, "jpg"));
    const Result<KeptInput> both = keep(cameraPng({60, 40}, 8, true));
    QVERIFY(both);
    QCOMPARE(both->changes.size(), size_t{2});
    QVERIFY(!cameraDataOf(*m_inputs.bytes(both->name)).hasPosition);
    QVERIFY(!m_inputs.bytes(both->name)->contains("eXIf"));
}

void TestKeptInput::bothAreLeftWhereTheArtistWantsThem()
{
    const QByteArray bytes = cameraJpeg({60, 40}, 6, true);
    const Result<KeptInput> input = keep(bytes, {.keepsCameraData = true});
    QVERIFY(input);
    QVERIFY(input->changes.empty());
    QCOMPARE(*m_inputs.bytes(input->name), bytes);
    QCOMPARE(input->size, QSize(40, 60)); // as it is seen
}

void TestKeptInput::everyWayInKnowsWhatTheArtistWants()
{
    const QByteArray bytes = cameraJpeg({60, 40}, 6, true);
    const std::string inlined = "data:image/jpeg;base64," + bytes.toBase64().toStdString();
    const Inputs inputs{m_folder.path()};
    const Inputs another = inputs; // made before it was said
    inputs.setKeepsCameraData(true);
    const Result<KeptInput> file =
        keepInput(another, GivenInput{.file = write(u"camera.jpg"_s, bytes)});
    const Result<Json> text = keepInline(another, {{"image", inlined}});
    QVERIFY(file && text);
    QVERIFY(file->changes.empty());
    QCOMPARE(*inputs.bytes(file->name), bytes);
    QCOMPARE(textAt(*text, "image"), file->name);
    inputs.setKeepsCameraData(false);
    const Result<KeptInput> later = keepInput(another, GivenInput{.bytes = bytes});
    QVERIFY(later);
    QVERIFY(!cameraDataOf(*inputs.bytes(later->name)).hasPosition);
}

void TestKeptInput::whatStandsInTheParametersComesInLikeAFile()
{
    const QByteArray bytes = cameraJpeg({60, 40}, 6, true);
    const std::string inlined = "data:image/jpeg;base64," + bytes.toBase64().toStdString();
    const Result<Json> kept =
        keepInline(m_inputs, {{"extra", {{"images", Json::array({inlined})}}}});
    QVERIFY(kept);
    const QString name = toText(kept->at("extra").at("images").at(0));
    QVERIFY(isInputName(name));
    const QByteArray stored = *m_inputs.bytes(name);
    QCOMPARE(QImage::fromData(stored).size(), QSize(40, 60));
    QVERIFY(!cameraDataOf(stored).hasPosition);
    QVERIFY(m_inputs.origins(name).contains(inputName(sha256Hex(bytes))));
    const std::string cutOff =
        "data:image/jpeg;base64," + bytes.first(bytes.size() / 2).toBase64().toStdString();
    const Result<Json> damaged = keepInline(m_inputs, {{"image", cutOff}});
    QVERIFY(!damaged);
    QVERIFY(inputTroubleOf(damaged.error()) == InputTrouble::Damaged);
}

void TestKeptInput::whatWasChangedRemembersWhatItWas()
{
    const QByteArray bytes = cameraJpeg({64, 48}, 6, true);
    const Result<KeptInput> input = keep(bytes);
    QVERIFY(input);
    QCOMPARE(m_inputs.origins(input->name), QStringList{inputName(sha256Hex(bytes))});
    // What is cut out of it comes from both.
    const Result<KeptInput> cut =
        keepInput(m_inputs, GivenInput{.bytes = pictureBytes({9, 9}), .madeFrom = {input->name}});
    QVERIFY(cut);
    QCOMPARE(m_inputs.origins(cut->name), QStringList({input->name, inputName(sha256Hex(bytes))}));
}

void TestKeptInput::aPressPictureBecomesRgb()
{
    const Result<KeptInput> input = keep(cmykJpeg());
    QVERIFY2(input, input ? "" : qPrintable(input.error().message));
    QVERIFY(input->changes == std::vector{InputChange::MadeRgb});
    QCOMPARE(input->size, QSize(16, 8));
    const Result<KeptInput> again = keep(*m_inputs.bytes(input->name));
    QVERIFY(again);
    QVERIFY(again->changes.empty());
    QCOMPARE(again->name, input->name);
}

void TestKeptInput::ofAnAnimationTheFirstFrameIsTaken()
{
    const Result<KeptInput> input = keep(animatedGif());
    QVERIFY2(input, input ? "" : qPrintable(input.error().message));
    QVERIFY(input->changes == std::vector{InputChange::FirstFrame});
    QCOMPARE(input->mediaType, u"image/png"_s);
    QImage kept;
    QVERIFY(kept.loadFromData(*m_inputs.bytes(input->name)));
    QCOMPARE(kept.pixelColor(0, 0), QColor(Qt::red));
    QVERIFY(keep(gifBytes())->changes.empty()); // one frame is no animation
}

void TestKeptInput::anAnimationStaysWhereItIsTaken()
{
    const Result<KeptInput> input = keep(animatedGif(), {.takesAnimation = true});
    QVERIFY(input);
    QVERIFY(input->changes.empty());
    QCOMPARE(*m_inputs.bytes(input->name), animatedGif());
    QVERIFY(!input->likeness.isNull());
}

void TestKeptInput::whatCannotGoInIsRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<InputTrouble>("trouble");
    using T = InputTrouble;
    const QString pipe = m_folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QFile sparse{m_folder.filePath(u"huge.png"_s)};
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(Inputs::largest + 1));
    const QByteArray png = pictureBytes({200, 200});
    QTest::newRow("vanished") << m_folder.filePath(u"gone.png"_s) << T::Vanished;
    QTest::newRow("folder") << m_folder.path() << T::Folder;
    QTest::newRow("pipe") << pipe << T::NotAFile;
    QTest::newRow("zeros for ever") << u"/dev/zero"_s << T::NotAFile;
    QTest::newRow("empty") << write(u"empty.png"_s, {}) << T::Empty;
    QTest::newRow("text") << write(u"text.png"_s, "a fox in the snow") << T::NotAPicture;
    QTest::newRow("drawing") << write(u"a.svg"_s, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
                             << T::NotAPicture;
    QTest::newRow("cut") << write(u"cut.png"_s, png.first(png.size() / 2)) << T::Damaged;
    QTest::newRow("too large") << sparse.fileName() << T::TooManyBytes;
}

void TestKeptInput::whatCannotGoInIsRefused()
{
    QFETCH(QString, file);
    QFETCH(InputTrouble, trouble);
    const Result<KeptInput> input = keepInput(m_inputs, GivenInput{.file = file});
    QVERIFY(!input);
    QVERIFY2(inputTroubleOf(input.error()) == trouble, qPrintable(input.error().code));
}

void TestKeptInput::aFileThatIsNoPictureGoesWhereFilesAreTaken()
{
    const Result<KeptInput> input = keep("a fox in the snow", {.isPicture = false});
    QVERIFY(input);
    QVERIFY(input->kind == InputKind::Other);
    QCOMPARE(input->mediaType, u"text/plain"_s);
    // What is sent as it is has a limit of its own.
    QFile sparse{m_folder.filePath(u"film.bin"_s)};
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(Inputs::largestSent + 1));
    const Result<KeptInput> large =
        keepInput(m_inputs, GivenInput{.file = sparse.fileName(), .wish = {.isPicture = false}});
    QVERIFY(!large);
    QVERIFY(inputTroubleOf(large.error()) == InputTrouble::TooManyBytes);
}

void TestKeptInput::aPictureNobodyHereReadsGoesAsItIsUnlessItTellsAPlace()
{
    const QByteArray heic = QByteArray::fromHex("00000018") + "ftypheic" + QByteArray(12, '\0') +
                            QByteArray("Exif\0\0", 6);
    const Result<KeptInput> input = keep(heic + cameraNotes(1, false));
    QVERIFY(input);
    QCOMPARE(input->mediaType, u"image/heic"_s);
    QVERIFY(input->likeness.isNull());
    const Result<KeptInput> told = keep(heic + cameraNotes(1, true));
    QVERIFY(!told);
    QVERIFY(inputTroubleOf(told.error()) == InputTrouble::PositionStays);
    QVERIFY(keep(heic + cameraNotes(1, true), {.keepsCameraData = true}));
}

void TestKeptInput::aHeicIsSeenAndLosesThePlaceItTells()
{
    const QByteArray notes = cameraNotes(1, true);
    QByteArray box{8, '\0'};
    qToBigEndian<quint32>(quint32(14 + notes.size()), box.data());
    box.replace(4, 4, "free");
    const QByteArray heic = heicOf(picture({120, 80}));
    const Result<KeptInput> plain = keep(heic);
    QVERIFY(plain);
    QCOMPARE(plain->mediaType, u"image/heic"_s);
    QCOMPARE(plain->size, QSize(120, 80));
    QVERIFY(!plain->likeness.isNull());
    const Result<KeptInput> told = keep(heic + box + QByteArray("Exif\0\0", 6) + notes);
    QVERIFY(told);
    QVERIFY(told->changes == std::vector{InputChange::PositionRemoved});
    QCOMPARE(told->mediaType, u"image/jpeg"_s);
    QCOMPARE(told->size, QSize(120, 80));
}

void TestKeptInput::aLargePictureIsKeptWholeAndSeenSmall()
{
    const QByteArray bytes = pictureBytes({3000, 1500}, "jpg");
    const Result<KeptInput> input = keep(bytes);
    QVERIFY(input);
    QCOMPARE(input->size, QSize(3000, 1500));
    QCOMPARE(input->likeness.size(), QSize(likenessEdge, likenessEdge / 2));
    QCOMPARE(*m_inputs.bytes(input->name), bytes);
}

void TestKeptInput::moreThanTwoHundredMegapixelsAreTooMany()
{
    QByteArray bytes = pictureBytes({16, 16}, "jpg");
    const qsizetype frame = bytes.indexOf("\xff\xc0");
    QVERIFY(frame > 0);
    bytes.replace(frame + 5, 4, QByteArray::fromHex("40004000")); // 16384 × 16384
    const Result<KeptInput> input = keep(bytes);
    QVERIFY(!input);
    QVERIFY(inputTroubleOf(input.error()) == InputTrouble::TooManyPixels);
    QCOMPARE(input.error().message, u"16384 × 16384"_s);
}

void TestKeptInput::aStopEndsTheReading()
{
    const Result<KeptInput> input =
        keepInput(m_inputs, GivenInput{.file = write(u"a.png"_s, pictureBytes({9, 9})),
                                       .stopped = [] { return true; }});
    QVERIFY(!input);
    QVERIFY(input.error().kind == ErrorKind::Cancelled);
}

void TestKeptInput::aKeptOneIsLookedAt()
{
    const Result<KeptInput> first =
        keepInput(m_inputs, GivenInput{.bytes = pictureBytes({70, 30}), .fileName = u"fox.png"_s});
    QVERIFY(first);
    const Result<KeptInput> again = keptInput(m_inputs, first->name);
    QVERIFY(again);
    QCOMPARE(again->fileName, u"fox.png"_s);
    QCOMPARE(again->size, QSize(70, 30));
    QVERIFY(!again->likeness.isNull());
    const Result<KeptInput> gone = keptInput(m_inputs, inputName(QByteArray(64, 'a')));
    QVERIFY(!gone);
    QVERIFY(inputTroubleOf(gone.error()) == InputTrouble::InputGone);
}

void TestKeptInput::aMaskOfAnotherSizeIsFound()
{
    const Roles roles{.images = {u"image"_s}, .mask = u"mask"_s};
    const std::string picture = keep(pictureBytes({64, 48}))->name.toStdString();
    const std::string fitting = keep(pictureBytes({64, 48}, "png", 7))->name.toStdString();
    const std::string other = keep(pictureBytes({48, 64}, "png", 8))->name.toStdString();
    QVERIFY(!maskTrouble(m_inputs, {{"image", picture}, {"mask", fitting}}, roles));
    QVERIFY(!maskTrouble(m_inputs, {{"image", picture}}, roles));
    QVERIFY(!maskTrouble(m_inputs, {{"image", picture}, {"mask", "https://a.example/m"}}, roles));
    const auto trouble = maskTrouble(m_inputs, {{"image", picture}, {"mask", other}}, roles);
    QVERIFY(trouble);
    QVERIFY(inputTroubleOf(*trouble) == InputTrouble::MaskSize);
    QCOMPARE(trouble->message, u"48 × 64, 64 × 48"_s);
}

void TestKeptInput::theWishFollowsTheParameter()
{
    Parameter image;
    image.name = u"image"_s;
    image.kind = ParameterKind::File;
    const Roles roles{.images = {u"image"_s}};
    QVERIFY(inputWishOf(image, roles).isPicture);
    QVERIFY(!inputWishOf(image, roles).takesAnimation);
    QVERIFY(!inputWishOf(image, Roles{}).isPicture);
    image.accept = u"image/gif"_s;
    QVERIFY(inputWishOf(image, roles).takesAnimation);
    image.accept = u"image/*,video/*"_s;
    QVERIFY(!inputWishOf(image, roles).isPicture);
}

QTEST_GUILESS_MAIN(TestKeptInput)
#include "tst_keptinput.moc"
