#pragma once

#include "core/library/importreader.h"
#include "core/library/library.h"

#include <QCoroTask>
#include <QObject>
#include <QSemaphore>
#include <QThreadPool>

#include <stop_token>

namespace limner {

//! Brings pictures from elsewhere into the library, once each, however often they are named. A
//! worker thread reads and copies; rows and their pending uploads are committed here, in batches,
//! each with one signal of the library. Killed half way, it is simply given the same order again.
class Import final : public QObject {
    Q_OBJECT
public:
    Import(Library &library, ImportOrder order, QObject *parent = nullptr);
    ~Import() override; //!< stops and waits

    void start();
    void setPaused(bool isPaused);
    //! What is committed stays.
    void stop() { m_gate.stop(); }
    [[nodiscard]] const ImportStand &stand() const { return m_stand; }
    //! Returns once it is done; `stop` ends it early.
    [[nodiscard]] QCoro::Task<> finished(std::stop_token stop);

signals:
    void progressed(const limner::ImportStand &stand);
    void done(const limner::ImportStand &stand);

private:
    using Batch = std::vector<ReadFile>;

    void work();
    void send(Batch batch);
    void take(const Batch &batch);
    [[nodiscard]] Result<> commit(const Batch &batch);
    [[nodiscard]] Result<> give(const FoundFile &found);
    void count(const ReadFile &file, bool isCommitted);
    void noteMoved(const QString &source);
    void removeMoved();
    void end(const Result<> &result);

    Library &m_library;
    ImportOrder m_order;
    ImportGate m_gate;
    ImportStand m_stand;
    std::vector<ArtworkId> m_given; //!< rows of the batch under way
    QThreadPool m_pool;
    QSemaphore m_room; //!< batches on their way to this thread
    QMutex m_movedMutex;
    QStringList m_moved; //!< committed; their sources are the worker's to remove
};

} // namespace limner
