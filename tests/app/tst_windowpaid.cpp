// What is paid for once and never lost, from the real window to the provider's books and the store.

#include "core/base/digest.h"
#include "core/picture/embedded.h"
#include "core/picture/embeddedrecord.h"
#include "core/sandbox/sims3.h"
#include "tests/app/windowrig.h"
#include "tests/support/models.h"
#include "tests/support/pictures.h"
#include "ui/gallery/previewpicture.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QLineEdit>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestWindowPaid : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aSeedWithoutDefaultIsDrawnAndShown();
    void inputsAreTheSameBytesAgain_data();
    void inputsAreTheSameBytesAgain();
    void aGiganticPictureIsKeptAsAFile();

private:
    //! The window, with the form of a model that takes this beside a prompt.
    [[nodiscard]] std::unique_ptr<WindowRun> opened(const Json &inputs, const char *control);
    [[nodiscard]] std::unique_ptr<WindowRun> opened() const
    {
        return std::make_unique<WindowRun>(m_home->path(), m_environment);
    }
    void startProvider(const QList<QByteArray> &models);
    //! What the creates were sent with.
    [[nodiscard]] std::vector<Json> inputs() const;
    //! The picture that a model got as its input "image".
    [[nodiscard]] QByteArray sent(const Json &input) const;
    static void select(const WindowRun &run);
    [[nodiscard]] static QString pathOf(const WindowRun &run, const Artwork &picture);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SimReplicate> m_provider;
    std::unique_ptr<SimS3> m_store;
    QHash<QString, QString> m_environment;
};

void TestWindowPaid::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<SimS3>(SimS3Options{});
    m_environment = {{u"MINIO_ENDPOINT"_s, QString::fromLatin1(m_store->endpoint())},
                     {u"MINIO_ACCESS_KEY"_s, QString::fromLatin1(m_store->options.accessKey)},
                     {u"MINIO_SECRET_KEY"_s, QString::fromLatin1(m_store->options.secretKey)},
                     {u"MINIO_BUCKET"_s, m_store->options.bucket}};
    startProvider({});
}

void TestWindowPaid::startProvider(const QList<QByteArray> &models)
{
    SimReplicateOptions options;
    options.models = models;
    options.timeScale = 0.05;
    m_provider = std::make_unique<SimReplicate>(options);
    m_environment[u"REPLICATE_API_TOKEN"_s] = QString::fromLatin1(options.token);
    m_environment[u"REPLICATE_API_BASE_URL"_s] = QString::fromLatin1(m_provider->baseUrl());
}

std::unique_ptr<WindowRun> TestWindowPaid::opened(const Json &inputs, const char *control)
{
    startProvider({modelFile(inputs)});
    std::unique_ptr<WindowRun> run = opened();
    run->nameModel(trialModel);
    if (!QTest::qWaitFor([&] {
            return run->host->window().findChild<QWidget *>(QString::fromLatin1(control)) !=
                   nullptr;
        }))
        qFatal("the model does not load");
    return run;
}

std::vector<Json> TestWindowPaid::inputs() const
{
    std::vector<Json> found;
    for (const ServedRequest &request : m_provider->server().requests) {
        if (request.method == "POST" && request.target == "/v1/predictions")
            found.push_back(memberAt(parseJson(request.body).value_or(Json{}), "input"));
    }
    return found;
}

QByteArray TestWindowPaid::sent(const Json &input) const
{
    const QByteArray image = textAt(input, "image").toLatin1();
    const auto ahead = m_provider->files.contents.find(image);
    return ahead != m_provider->files.contents.end()
               ? ahead->second
               : QByteArray::fromBase64(image.mid(image.indexOf(',') + 1));
}

//! The newest picture, as a click does.
void TestWindowPaid::select(const WindowRun &run)
{
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_VERIFY(run.showsOnly(1)); // its job's tile stands there a moment longer
    gallery->setFocus();
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    QCoreApplication::processEvents();
}

QString TestWindowPaid::pathOf(const WindowRun &run, const Artwork &picture)
{
    return run.behind([picture](Application &behind) {
        return behind.library().originals().absolutePath(picture);
    });
}

