#pragma once

#include "core/jobs/job.h"
#include "core/upload/upload.h"

#include <QObject>

namespace limner {

class Application;

//! Tells the log what the service does, one line an event: jobs that come and end, pictures that
//! are stored or refused. Ids and models, never prompts: a log has other readers than a library.
class ServiceLog final : public QObject {
    Q_OBJECT
public:
    explicit ServiceLog(Application &application, QObject *parent = nullptr);

private:
    void tellEnd(const Job &job) const;
    void tellUpload(ArtworkId id, const Upload &upload) const;
};

} // namespace limner
