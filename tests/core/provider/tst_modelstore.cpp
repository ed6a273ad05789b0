#include "core/provider/bundledmodels.h"
#include "core/provider/modelstore.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

//! Knows every model but `acme/none`; counts what it is asked.
class SomeProvider final : public Provider {
public:
    QString id() const override { return u"replicate"_s; }
    QString name() const override { return u"Replicate"_s; }
    ProviderTraits traits() const override { return {}; }
    void configure(ProviderConfig) override {}
    bool isConfigured() const override { return !isKeyless; }
    AsyncResult<Account> checkAccount(std::stop_token) override { co_return Account{}; }
    AsyncResult<ModelSchema> model(QString name, QString version, std::stop_token) override
    {
        asked.append(name + u' ' + version);
        if (name == "acme/none"_L1)
            co_return fail(ErrorKind::NotFound, u"no such model"_s);
        ModelSchema schema;
        schema.model = name;
        schema.version = version.isEmpty() ? latest : version;
        schema.parameters.push_back(
            {.name = u"prompt"_s, .kind = ParameterKind::Text, .title = u"Prompt"_s});
        co_return schema;
    }
    AsyncResult<RemoteJob> create(Request, std::stop_token) override { co_return RemoteJob{}; }
    AsyncResult<RemoteJob> poll(QString, std::stop_token) override { co_return RemoteJob{}; }
    AsyncResult<RemoteJob> cancel(QString, std::stop_token) override { co_return RemoteJob{}; }
    AsyncResult<LostLook> lookForLost(Request, QDateTime, std::stop_token) override
    {
        co_return LostLook{};
    }
    QString accountMark() const override { return {}; }
    std::optional<std::chrono::milliseconds> clockAhead() const override { return {}; }
    Result<HttpRequest> outputRequest(const QString &) const override { return HttpRequest{}; }

    QStringList asked;
    QString latest = u"latest"_s;
    bool isKeyless = false;
};

} // namespace

