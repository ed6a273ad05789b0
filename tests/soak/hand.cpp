#include "tests/soak/hand.h"

#include "app/application.h"
#include "app/launch.h"
#include "app/owner/librarylock.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner::test {
namespace {

constexpr std::chrono::milliseconds patience = 20s;

QCoro::Task<int> deletePictures(Application &application, QString jobId)
{
    Library &library = application.library();
    application.start();
    for (std::chrono::milliseconds waited{0}; waited < patience; waited += 50ms) {
        std::vector<ArtworkId> ids;
        for (const Artwork &one : library.artworksOfJob(jobId))
            ids.push_back(one.id);
        if (ids.empty() && application.outbox().removals().waiting == 0)
            co_return 0;
        library.trash().put(ids);
        // One whose upload is under way stays until that is over.
        if (!library.trash().purge(QDateTime::currentDateTimeUtc().addSecs(1)))
            co_return 1;
        co_await application.clock().sleep(50ms, std::stop_token());
    }
    co_return 6;
}

QCoro::Task<int> takeBack(Application &application, std::chrono::milliseconds after)
{
    JobQueue &queue = application.jobs();
    QStringList left;
    for (const Job &one : queue.jobs().unfinished()) {
        if (!queue.canceller().withdraw(one.id))
            left.append(one.id);
    }
    application.start();
    co_await application.clock().sleep(after, std::stop_token());
    for (const QString &id : left)
        queue.canceller().cancel(id);
    for (const QString &id : left)
        co_await queue.board().settled(id, std::stop_token());
    co_return 0;
}

QCoro::Task<int> work(Application &application, QStringList words)
{
    const QString what = words.at(1);
    const int milliseconds = what.toInt();
    int code = 0;
    if (words.first() == u"delete")
        code = co_await deletePictures(application, what);
    else
        code = co_await takeBack(application, std::chrono::milliseconds{milliseconds});
    co_await application.shutdown();
    co_return code;
}

} // namespace

bool isForHand(const QStringList &words)
{
    return words.size() == 2 && (words.first() == u"delete" || words.first() == u"takeback");
}

int runHand(const QStringList &words)
{
    Launch launch = makeLaunch(CommandLine{});
    LibraryLock lock{launch.library};
    const Result<bool> owned = lock.tryLock();
    if (!owned || !*owned)
        return 1;
    const Result<std::unique_ptr<Application>> application = Application::open(std::move(launch));
    return application ? QCoro::waitFor(work(**application, words)) : 1;
}

} // namespace limner::test
