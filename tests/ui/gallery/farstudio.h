#pragma once

#include "core/base/servicethread.h"
#include "tests/ui/gallery/gallerysupport.h"

#include <QSemaphore>
#include <QtTest>

namespace limner::test {

//! Waits until everything that this service told before has been heard.
template <typename Service>
void hearAll(const Remote<Service> &remote)
{
    QObject here;
    bool isHeard = false;
    remote.ask([](Service &) { return true; }, &here, [&isHeard](bool) { isHeard = true; });
    QTRY_VERIFY(isHeard);
}

//! A studio whose services live on threads of their own, as behind a window: nobody may touch them,
//! and each thread can be held as by a disk that does not answer.
class FarStudio {
public:
    FarStudio();
    ~FarStudio();

    [[nodiscard]] Services services();
    //! Does it on the core thread and waits for it; not while that is held.
    template <typename Work>
    auto run(Work work)
    {
        return m_core.run([this, &work] { return work(*m_library); });
    }
    //! Kept and told of.
    ArtworkId add(const QString &prompt = QStringLiteral("a fox"));
    void store(ArtworkId id);
    void holdReader();
    void releaseReader() { m_readerGate.release(); }
    void holdCore();
    void releaseCore() { m_coreGate.release(); }
    //! What is asked of the reader until `readNew` sees the library as it is now. Not while it is
    //! held.
    void readOld();
    void readNew();

    SystemClock clock;

private:
    QTemporaryDir m_folder;
    IdleStore m_store;
    Catalog m_catalog;
    Theme m_theme;
    QSemaphore m_readerGate;
    QSemaphore m_coreGate;
    ServiceThread m_reading{QStringLiteral("reading")};
    ServiceThread m_core{QStringLiteral("core")};
    std::unique_ptr<Library> m_library;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<InputIntake> m_intake;
    std::unique_ptr<Imports> m_imports;
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<ModelFinder> m_finder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ArtworkReader> m_reader;
    std::unique_ptr<Thumbnails> m_thumbnails;
    int m_made = 0;
};

} // namespace limner::test
