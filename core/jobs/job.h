#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/provider/provider.h"
#include "core/schema/roles.h"

#include <QDateTime>
#include <QStringList>

#include <map>
#include <optional>

namespace limner {

//! Queued -> Submitting -> Running -> Fetching -> Done; Uncertain = it may have been billed.
enum class JobState { Queued, Submitting, Running, Fetching, Uncertain, Done, Failed, Cancelled };
[[nodiscard]] QString toString(JobState state);
[[nodiscard]] std::optional<JobState> jobStateFromString(const QString &name);
[[nodiscard]] bool isFinished(JobState state); //!< Done, Failed, Cancelled
[[nodiscard]] bool isUnderWay(JobState state); //!< Submitting, Running, Fetching

struct Cost {
    std::optional<double> amount = {}; //!< unset = unknown
    QString currency = QStringLiteral("USD");
    bool estimated = true;
};

//! How a run ended at the provider whose outputs are still being fetched.
struct Ending {
    //! Failed, Cancelled, or Done with fewer outputs than asked for.
    JobState state = JobState::Failed;
    std::optional<Error> error = {};
    bool operator==(const Ending &) const = default;
};

//! One request on its way, durable from the click on.
struct Job {
    QString id = {};
    qint64 position = 0;
    JobState state = JobState::Queued;
    Request request = {};   //!< with the explicit seed
    bool seedFixed = false; //!< the artist chose the seed
    QString group = {};     //!< the same for all jobs of one click; empty = it is alone
    //! The prompt as it was written, before variants were picked; empty = the prompt itself.
    QString promptTemplate = {};
    qint64 album = 0; //!< its pictures go there, should it still be there then; 0 = none
    Roles roles = {}; //!< of the parameters; `secrets` names those that were given
    QString remoteId = {};
    QStringList outputs = {}; //!< once the provider succeeded
    QDateTime createdAt = {};
    QDateTime submittedAt = {};
    QDateTime submittedThere = {}; //!< the same by the provider's clock; null = it was not known
    QString account = {};          //!< `Provider::accountMark` when it was sent
    bool resend = false;           //!< the artist wants it sent although it may have been billed
    QDateTime succeededAt = {};
    QDateTime finishedAt = {};
    int attempts = 0;
    QDateTime retryAt = {};
    bool cancelAsked = false;
    std::optional<Error> error = {};
    std::optional<Ending> ending = {}; //!< while Fetching, where there is more to say than "done"
    std::optional<bool> billed = {};
    double predictSeconds = -1;
    Cost cost = {};
    QString retryOf = {};
    bool dismissed = false;
    bool overCap = false; //!< the artist let it pass although a cap would stop it
};

//! It ended, but has something to say: why, or what it cost.
[[nodiscard]] bool hasTrouble(const Job &job);
//! That, and nobody has put it away yet.
[[nodiscard]] bool wantsAttention(const Job &job);

//! What the window or the command line asks for.
struct JobDraft {
    Request request = {}; //!< without the values of secret parameters
    Roles roles = {}; //!< `rolesOf` its model; without them a seed is still drawn where one stands
    std::map<QString, Secret> secrets = {}; //!< by parameter; sent, and kept nowhere
    bool seedFixed = false;
    bool seedDrawn =
        false;       //!< its seed was drawn for several jobs at once: nobody chose it, and it stays
    QString id = {}; //!< `--id`; empty = a new random one
    QString retryOf = {};
    QString group = {};          //!< of the jobs it belongs to; empty = it is alone
    QString promptTemplate = {}; //!< the prompt with its variants; empty = it has none
    qint64 album = 0;            //!< where its pictures go; 0 = none
    bool evenWhenPaused = false; //!< the command line's own job: the pause is the window's
    bool again = false;          //!< a finished twin is no answer: make it once more
};

//! A draft of this request, its roles known and the values of secret parameters taken out of it.
[[nodiscard]] JobDraft draftOf(const ModelSchema &schema, Request request);

//! What whoever asked for a job holds: only the maker may take it back.
struct Ticket {
    enum class Kind {
        Made,   //!< by this draft
        Joined, //!< another's, still on its way
        Cached  //!< it was finished before
    };
    QString jobId = {};
    Kind kind = Kind::Made;
    [[nodiscard]] bool isMade() const { return kind == Kind::Made; }
    bool operator==(const Ticket &) const = default;
};

//! Lives in memory only; changes several times a second.
struct JobProgress {
    Progress progress = {};
    qint64 bytesDone = 0; //!< while Fetching
    qint64 bytesTotal = -1;
    QDateTime outputsUntil = {}; //!< while Fetching: when the provider deletes them; null = never
};

} // namespace limner