void TestWindowPaid::aSeedWithoutDefaultIsDrawnAndShown()
{
    const std::unique_ptr<WindowRun> run =
        opened({{"seed", {{"type", "integer"}, {"x-order", 3}}},
                {"sharpness", {{"type", "number"}, {"default", 1}, {"x-order", 4}}}},
               "param_sharpness");
    run->generate(u"a seed of its own"_s);
    QTRY_COMPARE(run->jobs().size(), size_t{1});
    QTRY_VERIFY_WITH_TIMEOUT(run->jobs().front().state == JobState::Done, 20'000);
    QCOMPARE(inputs().size(), size_t{1});
    const std::optional<qint64> seed = integerAt(inputs().front(), "seed");
    QVERIFY(seed && *seed >= 0);
    QCOMPARE(run->jobs().front().request.seed(), seed);
    select(*run);
    const auto shown = [&run] {
        const auto *const row = run->host->window().findChild<QTextEdit *>(u"detail-seed"_s);
        return row ? row->toPlainText() : QString{};
    };
    QTRY_COMPARE(shown(), QString::number(*seed));
    const std::optional<EmbeddedRecord> inside =
        fromXmp(readXmp(pathOf(*run, run->pictures().front())));
    QVERIFY(inside);
    QCOMPARE(inside->request.seed(), seed);
}

void TestWindowPaid::inputsAreTheSameBytesAgain_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("key");
    // As text, longer than a line edit holds; and too large to travel inside the request.
    for (const QSize size : {QSize{120, 120}, QSize{400, 400}}) {
        QTest::addRow("%d wide, reuse", size.width()) << size << int{Qt::Key_R};
        QTest::addRow("%d wide, remix", size.width()) << size << int{Qt::Key_X};
    }
}

void TestWindowPaid::inputsAreTheSameBytesAgain()
{
    QFETCH(QSize, size);
    QFETCH(int, key);
    const QByteArray bytes = pictureBytes(size, "bmp");
    QVERIFY(bytes.toBase64().size() > 32'767);
    const std::unique_ptr<WindowRun> run =
        opened({{"image", {{"type", "string"}, {"format", "uri"}, {"x-order", 3}}}}, "param_image");
    const QString file = m_home->filePath(u"input.bmp"_s);
    writeFile(file, bytes);
    run->find<QLineEdit>("param_image")->setText(file);
    run->generate(u"from this"_s);
    QTRY_COMPARE(run->jobs().size(), size_t{1});
    QTRY_VERIFY_WITH_TIMEOUT(run->jobs().front().state == JobState::Done, 20'000);
    QVERIFY(QFile::remove(file)); // again, when the file itself is long gone
    run->find<QLineEdit>("param_image")->clear();
    select(*run);
    QTest::keyClick(run->find<QAbstractItemView>("gallery"), static_cast<Qt::Key>(key));
    QTRY_VERIFY(run->host->window().findChild<QWidget *>(u"picture_image"_s));
    QTest::mouseClick(run->find<QPushButton>("generate"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(inputs().size(), size_t{2}, 20'000);
    for (const Json &input : inputs())
        QVERIFY(sent(input) == bytes);
}

void TestWindowPaid::aGiganticPictureIsKeptAsAFile()
{
    const std::unique_ptr<WindowRun> run = opened();
    run->generate(u"as large as a house [[bomb]]"_s);
    QTRY_COMPARE(run->jobs().size(), size_t{1});
    QTRY_VERIFY_WITH_TIMEOUT(run->jobs().front().state == JobState::Done, 60'000);
    QVERIFY(!run->jobs().front().error);
    QCOMPARE(m_provider->creates, 1);
    select(*run);
    // It is said what it is, and the link is there as for any picture.
    const auto *const preview = run->find<PreviewPicture>("preview");
    QTRY_VERIFY_WITH_TIMEOUT(preview->words().contains(u"200 million pixels"_s), 20'000);
    QVERIFY(preview->words().contains(u"another program"_s));
    const Artwork kept = run->pictures().front();
    const auto link = [&run, id = kept.id] {
        return run->behind([id](Application &behind) { return behind.outbox().link(id); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(link().has_value(), 60'000);
    HttpRequest request;
    request.url = link()->url.toLatin1();
    request.maxBytes = 64 << 20;
    HttpClient http;
    const Result<HttpResponse> opened = QCoro::waitFor(http.send(std::move(request), {}));
    QVERIFY(opened);
    QFile onDisk{pathOf(*run, kept)};
    QVERIFY(onDisk.open(QIODevice::ReadOnly));
    QCOMPARE(sha256Hex(opened->body), sha256Hex(onDisk.readAll()));
}

QTEST_MAIN(TestWindowPaid)
#include "tst_windowpaid.moc"
