#pragma once

#include "app/addresstrust.h"
#include "app/sandboxhost.h"
#include "core/base/clock.h"
#include "core/base/servicethread.h"
#include "core/jobs/inputintake.h"
#include "core/queue/jobqueue.h"
#include "core/library/library.h"
#include "core/library/imports.h"
#include "core/library/rebuild.h"
#include "core/library/signatures.h"
#include "core/library/thumbnails.h"
#include "core/net/httpclient.h"
#include "core/net/worldwatch.h"
#include "core/provider/catalog.h"
#include "core/provider/modelfinder.h"
#include "core/provider/providerspec.h"
#include "core/s3/s3client.h"
#include "core/settings/environment.h"
#include "core/settings/keychainstore.h"
#include "core/settings/secretname.h"
#include "core/settings/secretstore.h"
#include "core/settings/settings.h"
#include "core/upload/outbox.h"

#include <QObject>

#include <memory>
#include <set>

namespace limner {

class Hooks;

//! How this run was asked to be.
struct Launch {
    Environment environment{};
    Folders folders = {};
    QString library = {}; //!< the folder in use, already decided
    bool sandbox = false;
};
//! The library folder of this run: `--library`, else the settings', else the default; the sandbox
//! has its own beside it, so that drawn pictures never mix with paid ones.
[[nodiscard]] QString libraryFolder(const Folders &folders, const Settings &fromFile,
                                    const QString &asked, bool sandbox);

//! The settings of this run: environment over file. The errors of `effective`.
[[nodiscard]] Result<Settings> settingsFor(const Launch &launch, const Settings &fromFile);

//! The composition root: makes every service once, introduces them to each other, owns them, and
//! takes them down in order. It holds no logic of its own. It outlives every command: their
//! coroutines are handed it as a pointer, never null.
class Application final : public QObject {
    Q_OBJECT
public:
    //! The caller owns the LibraryLock. What a gallery reads goes to the thread `reading` when
    //! there is one, which outlives this. Errors: those of Library::open and `effective`.
    [[nodiscard]] static Result<std::unique_ptr<Application>>
    open(Launch launch, ServiceThread *reading = nullptr);
    ~Application() override;

    //! What the environment does not hold of these is asked of the keychain, each key once; then
    //! providers and store know it. Comes back early when stopped, with nothing changed.
    [[nodiscard]] QCoro::Task<> loadSecrets(std::vector<SecretName> names, std::stop_token stop);
    //! All there are: of each provider and of the store.
    [[nodiscard]] std::vector<SecretName> secretNames() const;
    //! Why no key may be sent to an address in use; nothing when they may.
    [[nodiscard]] std::optional<Error> objection() const;
    //! Jobs and uploads go on.
    void start();
    //! Stops every task and waits. Call before the end.
    [[nodiscard]] QCoro::Task<> shutdown();

    //! As this run uses them: environment over file (or the sandbox's own).
    [[nodiscard]] const Settings &settings() const { return m_effective; }
    //! As they stand in the file.
    [[nodiscard]] const Settings &fileSettings() const { return m_fileSettings; }
    //! Reads the settings' file again and takes this environment, as a start would; what is under
    //! way goes on. On an error, that of `settingsFor`, all stays as it was. The library stays.
    [[nodiscard]] Result<> readAgain(Environment environment);
    //! Saves and applies. False when the file could not be written; they still apply.
    bool setSettings(const Settings &settings);
    //! Applies it and keeps it (empty = removes it). Errors: Keychain, the value then is used for
    //! this session only; Cancelled.
    [[nodiscard]] AsyncResult<> setSecret(SecretName name, Secret value, std::stop_token stop);
    [[nodiscard]] bool hasSecret(const SecretName &name) const { return !secret(name).isEmpty(); }
    [[nodiscard]] Secret secret(const SecretName &name) const;
    [[nodiscard]] bool isFromEnvironment(const SecretName &name) const;
    //! Why the keychain cannot be used, if so.
    [[nodiscard]] const std::optional<Error> &keychainError() const { return m_keychainError; }
    //! Of one provider: from the settings given, with the stored key unless another is passed.
    [[nodiscard]] ProviderConfig providerConfig(const ProviderSpec &spec, const Settings &settings,
                                                const std::optional<Secret> &key) const;
    //! From the settings given, with the stored secret unless another is passed.
    [[nodiscard]] S3Config storeConfig(const Settings &settings,
                                       const std::optional<Secret> &key) const;
    [[nodiscard]] bool isSandbox() const { return m_sandbox != nullptr; }
    [[nodiscard]] const Launch &launch() const { return m_launch; }

