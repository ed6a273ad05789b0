#pragma once

#include "core/base/remote.h"
#include "core/upload/removal.h"

#include <QObject>

#include <optional>

namespace limner {

class Banner;
class Outbox;

//! Says in the window when the store needs a person: what is wrong, how many pictures wait for it,
//! or which deleted ones it keeps, and one button that leads out. What passes by itself stays on
//! the status line and the pictures.
class StoreNotice final : public QObject {
    Q_OBJECT
public:
    //! `banner` is its own: nobody else writes there.
    StoreNotice(Remote<Outbox> outbox, Banner &banner);

signals:
    void settingsWanted(const QString &page);

private:
    void show(const std::optional<Error> &error, int open);
    void showRemovals(const RemovalStand &stand);
    void addRetry(const QString &text);

    Remote<Outbox> m_outbox;
    Banner &m_banner;
    enum class Shown { Nothing, Trouble, Removals } m_shown = Shown::Nothing;
};

} // namespace limner
