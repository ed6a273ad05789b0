#pragma once

#include "core/base/clock.h"
#include "core/upload/uploadschedule.h"
#include "core/upload/uploadstore.h"

#include <QObject>

namespace limner {

//! The one writer of uploads under way: saves them, keeps the schedule in step, and tells.
class UploadJournal final : public QObject {
    Q_OBJECT
public:
    UploadJournal(UploadStore &uploads, UploadSchedule &schedule, Clock &clock)
        : m_uploads{uploads}
        , m_schedule{schedule}
        , m_clock{clock}
    {}

    //! One durable commit; a failure is logged.
    [[nodiscard]] Result<> save(const Upload &upload);
    //! The schedule goes by it from now on, and everybody hears of it.
    void announce(const Upload &upload);
    //! Both: what cannot be written down counts for this run all the same.
    void record(const Upload &upload);

signals:
    void changed(const limner::Upload &upload);

private:
    UploadStore &m_uploads;
    UploadSchedule &m_schedule;
    Clock &m_clock;
};

} // namespace limner
