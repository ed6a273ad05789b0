#pragma once

#include "core/queue/jobqueue.h"
#include "core/net/httpclient.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

namespace limner::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline Error refusal(std::chrono::milliseconds retryAfter)
{
    Error error = errorOf(ErrorKind::RateLimited);
    error.retryAfter = retryAfter;
    return error;
}

//! A queue over two providers that never finish until told to.
struct QueueRig {
    QTemporaryDir folder;
    ManualClock clock;
    HttpClient http;
    Catalog catalog;
    FakeProvider *provider = nullptr;
    FakeProvider *other = nullptr;
    std::unique_ptr<Library> library;
    std::unique_ptr<JobQueue> queue;

    QueueRig()
    {
        provider = add(u"fake"_s);
        other = add(u"other"_s);
        library = *Library::open(folder.path(), clock);
        open();
    }
    ~QueueRig() { QCoro::waitFor(queue->shutdown()); }

    FakeProvider *add(const QString &id)
    {
        auto made = std::make_unique<FakeProvider>(clock);
        FakeProvider *const out = made.get();
        out->providerId = id;
        out->createAnswers = {remote(RemoteStatus::Starting)};
        out->pollAnswers = {remote(RemoteStatus::Processing)}; // for ever, until told otherwise
        out->cancelAnswers = {remote(RemoteStatus::Cancelled)};
        out->lookAnswers = {listed()};
        catalog.add(std::move(made));
        return out;
    }
    void open() { queue = std::make_unique<JobQueue>(http, clock, catalog, *library); }
    //! As if the program had been closed and started again.
    void restart()
    {
        QCoro::waitFor(queue->shutdown());
        open();
        queue->start();
        settle();
    }
    QString submit(const QString &to = u"fake"_s, bool evenWhenPaused = false)
    {
        JobDraft draft;
        draft.request = request(-1);
        draft.request.provider = to;
        draft.evenWhenPaused = evenWhenPaused;
        return queue->intake().submit(draft).value_or(Ticket{u"refused"_s}).jobId;
    }
    QString state(const QString &id)
    {
        return toString(queue->board().job(id).value_or(Job{}).state);
    }
    QStringList waiting()
    {
        QStringList out;
        for (const Place &one : queue->jobs().places())
            out.append(one.jobId);
        return out;
    }
    ProviderStand stand(const QString &id = u"fake"_s)
    {
        const QueueStand all = queue->board().stand();
        const ProviderStand *found = all.find(id);
        return found ? *found : ProviderStand{};
    }
    void finishAll()
    {
        for (FakeProvider *one : {provider, other})
            one->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
    }
    bool idle()
    {
        return driveUntil(clock, [&] { return queue->board().counts() == QueueCounts{}; });
    }
};

} // namespace limner::test
