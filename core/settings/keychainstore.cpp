#include "core/settings/keychainstore.h"

#include "core/base/clock.h"

#include <QCoroSignal>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// A locked keychain asks the person for its password, so patience is long; a broken one answers
// at once.
constexpr std::chrono::milliseconds patience = 2min;

constexpr char over[] = "over";

// Resumed inside `finished`. One that still runs is known to the keychain's own callbacks: it
// deletes itself at its end.
struct LaterDelete {
    void operator()(QKeychain::Job *job) const
    {
        if (job->property(over).toBool())
            job->deleteLater();
        else
            job->setAutoDelete(true);
    }
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

//! Runs the job to its end, or until nobody wants to wait for it any more. EntryNotFound is not an
//! error here.
AsyncResult<> run(QKeychain::Job *job, std::stop_token stop)
{
    Sleeper wake;
    QObject::connect(job, &QKeychain::Job::finished, &wake, [job, target = &wake] {
        job->setProperty(over, true);
        target->finish();
    });
    QTimer::singleShot(patience, &wake, &Sleeper::finish);
    const std::stop_callback onStop{stop, [target = &wake] { target->finish(); }};
    job->start();
    if (!wake.isDone())
        co_await qCoro(&wake, &Sleeper::done);
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled, u"stopped while the keychain was silent"_s);
    if (!job->property(over).toBool())
        co_return fail(ErrorKind::Keychain, u"the keychain does not answer"_s);
    if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
        co_return fail(ErrorKind::Keychain, job->errorString());
    co_return Result<>{};
}

} // namespace

AsyncResult<Secret> KeychainStore::read(SecretName name, std::stop_token stop)
{
    const auto job = makeJob<QKeychain::ReadPasswordJob>(name);
    const Result<> done = co_await run(job.get(), stop);
    if (!done)
        co_return propagate(done);
    co_return job->error() == QKeychain::EntryNotFound ? Secret{} : Secret{job->textData()};
}

AsyncResult<> KeychainStore::write(SecretName name, Secret value, std::stop_token stop)
{
    if (value.isEmpty()) {
        const auto removal = makeJob<QKeychain::DeletePasswordJob>(name);
        co_return co_await run(removal.get(), stop);
    }
    const auto job = makeJob<QKeychain::WritePasswordJob>(name);
    job->setTextData(QString::fromUtf8(value.reveal()));
    co_return co_await run(job.get(), stop);
}

} // namespace limner
