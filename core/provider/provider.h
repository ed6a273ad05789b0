#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/net/http.h"
#include "core/schema/parameter.h"
#include "core/schema/request.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <stop_token>
#include <vector>

namespace limner {

//! Where a remote job stands. Unknown = a word nobody told us: not terminal, but bounded by time.
enum class RemoteStatus { Starting, Processing, Succeeded, Failed, Cancelled, Aborted, Unknown };
[[nodiscard]] bool isTerminal(RemoteStatus status);

//! Never goes back within one job; -1 / 0 while unknown.
struct Progress {
    double fraction = -1; //!< 0 to 1
    int step = 0;
    int steps = 0;
    bool operator==(const Progress &) const = default;
};

//! What a provider says of one job, already decoded and checked.
struct RemoteJob {
    QString id = {};
    RemoteStatus status = RemoteStatus::Unknown;
    QStringList outputs = {}; //!< https addresses or data: URIs, in the provider's order
    int withheld = 0;   //!< pictures that a filter kept back, as far as the provider counts them
    bool isCut = false; //!< the answer broke off: more was made, and paid, than stands in it
    QString text = {};  //!< output of a model that writes text
    Progress progress = {};
    std::optional<Error> failure = {}; //!< set when Failed, Cancelled or Aborted
    bool dataRemoved = false;          //!< the provider deleted input and output
    double predictSeconds = -1;        //!< billed running time; -1 unknown
    std::optional<bool> billed = {};   //!< unset = unknown
    QDateTime createdAt = {};
    QDateTime startedAt = {};
    QDateTime completedAt = {};
    QString model = {}; //!< as `Request::model` names it; empty where the provider does not tell
    QString version = {};
    Json input = nullptr; //!< as echoed; null once removed
};

//! What a provider's list says about a create whose answer was lost (providers.md §1.18).
struct LostLook {
    //! Jobs with this very model and input, as far as the list shows it, newest first.
    std::vector<RemoteJob> candidates = {};
    //! When jobs were created that may be ours or not: their input is gone, hidden or trimmed.
    std::vector<QDateTime> unreadable = {};
    bool isComplete = false; //!< read back to where it was asked for
    QDateTime now = {};      //!< when it was read, by the provider's clock; null = it does not tell
};

struct Account {
    QString name = {}; //!< who the key belongs to
    QString kind = {}; //!< "user", "organization", or empty
};

//! How this provider behaves; the pipeline branches on these facts and never on a name.
struct ProviderTraits {
    bool isAsync = true; //!< create returns an id to poll; otherwise create returns the outputs
    bool canCancel = true;
    bool canFindLost = true; //!< lost creates can be looked up
    std::chrono::seconds outputLifetime{3600};
    double requestsPerSecond = 20; //!< polling budget, all jobs together (DESIGN §6)
    //! Bytes of a picture that goes in: a larger one is made smaller before anything is paid.
    //! 0 = as it is.
    qint64 largestPicture = 0;
    //! Media types of the pictures it takes: others are written anew as JPEG. Empty = any.
    QStringList pictureTypes = {};
};

//! What a provider is told by the settings.
struct ProviderConfig {
    Secret key = {};      //!< empty = not configured
    QString baseUrl = {}; //!< scheme, host, port; empty = the provider's own
};

//! A service that generates. All calls are safe to repeat except `create`.
class Provider {
public:
    Provider() = default;
    Provider(const Provider &) = delete;
    Provider &operator=(const Provider &) = delete;
    virtual ~Provider() = default;

    [[nodiscard]] virtual QString id() const = 0;   //!< of `ProviderSpec::id`
    [[nodiscard]] virtual QString name() const = 0; //!< as people call it
    [[nodiscard]] virtual ProviderTraits traits() const = 0;
    //! New key or base address from the settings; requests under way keep the old ones.
    virtual void configure(ProviderConfig config) = 0;
    //! A key is present.
    [[nodiscard]] virtual bool isConfigured() const = 0;

    [[nodiscard]] virtual AsyncResult<Account> checkAccount(std::stop_token stop) = 0;
    //! `version` empty = the latest.
    [[nodiscard]] virtual AsyncResult<ModelSchema> model(QString name, QString version,
                                                         std::stop_token stop) = 0;
    //! The paid step. After an error with `mayHaveArrived()` the job may exist.
    [[nodiscard]] virtual AsyncResult<RemoteJob> create(Request request, std::stop_token stop) = 0;
    [[nodiscard]] virtual AsyncResult<RemoteJob> poll(QString remoteId, std::stop_token stop) = 0;
    //! Believe the returned status: a job that had finished stays Succeeded.
    [[nodiscard]] virtual AsyncResult<RemoteJob> cancel(QString remoteId, std::stop_token stop) = 0;
    //! Looks for jobs with this very model and input, created at or after `since` by the provider's
    //! clock. Only when `traits().canFindLost`.
    [[nodiscard]] virtual AsyncResult<LostLook> lookForLost(Request request, QDateTime since,
                                                            std::stop_token stop) = 0;
    //! Tells whether two creates were sent with the same key; no secret can be learned from it.
    [[nodiscard]] virtual QString accountMark() const = 0;
    //! The provider's clock minus ours, as its last answer told; nothing before the first one.
    [[nodiscard]] virtual std::optional<std::chrono::milliseconds> clockAhead() const = 0;
    //! The download of one output: address and headers, with the key only where it belongs.
    [[nodiscard]] virtual Result<HttpRequest> outputRequest(const QString &output) const = 0;
};

} // namespace limner
