#pragma once

#include "app/application.h"
#include "app/commands/attendance.h"

#include <QHash>

namespace limner {

//! While it lives: tells, at most once a minute for each job, that this computer cannot
//! take a paid picture, why, and how long the provider still keeps it; and of every picture that
//! goes into a model smaller than it is.
class LocalTrouble final : public QObject {
    Q_OBJECT
public:
    LocalTrouble(Application &application, CommandClient &client);

private:
    void tell(const Job &job);

    Application &m_application;
    CommandClient &m_client;
    QHash<QString, QDateTime> m_told;
};

//! "The disk is full. … The provider deletes it in 42 min."; empty when nothing of the kind is up.
[[nodiscard]] QString localTroubleText(Application &application, const Job &job);

} // namespace limner
