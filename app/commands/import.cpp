#include "app/commands/import.h"

#include "core/base/eitherstop.h"
#include "core/library/import.h"
#include "ui/common/inputtext.h"

#include <QCoroSignal>
#include <QThread>

namespace limner {
namespace {

OrderedJson refusedJson(const Error &error)
{
    OrderedJson out = errorJson(error);
    if (inputTroubleOf(error) != InputTrouble::None) {
        out["message"] = inputErrorText(error).toStdString();
        out["hint"] = "";
    }
    return out;
}

//! What came has its thumbnails, so that no window has to make them first. Where one is open it
//! makes them itself.
QCoro::Task<> madeThumbnails(Thumbnails *thumbnails, std::stop_token stop)
{
    if (thumbnails->thread() != QThread::currentThread() || thumbnails->isIdle())
        co_return;
    Sleeper wake;
    QObject::connect(thumbnails, &Thumbnails::idle, &wake, &Sleeper::finish);
    const std::stop_callback onStop{stop, [target = &wake] { target->finish(); }};
    co_await qCoro(&wake, &Sleeper::done);
}

} // namespace

OrderedJson toJson(const ImportStand &stand)
{
    OrderedJson refused = OrderedJson::array();
    for (const RefusedFile &file : stand.refused)
        refused.push_back({{"path", file.path.toStdString()},
                           {"message", refusedJson(file.error).at("message")}});
    OrderedJson out{{"imported", stand.imported},
                    {"already", stand.already},
                    {"passed_over", stand.passedOver},
                    {"refused", std::move(refused)}};
    if (stand.end)
        out["error"] = errorJson(*stand.end);
    else if (stand.imported + stand.already == 0 && !stand.refused.empty())
        out["error"] = refusedJson(stand.refused.front().error);
    return out;
}

QCoro::Task<std::optional<ImportStand>> importFiles(Application *application, ImportCommand command,
                                                    Attendance attendance)
{
    ImportOrder order;
    order.paths = command.paths;
    order.way = command.move        ? ImportWay::Move
                : command.reference ? ImportWay::Reference
                                    : ImportWay::Copy;
    Import import{application->library(), std::move(order)};
    const EitherStop either{attendance.interrupt, attendance.abandon};
    import.start();
    co_await import.finished(either.token());
    if (!attendance.abandon.stop_requested())
        co_await madeThumbnails(&application->thumbnails(), either.token());
    if (attendance.abandon.stop_requested())
        co_return std::nullopt;
    co_return import.stand();
}

} // namespace limner
