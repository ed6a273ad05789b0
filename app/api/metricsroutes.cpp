#include "app/api/metricsroutes.h"

#include "app/api/dialect.h"
#include "app/api/metricstext.h"
#include "core/base/stepaside.h"
#include "core/library/librarytotals.h"

#include <QCoroFuture>
#include <QFile>
#include <QPromise>

#include <memory>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! Bytes that this process holds; 0 = the system does not tell.
double residentBytes()
{
#ifdef Q_OS_LINUX
    QFile file{u"/proc/self/statm"_s};
    if (file.open(QIODevice::ReadOnly))
        return file.readAll().split(' ').value(1).toDouble() *
               static_cast<double>(::sysconf(_SC_PAGESIZE));
#endif
    return 0;
}

//! Every row is looked at: neither on the main thread, nor by the connection that writes.
QFuture<Result<LibraryTotals>> readTotals(QThreadPool &pool, const QString &file)
{
    auto promise = std::make_shared<QPromise<Result<LibraryTotals>>>();
    QFuture<Result<LibraryTotals>> future = promise->future();
    promise->start();
    startAside(pool, [promise, file] {
        const Result<std::unique_ptr<Database>> database = Database::openForReading(file);
        promise->addResult(database ? libraryTotals(**database)
                                    : Result<LibraryTotals>{propagate(database)});
        promise->finish();
    });
    return future;
}

void writeTotals(MetricsText &out, const LibraryTotals &totals)
{
    out.begin("limner_jobs", "gauge", "Jobs of the library, by provider and state.");
    for (const LibraryTotals::Jobs &one : totals.jobs)
        out.add({{"provider", one.provider}, {"state", one.state}}, static_cast<double>(one.count));
    const auto gauge = [&out](const char *name, const char *help, qint64 value) {
        out.begin(name, "gauge", help);
        out.add({}, static_cast<double>(value));
    };
    gauge("limner_library_pictures", "Pictures of the library.", totals.pictures);
    gauge("limner_library_bytes", "Bytes of the library's originals.", totals.pictureBytes);
    gauge("limner_stored_pictures", "Pictures in the object store.", totals.stored);
    gauge("limner_stored_bytes", "Bytes in the object store.", totals.storedBytes);
    gauge("limner_uploads_open", "Pictures that are not stored yet.", totals.openUploads);
    out.begin("limner_spend_total", "counter", "What was charged, by model.");
    for (const LibraryTotals::Spent &one : totals.spent)
        out.add({{"provider", one.provider}, {"model", one.model}, {"currency", one.currency}},
                one.amount);
}

void writeProcess(MetricsText &out, Application &application)
{
    out.begin("limner_build_info", "gauge", "Always 1.");
    out.add({{"version", QStringLiteral(LIMNER_VERSION)}}, 1);
    out.begin("limner_queue_paused", "gauge", "1 while nothing new is begun.");
    out.add({}, application.jobs().board().counts().paused ? 1 : 0);
    out.begin("process_resident_memory_bytes", "gauge", "Bytes of memory.");
    out.add({}, residentBytes());
}

} // namespace

ApiAnswer metricsAnswer(ApiContext *context, ApiCall)
{
    QFuture<Result<LibraryTotals>> reading = readTotals(
        context->meter.pool(), context->application.library().folder() + u"/library.sqlite"_s);
    const Result<LibraryTotals> read = co_await reading;
    if (!read)
        co_return refuse(Dialect::Native, read.error());
    MetricsText out;
    writeProcess(out, context->application);
    writeTotals(out, *read);
    context->meter.write(out);
    ApiReply reply{.type = "text/plain; version=0.0.4; charset=utf-8"};
    reply.body = out.text();
    reply.headers.emplace_back("Cache-Control", "no-store");
    co_return reply;
}

} // namespace limner
