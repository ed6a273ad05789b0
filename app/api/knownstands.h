#pragma once

#include "app/commands/callstand.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <memory>
#include <mutex>

namespace limner {

//! How the calls stand that somebody asked for, as values for the server's threads: a poll waits
//! for no commit and no disk. Written on the application's thread, within every change, so that
//! whoever was told of a state finds no older one here.
class KnownStands final : public QObject {
    Q_OBJECT
public:
    static constexpr size_t most = 1000; //!< calls; whoever was known first is forgotten first

    //! Before all others that tell of jobs. `clock` is asked on any thread.
    KnownStands(Application &application, const Clock &clock, QObject *parent = nullptr);

    //! On any thread. Null when it has to be asked for: nobody has, or too long ago. Links end, and
    //! trouble of a store or a cap is told to nobody.
    [[nodiscard]] std::shared_ptr<const CallStand> find(const QString &id) const;
    //! As `callStand`, and known from now on.
    [[nodiscard]] std::optional<CallStand> ask(const QString &id);
    //! How many are held: those that can be found, and for another minute those that no longer can.
    [[nodiscard]] qsizetype count() const;

private:
    struct Known {
        std::shared_ptr<const CallStand> stand = {};
        std::chrono::milliseconds since{0};
    };
    //! Of the calls that this job may be one of.
    void renewCallsOf(const QString &jobId);
    void renew(const QString &id);
    void noteProgress(const QString &jobId);
    void noteUpload(ArtworkId id);
    void keep(const QString &id, const CallStand &stand);
    void forgetOld(std::chrono::milliseconds now);
    void forget(const QString &id);
    void forgetAll();

    Application &m_application;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    QHash<QString, Known> m_known;
    std::deque<QString> m_order; //!< the first known first
    std::chrono::milliseconds m_lookedThrough{0};
};

} // namespace limner