class TestModelStore : public QObject {
    Q_OBJECT
private slots:
    void init();
    void bundledModelNeedsNobody();
    void fetchedModelsAreKept();
    void keptModelsAreCheckedOncePerRun();
    void aChangeIsSaidOnceItIsKept();
    void damagedFilesAreFetchedAgain();
    void versionsAreKeptApart();
    void namesNeverBecomePaths();
    void unwritableFolderCostsOnlyTheCopy();
    void requestAnswersOnce();
    void unknownProviderIsAnError();

private:
    Result<ModelSchema> fetch(ModelStore &store, const QString &name)
    {
        return QCoro::waitFor(store.fetch(u"replicate"_s, name, std::stop_token{}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalog> m_catalog;
    SomeProvider *m_provider = nullptr;
};

void TestModelStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_catalog = std::make_unique<Catalog>();
    auto provider = std::make_unique<SomeProvider>();
    m_provider = provider.get();
    m_catalog->add(std::move(provider));
}

void TestModelStore::bundledModelNeedsNobody()
{
    ModelStore store{*m_catalog, m_folder->path()};
    const QString name = bundledModel().model;
    QCOMPARE(name, u"aisha-ai-official/animagine-xl-4.0"_s);
    QVERIFY(store.known(u"replicate"_s, name));
    QVERIFY(store.known(u"replicate"_s, name + u':' + bundledModel().version));
    QVERIFY(!store.known(u"together"_s, name));
    QCOMPARE(store.knownModels(u"replicate"_s), QStringList{name});
    QVERIFY(store.knownModels(u"together"_s).isEmpty());
    QCOMPARE(fetch(store, name)->parameters.size(), size_t{15});
    QVERIFY(m_provider->asked.isEmpty());
}

void TestModelStore::fetchedModelsAreKept()
{
    {
        ModelStore store{*m_catalog, m_folder->filePath(u"models"_s)};
        QVERIFY(!store.known(u"replicate"_s, u"acme/inkbrush"_s));
        QVERIFY(fetch(store, u" acme/inkbrush "_s));
    }
    ModelStore store{*m_catalog, m_folder->filePath(u"models"_s)};
    const auto model = store.known(u"replicate"_s, u"acme/inkbrush"_s);
    QVERIFY(model);
    QCOMPARE(model->version, u"latest"_s);
    QVERIFY(fetch(store, u"acme/inkbrush"_s));
    QCOMPARE(store.knownModels(u"replicate"_s),
             QStringList({bundledModel().model, u"acme/inkbrush"_s}));
    QVERIFY(!store.known(u"together"_s, u"acme/inkbrush"_s));
}

void TestModelStore::keptModelsAreCheckedOncePerRun()
{
    const auto count = [this] { return m_provider->asked.size(); };
    {
        ModelStore store{*m_catalog, m_folder->path()};
        QVERIFY(fetch(store, u"acme/inkbrush"_s));
        QVERIFY(fetch(store, u"acme/inkbrush:v1"_s));
        QCOMPARE(count(), 2);
        QVERIFY(fetch(store, u"acme/inkbrush"_s));
        QCOMPARE(count(), 3); // as it became known in this very run, it may have been kept by it
    }
    ModelStore store{*m_catalog, m_folder->path()};
    QSignalSpy changed{&store, &ModelStore::modelChanged};
    QVERIFY(fetch(store, u"acme/inkbrush"_s));
    QVERIFY(fetch(store, u"acme/inkbrush"_s));
    QVERIFY(fetch(store, u"acme/inkbrush:v1"_s)); // a version stays what it is
    QVERIFY(fetch(store, bundledModel().model));
    QCOMPARE(count(), 4);
    QCOMPARE(changed.size(), 0);
    m_provider->isKeyless = true;
    ModelStore keyless{*m_catalog, m_folder->path()};
    QVERIFY(fetch(keyless, u"acme/inkbrush"_s));
    QCOMPARE(count(), 4);
}

void TestModelStore::aChangeIsSaidOnceItIsKept()
{
    {
        ModelStore store{*m_catalog, m_folder->path()};
        QVERIFY(fetch(store, u"acme/inkbrush"_s));
    }
    m_provider->latest = u"newer"_s;
    ModelStore store{*m_catalog, m_folder->path()};
    QSignalSpy changed{&store, &ModelStore::modelChanged};
    QCOMPARE(fetch(store, u"acme/inkbrush"_s)->version, u"latest"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(2).value<ModelSchema>().version, u"latest"_s);
    QCOMPARE(changed.at(0).at(3).value<ModelSchema>().version, u"newer"_s);
    QCOMPARE(fetch(store, u"acme/inkbrush"_s)->version, u"newer"_s);
}

void TestModelStore::damagedFilesAreFetchedAgain()
{
    ModelStore store{*m_catalog, m_folder->path()};
    QVERIFY(fetch(store, u"acme/inkbrush"_s));
    QDirIterator files{m_folder->path(), {u"*.json"_s}};
    QVERIFY(files.hasNext());
    QFile file{files.next()};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"name\":");
    file.close();
    QVERIFY(!store.known(u"replicate"_s, u"acme/inkbrush"_s));
    QCOMPARE(store.knownModels(u"replicate"_s).size(), 1);
    QVERIFY(fetch(store, u"acme/inkbrush"_s));
    QCOMPARE(m_provider->asked.size(), 2);
}

void TestModelStore::versionsAreKeptApart()
{
    ModelStore store{*m_catalog, m_folder->path()};
    QCOMPARE(fetch(store, u"acme/inkbrush:v1"_s)->version, u"v1"_s);
    QCOMPARE(fetch(store, u"acme/inkbrush"_s)->version, u"latest"_s);
    QCOMPARE(fetch(store, bundledModel().model + u":old"_s)->version, u"old"_s);
    QCOMPARE(m_provider->asked, QStringList({u"acme/inkbrush v1"_s, u"acme/inkbrush "_s,
                                             bundledModel().model + u" old"_s}));
    QCOMPARE(fetch(store, bundledModel().model)->version, bundledModel().version);
}

void TestModelStore::namesNeverBecomePaths()
{
    ModelStore store{*m_catalog, m_folder->filePath(u"models"_s)};
    QVERIFY(fetch(store, u"../../evil"_s));
    QDirIterator files{m_folder->path(), QDir::Files, QDirIterator::Subdirectories};
    int count = 0;
    while (files.hasNext()) {
        QVERIFY(files.next().startsWith(m_folder->filePath(u"models/"_s)));
        ++count;
    }
    QCOMPARE(count, 1);
}

void TestModelStore::unwritableFolderCostsOnlyTheCopy()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression{u"was not kept"_s});
    ModelStore store{*m_catalog, u"/proc/nowhere"_s};
    QVERIFY(fetch(store, u"acme/inkbrush"_s));
    QVERIFY(!store.known(u"replicate"_s, u"acme/inkbrush"_s));
}

void TestModelStore::requestAnswersOnce()
{
    ModelStore store{*m_catalog, m_folder->path()};
    QSignalSpy ready{&store, &ModelStore::modelReady};
    QSignalSpy failed{&store, &ModelStore::modelFailed};
    store.request(u"replicate"_s, u"acme/inkbrush"_s);
    QTRY_COMPARE(ready.size(), 1);
    store.request(u"replicate"_s, u"acme/none"_s);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(1).toString(), u"acme/none"_s);
    QCoro::waitFor(store.shutdown());
    QCOMPARE(ready.size(), 1);
    QCOMPARE(failed.size(), 1);
}

void TestModelStore::unknownProviderIsAnError()
{
    ModelStore store{*m_catalog, m_folder->path()};
    const Result<ModelSchema> model =
        QCoro::waitFor(store.fetch(u"nobody"_s, u"acme/inkbrush"_s, std::stop_token{}));
    QCOMPARE(toString(model.error().kind), u"not_configured"_s);
    QCOMPARE(m_catalog->find(u"nobody"_s), nullptr);
    QCOMPARE(m_catalog->all().size(), size_t{1});
}

QTEST_GUILESS_MAIN(TestModelStore)
#include "tst_modelstore.moc"
