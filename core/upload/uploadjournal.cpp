#include "core/upload/uploadjournal.h"

#include "core/base/log.h"

#include <algorithm>

namespace limner {

Result<> UploadJournal::save(const Upload &upload)
{
    Result<> saved = m_uploads.save(upload);
    if (!saved)
        qCWarning(lcStore) << "upload" << upload.artworkId
                           << "cannot be saved:" << saved.error().message;
    return saved;
}

void UploadJournal::announce(const Upload &upload)
{
    const qint64 wait = upload.retryAt.isValid() ? m_clock.now().msecsTo(upload.retryAt) : 0;
    m_schedule.note(upload.artworkId, upload.state,
                    m_clock.elapsed() + std::chrono::milliseconds{std::max<qint64>(0, wait)});
    emit changed(upload);
}

void UploadJournal::record(const Upload &upload)
{
    static_cast<void>(save(upload));
    announce(upload);
}

} // namespace limner
