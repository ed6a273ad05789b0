#pragma once

#include "core/upload/outbox.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

namespace limner::test {

//! An outbox on a library with a store in memory, and hours that pass at once.
struct OutboxRig {
    QTemporaryDir folder;
    ManualClock clock;
    FakeStore store{clock};
    std::unique_ptr<Library> library;
    std::unique_ptr<Outbox> outbox;
    int pictures = 0;

    OutboxRig()
    {
        library = *Library::open(folder.path(), clock);
        outbox = std::make_unique<Outbox>(*library, store, clock);
    }
    ~OutboxRig() { QCoro::waitFor(outbox->shutdown()); }

    //! A kept picture with its duty to be uploaded.
    ArtworkId add() { return keepPicture(*library, clock, ++pictures); }
    UploadState state(ArtworkId id) { return outbox->upload(id).value_or(Upload{}).state; }
    bool reach(ArtworkId id, UploadState wanted)
    {
        return driveUntil(clock, [&] { return state(id) == wanted; });
    }
    bool empty()
    {
        return driveUntil(clock, [&] { return outbox->openCount() == 0; });
    }
    std::vector<ArtworkId> add(int count)
    {
        std::vector<ArtworkId> ids;
        Database::Transaction together{library->database()};
        for (int i = 0; i < count; ++i)
            ids.push_back(add());
        if (!together.commit())
            qFatal("the pictures cannot be kept");
        return ids;
    }
    void restart()
    {
        QCoro::waitFor(outbox->shutdown());
        outbox.reset();
        outbox = std::make_unique<Outbox>(*library, store, clock);
    }
};

} // namespace limner::test
