#pragma once

#include "core/base/remote.h"

namespace limner {

class ArtworkReader;
class Clock;
class Imports;
class InputIntake;
class JobQueue;
class Library;
class ModelFinder;
class ModelStore;
class Outbox;
class Theme;
class Thumbnails;

//! What the window shows and asks. The services live on threads of their own, so that it never
//! waits: it tells and asks, and hears. Everything outlives the window.
struct Services {
    Remote<Library> library;
    Remote<ArtworkReader> reader; //!< what the gallery asks; never behind a writer
    Remote<Thumbnails> thumbnails;
    Remote<JobQueue> queue;
    Remote<Outbox> outbox;
    Remote<ModelStore> models;
    Remote<ModelFinder> finder; //!< of models
    Remote<InputIntake> intake; //!< of files that go into models
    Remote<Imports> imports;    //!< of pictures into the library
    Theme &theme;
    Clock &clock;
};

} // namespace limner
