#pragma once

#include "core/base/result.h"
#include "core/jobs/jobstore.h"

namespace limner {

//! The answers of providers that answer at once, one file a job in `<library>/answers`. They are
//! the only copy of what was paid for until the pictures are out of them.
class Answers {
public:
    //! `folder` is the library's, absolute.
    explicit Answers(const QString &folder);

    [[nodiscard]] QString fileOf(const QString &jobId) const;
    [[nodiscard]] bool has(const QString &jobId) const;
    //! Makes room for the answer of a create that is about to be sent: durably, since an older one
    //! would be taken for it.
    [[nodiscard]] Result<> expect(const QString &jobId) const;
    //! Drops it once the job, as it is stored, can need it no more.
    void settle(const QString &jobId, JobStore &jobs) const;
    //! The same of every answer that is here.
    void dropUseless(JobStore &jobs) const;

private:
    QString m_folder;
};

} // namespace limner
