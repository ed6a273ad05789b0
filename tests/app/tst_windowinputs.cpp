// A picture that goes into a model, from the form of the real window to what the provider has of
// it.

#include "core/base/digest.h"
#include "core/net/httpclient.h"
#include "core/provider/replicate/replicate.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "tests/app/windowrig.h"
#include "tests/support/pictures.h"
#include "tests/support/models.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A model that takes a picture.
QByteArray editor()
{
    const OrderedJson prompt = {{"type", "string"}, {"default", ""}, {"x-order", 1}};
    return simModel("editor", {{"image", fileInput(0)}, {"prompt", prompt}}, {"image"});
}

} // namespace

class TestWindowInputs : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aLargePictureReachesTheProviderWhole();
    void aSmallPictureTravelsInsideAndIsTakenOver();

private:
    //! The window with the editor's form, as the artist would load it.
    [[nodiscard]] std::unique_ptr<WindowRun> opened() const
    {
        auto run = std::make_unique<WindowRun>(m_home->path(), m_environment);
        run->nameModel(u"someone/editor"_s);
        if (!QTest::qWaitFor([&] {
                return run->host->window().findChild<QLineEdit *>(u"param_image"_s) != nullptr;
            }))
            qFatal("the editor does not load");
        return run;
    }
    //! What the provider got as the input "image" of a job.
    [[nodiscard]] QString got(const Job &job)
    {
        SystemClock clock;
        Replicate asking{m_http, clock,
                         ProviderConfig{.key = Secret{QString::fromLatin1(m_sim->options.token)},
                                        .baseUrl = QString::fromLatin1(m_sim->baseUrl())}};
        const Result<RemoteJob> seen = QCoro::waitFor(asking.poll(job.remoteId, std::stop_token{}));
        return seen ? textAt(seen->input, "image") : QString{};
    }

    HttpClient m_http;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SimReplicate> m_sim;
    QHash<QString, QString> m_environment;
};

void TestWindowInputs::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    SimReplicateOptions options;
    options.models = {editor()};
    options.timeScale = 0.05;
    m_sim = std::make_unique<SimReplicate>(options);
    m_environment = {{u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(options.token)},
                     {u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_sim->baseUrl())}};
}

void TestWindowInputs::aLargePictureReachesTheProviderWhole()
{
    const QByteArray bytes(6'000'000, 'p');
    const QString file = m_home->filePath(u"large.png"_s);
    writeFile(file, bytes);
    const std::unique_ptr<WindowRun> run = opened();
    run->find<QLineEdit>("param_image")->setText(file);
    run->generate(u"a fox"_s);
    QTRY_COMPARE(run->jobs().size(), size_t{1});
    QTRY_VERIFY_WITH_TIMEOUT(run->jobs().front().state == JobState::Done, 20'000);
    QCOMPARE(m_sim->creates, 1);
    const auto sent = m_sim->files.contents.find(got(run->jobs().front()).toLatin1());
    QVERIFY(sent != m_sim->files.contents.end());
    QVERIFY(sent->second == bytes);
    // No row holds the bytes.
    QVERIFY(toBytes(run->jobs().front().request.parameters).size() < 500);
}

void TestWindowInputs::aSmallPictureTravelsInsideAndIsTakenOver()
{
    const QString file = m_home->filePath(u"small.png"_s);
    writeFile(file, pictureBytes({64, 64}));
    const std::unique_ptr<WindowRun> run = opened();
    run->find<QLineEdit>("param_image")->setText(file);
    run->generate(u"a fox"_s);
    QTRY_COMPARE(run->jobs().size(), size_t{1});
    QTRY_VERIFY_WITH_TIMEOUT(run->jobs().front().state == JobState::Done, 20'000);
    const QString first = got(run->jobs().front());
    QVERIFY2(first.startsWith(u"data:image/png;base64,"_s), qPrintable(first.left(60)));
    QCOMPARE(QByteArray::fromBase64(first.section(u',', 1).toLatin1()), pictureBytes({64, 64}));
    // Again from the finished picture, when the file itself is long gone.
    QVERIFY(QFile::remove(file));
    run->find<QLineEdit>("param_image")->clear();
    auto *const gallery = run->find<QAbstractItemView>("gallery");
    QTRY_VERIFY(run->showsOnly(1));
    gallery->setFocus();
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    QCoreApplication::processEvents();
    QTest::keyClick(gallery, Qt::Key_X);
    QTRY_VERIFY(run->host->window().findChild<QWidget *>(u"picture_image"_s));
    QTest::mouseClick(run->find<QPushButton>("generate"), Qt::LeftButton);
    QTRY_COMPARE(run->jobs().size(), size_t{2});
    QTRY_VERIFY_WITH_TIMEOUT(
        run->jobs()[0].state == JobState::Done && run->jobs()[1].state == JobState::Done, 20'000);
    QCOMPARE(got(run->jobs()[0]), first);
    QCOMPARE(got(run->jobs()[1]), first);
}

QTEST_MAIN(TestWindowInputs)
#include "tst_windowinputs.moc"
