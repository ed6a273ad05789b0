#pragma once

#include "core/library/library.h"
#include "core/s3/objectstore.h"
#include "core/upload/storeinuse.h"
#include "core/upload/uploadjournal.h"

namespace limner {

//! What the trades of the outbox speak to; everything outlives them.
struct UploadTools {
    Library &library;
    ObjectStore &store;
    Clock &clock;
    UploadStore &uploads;
    UploadJournal &journal;
    UploadSchedule &schedule;
    StoreInUse &here;
};

} // namespace limner
