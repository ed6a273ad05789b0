#pragma once

#include "core/base/error.h"

#include <QObject>

#include <optional>

namespace limner {

class Banner;
class Outbox;

//! Says in the window when the store needs a person: what is wrong, how many pictures wait for it,
//! and one button that leads out. What passes by itself stays on the status line and the pictures.
class StoreNotice final : public QObject {
    Q_OBJECT
public:
    //! `banner` is its own: nobody else writes there.
    StoreNotice(Outbox &outbox, Banner &banner);

signals:
    void settingsWanted(const QString &page);

private:
    void show(const std::optional<Error> &error);

    Outbox &m_outbox;
    Banner &m_banner;
};

} // namespace limner
