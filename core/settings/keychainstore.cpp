#include "core/settings/keychainstore.h"

#include <QCoroSignal>

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// A locked keychain asks the person for its password, so patience is long; a broken one answers
// at once.
constexpr std::chrono::milliseconds patience = 2min;

struct LaterDelete {
    void operator()(QKeychain::Job *job) const { job->deleteLater(); } // resumed inside finished
};
template <typename Kind>
using JobPtr = std::unique_ptr<Kind, LaterDelete>;

template <typename Kind>
JobPtr<Kind> makeJob(const SecretName &name)
{
    JobPtr<Kind> job{new Kind{u"limner"_s}};
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(name.entry);
    return job;
}

//! Runs the job to its end. EntryNotFound is not an error here.
AsyncResult<> run(QKeychain::Job *job)
{
    job->start();
    const auto finished = co_await qCoro(job, &QKeychain::Job::finished, patience);
    if (!finished)
        co_return fail(ErrorKind::Keychain, u"the keychain does not answer"_s);
    if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
        co_return fail(ErrorKind::Keychain, job->errorString());
    co_return Result<>{};
}

} // namespace

AsyncResult<Secret> KeychainStore::read(SecretName name)
{
    const auto job = makeJob<QKeychain::ReadPasswordJob>(name);
    const Result<> done = co_await run(job.get());
    if (!done)
        co_return propagate(done);
    co_return job->error() == QKeychain::EntryNotFound ? Secret{} : Secret{job->textData()};
}

AsyncResult<> KeychainStore::write(SecretName name, Secret value)
{
    if (value.isEmpty()) {
        const auto removal = makeJob<QKeychain::DeletePasswordJob>(name);
        co_return co_await run(removal.get());
    }
    const auto job = makeJob<QKeychain::WritePasswordJob>(name);
    job->setTextData(QString::fromUtf8(value.reveal()));
    co_return co_await run(job.get());
}

} // namespace limner
