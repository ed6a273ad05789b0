#pragma once

#include "core/database/rescue.h"
#include "core/library/foundfile.h"
#include "core/library/library.h"

#include <QObject>
#include <QSemaphore>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <utility>

namespace limner {

//! How far the library is with finding its pictures again.
struct RebuildProgress {
    QString damagedFile = {}; //!< absolute; empty = the database was missing
    int jobs = 0;             //!< still readable in the damaged file
    int pictures = 0;         //!< the same
    int found = 0;            //!< brought back from the originals
    int nameless = 0;         //!< of these: without their request inside
    int unreadable = 0;       //!< files that are no pictures; left where they are
    int looked = 0;           //!< files looked at
    bool isDone = false;
    bool operator==(const RebuildProgress &) const = default;
};

//! After a rescue: looks at every original on a thread of its own, and gives those that no row
//! knows one again, from the record inside them or else from what a file tells by itself. Killed
//! half way, it goes on at the next start.
class Rebuild final : public QObject {
    Q_OBJECT
public:
    explicit Rebuild(Library &library, QObject *parent = nullptr);
    ~Rebuild() override; //!< stops and waits

    //! Does nothing when nothing was rescued.
    void start();
    [[nodiscard]] bool isRunning() const { return m_running; }
    //! Set once a rescue happened, until the end of this run of the program.
    [[nodiscard]] const std::optional<RebuildProgress> &progress() const { return m_progress; }
    //! True while it runs, and once after its end.
    [[nodiscard]] bool isNews() { return m_running || std::exchange(m_isNews, false); }
    [[nodiscard]] QCoro::Task<> finished(std::stop_token stop);

signals:
    void progressed();
    void done();

private:
    //! One file, as the worker saw it.
    struct Found : FoundFile {
        bool isOutput = false;
    };
    using Batch = std::vector<Found>;

    static Found examine(const QString &root, const QString &path);
    void search(const QString &root, const QSet<QString> &known);
    void send(Batch batch);
    void take(const Batch &batch);
    [[nodiscard]] Result<> give(const Found &found);
    [[nodiscard]] Result<> giveJob(const EmbeddedRecord &record);
    [[nodiscard]] Result<bool> isKnown(const QString &condition, const QVariantList &values);
    void end();

    Library &m_library;
    std::optional<RebuildProgress> m_progress;
    std::vector<ArtworkId> m_given; //!< rows of the batch under way
    QThreadPool m_pool;
    QSemaphore m_room; //!< batches on their way to this thread
    std::atomic<bool> m_stop = false;
    bool m_running = false;
    bool m_isNews = false;
    bool m_failed = false;
};

} // namespace limner
