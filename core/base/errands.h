#pragma once

#include "core/base/pool.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace limner {

//! Work that an object of the window sends away and hears of later. Neither waits for the other:
//! when the object goes, what has not begun never does, and what runs ends for nobody. A member of
//! the object, which holds nothing that the work touches: the work takes values along.
class Errands {
public:
    //! `most`: how many may run at a time, 1 = one after the other, in the order they were sent.
    explicit Errands(QObject *owner, int most = 1);
    Errands(const Errands &) = delete;
    Errands &operator=(const Errands &) = delete;
    ~Errands();

    //! Runs `work` on `errandPool`, then `take` with what it returned on the owner's thread.
    template <typename Work, typename Take>
    void send(Work work, Take take)
    {
        begin([desk = m_desk, work = std::move(work), take = std::move(take)]() mutable {
            bring(*desk, [take = std::move(take), answer = work()]() mutable {
                std::invoke(take, std::move(answer));
            });
        });
    }
    //! What was sent and has not begun never does.
    void dropWaiting();

private:
    struct Desk; //!< outlives the owner for as long as something runs
    void begin(std::function<void()> errand);
    static void bring(Desk &desk, std::function<void()> answer);
    static void runNext(const std::shared_ptr<Desk> &desk);

    std::shared_ptr<Desk> m_desk;
};

//! Where errands run: its threads stay, since to start one may have to wait for the lock of the
//! address space. Empty when the program ends.
[[nodiscard]] QThreadPool &errandPool();

} // namespace limner
