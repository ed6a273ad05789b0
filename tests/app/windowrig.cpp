#include "tests/app/windowrig.h"

#include "app/launch.h"
#include "core/s3/s3bucket.h"
#include "ui/gallery/gallerymodel.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QtTest>

namespace limner::test {

using namespace Qt::StringLiterals;

QHash<QString, QString> withEveryKey(QHash<QString, QString> environment)
{
    for (const QString &name :
         {u"REPLICATE_API_TOKEN"_s, u"TOGETHER_API_KEY"_s, u"MINIMAX_API_KEY"_s,
          u"MINIO_ACCESS_KEY"_s, u"MINIO_SECRET_KEY"_s}) {
        if (!environment.contains(name))
            environment.insert(name, u"unused"_s);
    }
    return environment;
}

WindowRun::WindowRun(const QString &home, const QHash<QString, QString> &environment,
                     const QString &theme)
{
    QHash<QString, QString> all = environment;
    all.insert(u"LIMNER_HOME"_s, home);
    Launch launch;
    launch.environment = Environment{all};
    launch.folders = folders(launch.environment);
    launch.library = launch.folders.library;
    lock = std::make_unique<LibraryLock>(launch.library);
    if (const Result<bool> owned = lock->tryLock(); !owned || !*owned)
        qFatal("somebody else has the library");
    Result<std::unique_ptr<ServiceHost>> opened = ServiceHost::open(launch);
    if (!opened)
        qFatal("%s", qUtf8Printable(opened.error().message));
    services = std::move(*opened);
    host = std::make_unique<WindowHost>(services->backstage(), theme, u"en"_s);
    host->window().resize(1440, 900); // the offscreen screen is smaller
    host->show();
    if (!QTest::qWaitFor([this] { return host->isAwake(); }))
        qFatal("the services did not wake");
}

WindowRun::~WindowRun()
{
    host->close();
    static_cast<void>(QTest::qWaitFor([this] { return !host->window().isVisible(); }));
    host.reset();
}

void WindowRun::nameModel(const QString &name) const
{
    auto *const picker = find<QAbstractButton>("modelPicker");
    picker->setFocus();
    QTest::keyClick(picker, Qt::Key_Return);
    auto *const field = find<QLineEdit>("modelSearch");
    QTest::keyClicks(field, name);
    QTest::keyClick(field, Qt::Key_Return);
}

void WindowRun::generate(const QString &prompt) const
{
    find<QTextEdit>("prompt")->setPlainText(prompt);
    QTest::mouseClick(find<QPushButton>("generate"), Qt::LeftButton);
}

std::vector<Job> WindowRun::jobs() const
{
    return behind([](Application &application) { return application.jobs().jobs().all(); });
}

bool WindowRun::showsOnly(int pictures) const
{
    const QAbstractItemModel &shown = *find<QAbstractItemView>("gallery")->model();
    return shown.rowCount() == pictures &&
           shown.index(0, 0).data(GalleryModel::ArtworkIdRole).toLongLong() != 0;
}

std::vector<Artwork> WindowRun::pictures() const
{
    return behind([](Application &application) {
        std::vector<Artwork> all;
        for (const Job &job : application.jobs().jobs().all()) {
            for (Artwork &artwork : application.library().artworksOfJob(job.id))
                all.push_back(std::move(artwork));
        }
        return all;
    });
}

void WindowRig::start()
{
    minio.start();
    S3Client client{http, clock, store()};
    if (!QCoro::waitFor(S3Bucket{client}.create({})) ||
        !QCoro::waitFor(S3Bucket{client}.makePublic({}, {})))
        qFatal("the bucket could not be made");
}

void WindowRig::reset()
{
    m_home = std::make_unique<QTemporaryDir>();
    SimReplicateOptions options;
    options.timeScale = 0.1;
    replicate = std::make_unique<SimReplicate>(options);
    together = std::make_unique<SimTogether>(SimTogetherOptions{.timeScale = 0.1});
    minimax = std::make_unique<SimMiniMax>(SimMiniMaxOptions{.timeScale = 0.1});
    environment = {{u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(options.token)},
                   {u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(replicate->baseUrl())},
                   {u"TOGETHER_API_KEY"_s, QString::fromLatin1(together->key())},
                   {u"TOGETHER_API_BASE_URL"_s, QString::fromLatin1(together->baseUrl())},
                   {u"MINIMAX_API_KEY"_s, QString::fromLatin1(minimax->key())},
                   {u"MINIMAX_API_BASE_URL"_s, QString::fromLatin1(minimax->baseUrl())},
                   {u"MINIO_ENDPOINT"_s, minio.endpoint()},
                   {u"MINIO_ACCESS_KEY"_s, minio.accessKey()},
                   {u"MINIO_SECRET_KEY"_s, minio.secretKey()},
                   {u"MINIO_BUCKET"_s, u"pictures"_s}};
    QGuiApplication::clipboard()->clear();
}

S3Config WindowRig::store() const
{
    S3Config config;
    config.endpoint = minio.endpoint();
    config.bucket = u"pictures"_s;
    config.accessKey = minio.accessKey();
    config.secretKey = Secret{minio.secretKey()};
    return config;
}

} // namespace limner::test
