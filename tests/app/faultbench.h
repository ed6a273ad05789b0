#pragma once

#include "core/jobs/inputintake.h"
#include "core/library/imports.h"
#include "core/queue/jobqueue.h"
#include "core/library/thumbnails.h"
#include "core/net/httpclient.h"
#include "core/provider/modelfinder.h"
#include "core/provider/replicate/replicate.h"
#include "core/s3/s3client.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/sandbox/sims3.h"
#include "core/sandbox/together/simtogether.h"
#include "core/upload/outbox.h"
#include "core/upload/storecheck.h"
#include "tests/app/faulttable.h"
#include "tests/app/saboteur.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/common/theme.h"
#include "ui/gallery/artworkdetails.h"
#include "ui/gallery/jobdetails.h"
#include "ui/gallery/galleryactions.h"
#include "ui/queue/jobtiles.h"
#include "ui/settings/storagepage.h"

#include <QTemporaryDir>

#include <functional>

namespace limner::test {

//! What all rows share: a library on disk and the servers.
struct FaultWorld {
    QTemporaryDir folder;
    ManualClock clock{QDateTime::currentDateTimeUtc()}; // the servers' clocks are real
    std::unique_ptr<Library> library;
    std::unique_ptr<Thumbnails> thumbnails;
    HttpClient http;
    Catalog none;
    std::unique_ptr<ModelStore> models;
    std::unique_ptr<ModelFinder> finder;
    Theme theme;
    SimReplicate provider;
    SimTogether together; //!< answers at once, and keeps no list
    SimS3 store{SimS3Options{}};
    FakeHttpServer elsewhere; //!< has every picture, and should never see a secret

    FaultWorld();
    //! Who is asked for this.
    [[nodiscard]] FakeHttpServer &serverOf(Operation operation);
    //! Paid runs, of all providers.
    [[nodiscard]] int creates() const { return provider.creates + together.creates; }
    //! Lets everything happen, and time pass only while everybody sleeps; false after a minute.
    [[nodiscard]] bool drive(const std::function<bool()> &done);
};

//! The real queue, outbox and panels for one run of one row; gone, and the fault with it, at its
//! end.
class FaultRun {
public:
    FaultRun(FaultWorld &world, Operation operation, const QString &fault, Saboteur::Span span);
    ~FaultRun();

    //! Where it ends when the fault strikes once: its last state.
    [[nodiscard]] QString endOfOne();
    //! The same row with a fault that stays, and then passes.
    [[nodiscard]] FaultRow whileItLasts();

private:
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool prepareJob();
    [[nodiscard]] bool prepareUpload();
    void startCheck();
    //! The work has ended, for better or worse.
    [[nodiscard]] bool isOver();
    //! It waits for its next try, after as many as are needed to see how.
    [[nodiscard]] bool isKnown();
    [[nodiscard]] QString state();
    [[nodiscard]] QString reads() const;
    [[nodiscard]] QString buttons() const;
    [[nodiscard]] QString billed() const;
    [[nodiscard]] QString again();
    //! Presses the button that leads out, if it takes one, and says where that led.
    [[nodiscard]] QString afterwards();
    void show();

    FaultWorld &m_world;
    Operation m_operation = Operation::Create;
    HttpClient m_http;
    Catalog m_catalog;
    Replicate *m_provider = nullptr;
    std::unique_ptr<S3Client> m_store;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<InputIntake> m_intake;
    std::unique_ptr<Imports> m_imports;
    std::unique_ptr<StoreCheck> m_check;
    std::optional<StoreCheckResult> m_checked;
    std::vector<StoreCheckStep> m_steps;
    QString m_job;
    ArtworkId m_artwork = 0;
    int m_createsBefore = 0;
    std::unique_ptr<JobTiles> m_tiles;
    QWidget m_window;
    std::unique_ptr<ClipboardLink> m_clipboard;
    GalleryActions *m_actions = nullptr;
    JobDetails *m_jobDetails = nullptr;
    ArtworkDetails *m_artworkDetails = nullptr;
    StoragePage *m_page = nullptr;
    Saboteur m_saboteur;
    QDateTime m_toldRetry;
};

} // namespace limner::test
