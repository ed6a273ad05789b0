#include "core/jobs/inputintake.h"

#include "core/base/pool.h"
#include "core/upload/storedoriginals.h"
#include "core/library/inputtrouble.h"
#include "core/library/library.h"
#include "core/library/lineage.h"
#include "core/net/httpclient.h"

#include <QFileInfo>

#include <atomic>
#include <optional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

std::function<bool()> stoppedBy(std::stop_token stop)
{
    return [stop = std::move(stop)] { return stop.stop_requested(); };
}

} // namespace

quint64 newInputTicket()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

InputIntake::InputIntake(HttpClient &http, Library &library, QObject *parent)
    : QObject{parent}
    , m_http{http}
    , m_library{library}
    , m_inputs{library.inputs()}
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowestPriority);
}

InputIntake::~InputIntake() = default;

void InputIntake::setOwnPlaces(std::vector<OwnPlace> places)
{
    m_ownPlaces = std::move(places);
}

void InputIntake::take(const InputOrder &order)
{
    std::stop_source stop;
    m_orders[order.ticket] = stop;
    m_scope.spawn(serve(order, stop.get_token()));
}

void InputIntake::cancel(quint64 ticket)
{
    const auto found = m_orders.find(ticket);
    if (found == m_orders.end())
        return;
    std::stop_source stop = found->second;
    m_orders.erase(found); // first: what ends now tells nobody any more
    stop.request_stop();
}

QCoro::Task<> InputIntake::drain()
{
    std::map<quint64, std::stop_source> orders;
    orders.swap(m_orders);
    for (auto &[ticket, stop] : orders)
        stop.request_stop();
    co_await m_scope.drain();
}

QCoro::Task<> InputIntake::serve(InputOrder order, std::stop_token stop)
{
    const quint64 ticket = order.ticket;
    const Result<KeptInput> input = co_await make(std::move(order), std::move(stop));
    if (m_orders.erase(ticket) == 0)
        co_return; // cancelled
    if (input)
        emit kept(ticket, *input);
    else
        emit failed(ticket, input.error());
}

AsyncResult<KeptInput> InputIntake::make(InputOrder order, std::stop_token stop)
{
    std::optional<Error> first;
    for (const InputSource &source : order.sources) {
        Result<KeptInput> input = co_await makeOf(source, order.wish, order.ticket, stop);
        if (input)
            noteArtwork(*input);
        if (input || stop.stop_requested())
            co_return input;
        if (!first)
            first = input.error();
    }
    co_return fail(first.value_or(inputError(InputTrouble::Empty)));
}

AsyncResult<KeptInput> InputIntake::makeOf(InputSource source, InputWish wish, quint64 ticket,
                                           std::stop_token stop)
{
    GivenInput given{.file = source.file,
                     .bytes = std::move(source.bytes),
                     .fileName = source.fileName,
                     .madeFrom = source.madeFrom,
                     .wish = wish};
    if (!source.kept.isEmpty())
        co_return co_await onPool(&m_pool, &keptInput, m_inputs, source.kept);
    if (source.artwork != 0) {
        Result<QString> file = co_await fileOf(source.artwork, ticket, stop);
        if (!file)
            co_return propagate(file);
        given.file = std::move(*file);
    }
    if (!source.address.isEmpty()) {
        const auto tell = [this, ticket](qint64 done, qint64 total) {
            if (m_orders.contains(ticket))
                emit progressed(ticket, done, total);
        };
        const ProgressFunction progress{tell};
        Result<FetchedAddress> fetched = co_await fetchAddress(&m_http, source.address, m_ownPlaces,
                                                               Inputs::largest, progress, stop);
        if (!fetched)
            co_return propagate(fetched);
        given.bytes = std::move(fetched->bytes);
        if (given.fileName.isEmpty())
            given.fileName = fetched->fileName;
    }
    co_return co_await keep(std::move(given), stop);
}

AsyncResult<QString> InputIntake::fileOf(ArtworkId id, quint64 ticket, std::stop_token stop)
{
    const Error gone = inputError(InputTrouble::ArtworkGone, QString::number(id));
    std::optional<Artwork> artwork = m_library.artwork(id);
    if (!artwork)
        co_return fail(gone);
    const QString file = m_library.originals().absolutePath(*artwork);
    if (QFileInfo::exists(file))
        co_return file;
    if (!m_stored)
        co_return fail(gone);
    QObject context;
    connect(m_stored, &StoredOriginals::progressed, &context,
            [this, id, ticket](ArtworkId coming, qint64 done, qint64 total) {
                if (coming == id && m_orders.contains(ticket))
                    emit progressed(ticket, done, total);
            });
    const Result<> brought = co_await m_stored->bring(id, stop);
    if (!brought && brought.error().kind == ErrorKind::NotUploaded)
        co_return fail(gone);
    if (!brought)
        co_return propagate(brought);
    artwork = m_library.artwork(id); // where it lies may be another place
    co_return artwork ? Result<QString>{m_library.originals().absolutePath(*artwork)}
                      : Result<QString>{fail(gone)};
}

AsyncResult<KeptInput> InputIntake::keep(GivenInput given, std::stop_token stop)
{
    given.stopped = stoppedBy(std::move(stop));
    co_return co_await onPool(&m_pool, &keepInput, m_inputs, std::move(given));
}

void InputIntake::noteArtwork(const KeptInput &input)
{
    QStringList names = m_inputs.origins(input.name);
    names.append(input.name);
    if (isAnyArtwork(m_library.database(), names))
        m_inputs.noteArtwork(input.name);
}

} // namespace limner
