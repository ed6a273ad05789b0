#pragma once

namespace limner {

class Clock;
class JobQueue;
class Library;
class ModelStore;
class Outbox;
class Theme;
class Thumbnails;

//! What the window shows and asks. Everything outlives the window.
struct Services {
    Library &library;
    Thumbnails &thumbnails;
    JobQueue &queue;
    Outbox &outbox;
    ModelStore &models;
    Theme &theme;
    Clock &clock;
};

} // namespace limner
