#pragma once

#include "core/base/error.h"
#include "core/provider/provider.h"
#include "core/schema/request.h"

#include <QDateTime>
#include <QStringList>

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

//! One request on its way, durable from the click on.
struct Job {
    QString id = {};
    qint64 position = 0;
    JobState state = JobState::Queued;
    Request request = {};   //!< with the explicit seed
    bool seedFixed = false; //!< the artist chose the seed
    QString remoteId = {};
    QStringList outputs = {}; //!< once the provider succeeded
    QDateTime createdAt = {};
    QDateTime submittedAt = {};
    QDateTime succeededAt = {};
    QDateTime finishedAt = {};
    int attempts = 0;
    QDateTime retryAt = {};
    bool cancelAsked = false;
    std::optional<Error> error = {};
    std::optional<bool> billed = {};
    double predictSeconds = -1;
    Cost cost = {};
    QString retryOf = {};
    bool dismissed = false;
    bool overCap = false; //!< the artist let it pass although a cap would stop it
};

//! It ended, but not well: it failed, was cancelled while it ran or for a reason, or kept only some
//! of its pictures.
[[nodiscard]] bool hasTrouble(const Job &job);
//! That, and nobody has put it away yet.
[[nodiscard]] bool wantsAttention(const Job &job);

//! What the window or the command line asks for.
struct JobDraft {
    Request request = {};
    bool seedFixed = false;
    QString id = {}; //!< `--id`; empty = a new random one
    QString retryOf = {};
    bool evenWhenPaused = false; //!< the command line's own job: the pause is the window's
    bool again = false;          //!< a finished twin is no answer: make it once more
};

//! Lives in memory only; changes several times a second.
struct JobProgress {
    Progress progress = {};
    qint64 bytesDone = 0; //!< while Fetching
    qint64 bytesTotal = -1;
    QDateTime outputsUntil = {}; //!< while Fetching: when the provider deletes them; null = never
};

} // namespace limner