    [[nodiscard]] Clock &clock() { return m_clock; }
    [[nodiscard]] HttpClient &http() { return m_http; }
    [[nodiscard]] Catalog &catalog() { return m_catalog; }
    [[nodiscard]] const Catalog &catalog() const { return m_catalog; }
    [[nodiscard]] ModelStore &models() { return *m_models; }
    [[nodiscard]] ModelFinder &finder() { return *m_finder; }
    [[nodiscard]] Library &library() { return *m_library; }
    //! For a gallery, on its own thread if it was given one; so are the thumbnails.
    [[nodiscard]] ArtworkReader &reader() { return m_reader ? *m_reader : m_library->reader(); }
    //! At work after the database was lost or damaged.
    [[nodiscard]] Rebuild &rebuild() { return *m_rebuild; }
    [[nodiscard]] Thumbnails &thumbnails() { return *m_thumbnails; }
    [[nodiscard]] ObjectStore &store() { return m_store; }
    [[nodiscard]] JobQueue &jobs() { return *m_jobs; }
    [[nodiscard]] Outbox &outbox() { return *m_outbox; }
    //! Of files that go into models.
    [[nodiscard]] InputIntake &intake() { return *m_intake; }
    [[nodiscard]] Imports &imports() { return *m_imports; }
    //! Calls to others, and of providers to us.
    [[nodiscard]] Hooks &hooks() { return *m_hooks; }

signals:
    //! Settings or secrets changed what the services use.
    void reconfigured();
    //! The keychain has been asked, or is no longer waited for.
    void secretsSettled();

private:
    Application(Launch launch, ServiceThread *reading, Settings fileSettings,
                Settings effectiveSettings);
    [[nodiscard]] Result<> openLibrary();
    [[nodiscard]] Result<> openReader();
    void connectServices();
    void takeSecretsOfEnvironment();
    void configureServices();
    [[nodiscard]] std::vector<OwnPlace> ownPlaces() const;
    void setLimits();
    void applyConfiguration();
    //! The file may not be believed in whom a key may meet.
    [[nodiscard]] bool mayBeSent(const SecretName &name) const;
    [[nodiscard]] bool isWanted(const SecretName &name) const;
    [[nodiscard]] QCoro::Task<> askKeychain(std::vector<SecretName> names, std::stop_token stop);

    Launch m_launch;
    ServiceThread *m_reading;
    Settings m_fileSettings;
    Settings m_effective;
    std::unique_ptr<SandboxHost> m_sandbox;
    AddressTrust m_trust;
    std::map<SecretName, Secret> m_secrets;
    std::set<SecretName> m_asked; //!< of the keychain, which may have none
    std::optional<Error> m_keychainError;
    bool m_isAsking = false;
    bool m_hasStarted = false;

    SystemClock m_clock;
    HttpClient m_http;
    KeychainStore m_keychain;
    Catalog m_catalog;
    S3Client m_store;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<ArtworkReader> m_reader;
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<ModelFinder> m_finder;
    std::unique_ptr<Thumbnails> m_thumbnails;
    std::unique_ptr<Signatures> m_signatures; //!< only where there is a gallery
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<JobQueue> m_jobs;
    std::unique_ptr<InputIntake> m_intake;
    std::unique_ptr<Imports> m_imports;
    std::unique_ptr<Rebuild> m_rebuild;
    SystemWatch m_watch;
    std::unique_ptr<Hooks> m_hooks;
};

} // namespace limner
