#include "core/provider/modelstore.h"

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/provider/bundledmodels.h"
#include "core/schema/modelfile.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 largestFile = 16 << 20;
constexpr qsizetype mostListed = 500;
constexpr auto refreshEvery = std::chrono::hours{1};

// Whoever asks for one version gets that one, so it is kept apart from the latest.
struct Wanted {
    QString model = {};
    QString version = {};
};

Wanted split(const QString &name)
{
    const qsizetype colon = name.indexOf(u':');
    return colon < 0 ? Wanted{.model = name}
                     : Wanted{.model = name.left(colon), .version = name.mid(colon + 1)};
}

const ModelSchema *findBundled(const QString &provider, const QString &name)
{
    const Wanted wanted = split(name);
    for (const ModelSchema &bundled : bundledModels(provider)) {
        if (wanted.model == bundled.model &&
            (wanted.version.isEmpty() || wanted.version == bundled.version))
            return &bundled;
    }
    return nullptr;
}

// Names come from people and servers, so they never become part of a path.
QString fileFor(const QString &folder, const QString &provider, const QString &name)
{
    const QByteArray hash = sha256Hex((provider + u'\n' + name).toUtf8());
    return folder + u'/' + QString::fromLatin1(hash) + u".json"_s;
}

Result<> keep(const QString &folder, const QString &provider, const QString &name,
              const ModelSchema &schema)
{
    Result<Json> file = parseJson(toModelFile(schema));
    if (!file)
        return propagate(file);
    (*file)["provider"] = toJson(provider);
    (*file)["asked"] = toJson(name);
    if (!QDir{}.mkpath(folder))
        return fail(ErrorKind::ReadOnly, folder);
    return writeFileDurably(fileFor(folder, provider, name), toBytes(*file));
}

void markUsed(const QString &path)
{
    QFile file{path};
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        file.setFileTime(SystemClock{}.now(), QFileDevice::FileModificationTime);
}

} // namespace

ModelStore::ModelStore(Catalog &catalog, QString folder, QObject *parent)
    : QObject{parent}
    , m_catalog{catalog}
    , m_folder{std::move(folder)}
{}

std::optional<ModelSchema> ModelStore::known(const QString &provider, const QString &model) const
{
    if (const ModelSchema *const bundled = findBundled(provider, model))
        return *bundled;
    const QString path = fileFor(m_folder, provider, model);
    const Result<QByteArray> text = readFile(path, largestFile);
    if (!text)
        return std::nullopt;
    Result<ModelSchema> schema = parseModelFile(*text);
    // A damaged file is worth one more fetch, nothing else.
    return schema ? std::optional{std::move(*schema)} : std::nullopt;
}

QStringList ModelStore::knownModels(const QString &provider) const
{
    QStringList names;
    for (const ModelSchema &bundled : bundledModels(provider))
        names.append(bundled.model);
    const QDir folder{m_folder};
    const QStringList files =
        folder.entryList({u"*.json"_s}, QDir::Files, QDir::Time); // newest first
    for (const QString &file : files.mid(0, mostListed)) {
        const Result<QByteArray> text = readFile(folder.filePath(file), largestFile);
        const Json head = text ? parseJson(*text).value_or(Json{}) : Json{};
        const QString name = textAt(head, "asked");
        if (textAt(head, "provider") == provider && !name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

AsyncResult<ModelSchema> ModelStore::fetch(QString provider, QString name, std::stop_token stop)
{
    name = name.trimmed();
    if (std::optional<ModelSchema> schema = known(provider, name)) {
        if (!findBundled(provider, name)) {
            markUsed(fileFor(m_folder, provider, name));
            refreshLater(provider, name, *schema);
        }
        co_return std::move(*schema);
    }
    Provider *const source = m_catalog.find(provider);
    if (!source)
        co_return fail(ErrorKind::NotConfigured, u"no provider is called %1"_s.arg(provider));
    const Wanted wanted = split(name);
    Result<ModelSchema> schema = co_await source->model(wanted.model, wanted.version, stop);
    if (!schema)
        co_return propagate(schema);
    // Without the file it is merely fetched again next time.
    if (const Result<> kept = keep(m_folder, provider, name, *schema); !kept)
        qCWarning(lcProvider) << "a model schema was not kept:" << kept.error().message;
    co_return schema;
}

QStringList ModelStore::connectedProviders() const
{
    QStringList ids;
    for (const Provider *provider : m_catalog.all()) {
        if (provider->isConfigured())
            ids.append(provider->id());
    }
    return ids;
}

void ModelStore::refreshLater(const QString &provider, const QString &name,
                              const ModelSchema &before)
{
    const Provider *const source = m_catalog.find(provider);
    const bool isFixed = !split(name).version.isEmpty();
    if (isFixed || !source || !source->isConfigured() || m_scope.stopToken().stop_requested())
        return;
    const std::chrono::milliseconds now = SystemClock{}.elapsed();
    const auto [last, isFirst] = m_refreshed.try_emplace(provider + u'\n' + name, now);
    if (!isFirst && now - last->second < refreshEvery)
        return;
    last->second = now;
    m_scope.spawn(refresh(provider, name, before));
}

QCoro::Task<> ModelStore::refresh(QString provider, QString name, ModelSchema before)
{
    Provider *const source = m_catalog.find(provider);
    const QString latest;
    ++m_refreshing;
    const Result<ModelSchema> after = co_await source->model(name, latest, m_scope.stopToken());
    --m_refreshing;
    // Offline, or gone: what is known here is as good as it was.
    const Result<ModelSchema> asKept =
        after ? parseModelFile(toModelFile(*after)) : Result<ModelSchema>{propagate(after)};
    if (!asKept || *asKept == before)
        co_return;
    if (const Result<> kept = keep(m_folder, provider, name, *after); !kept) {
        qCWarning(lcProvider) << "a new model schema was not kept:" << kept.error().message;
        co_return; // said once it is so
    }
    emit modelChanged(provider, name, before, *asKept);
}

void ModelStore::request(const QString &provider, const QString &name)
{
    m_scope.spawn(deliver(provider, name));
}

QCoro::Task<> ModelStore::deliver(QString provider, QString name)
{
    const Result<ModelSchema> schema = co_await fetch(provider, name, m_scope.stopToken());
    if (schema)
        emit modelReady(provider, *schema);
    else
        emit modelFailed(provider, name, schema.error());
}

} // namespace limner
