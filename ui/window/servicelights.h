#pragma once

#include "core/base/remote.h"
#include "core/jobs/job.h"
#include "ui/common/ledlabel.h"

#include <QObject>

#include <optional>

namespace limner {

class JobTiles;
class Outbox;
class StatusLine;

//! Keeps the two lamps of the status line true: they are dark until something was asked for, and
//! say what the last answer said, and why.
class ServiceLights final : public QObject {
    Q_OBJECT
public:
    ServiceLights(const JobTiles &jobs, Remote<Outbox> outbox, StatusLine &line);

    //! Who generates, and what a look at the account told.
    void setProvider(const QString &id, const QString &name, Health health, const QString &reason);
    //! Where pictures go; empty = nowhere yet.
    void setStore(const QString &name);

private:
    void noteJob(const Job &job);
    void noteStore(const std::optional<Error> &error);

    StatusLine &m_line;
    QString m_providerId;
    QString m_providerName;
    QString m_storeName;
};

} // namespace limner
