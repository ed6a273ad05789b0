#pragma once

#include "core/base/clock.h"
#include "core/library/trash.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace limner {

//! Empties the trash: when the artist says so, and by itself of what has lain there for long. A few
//! at a time, so that nothing waits for it; what is left after a crash goes the next time.
class TrashEmptier final : public QObject {
    Q_OBJECT
public:
    //! Of lying in the trash, before a picture goes by itself.
    static constexpr int usualDays = 30;

    TrashEmptier(Trash &trash, Clock &clock, QObject *parent = nullptr);

    //! 0 = nothing goes by itself.
    void setDays(int days);
    [[nodiscard]] int days() const { return m_days; }
    //! From now on, and again every hour.
    void start();
    //! These, for good; empty = all that lie there now.
    void empty(std::vector<ArtworkId> ids, RemoteCopy copy);

signals:
    //! What the artist asked for is done; `error` tells why some are still there.
    void emptied(int pictures, const std::optional<limner::Error> &error);

private:
    void look();
    void eraseSome();

    Trash &m_trash;
    Clock &m_clock;
    QTimer m_hour;
    int m_days = usualDays;
    std::vector<ArtworkId> m_wanted; //!< still to go, the last one first
    RemoteCopy m_copy = RemoteCopy::AsSet;
    int m_gone = 0;
    bool m_isAsked = false; //!< by the artist
    std::optional<Error> m_error;
};

} // namespace limner
