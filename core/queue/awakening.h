#pragma once

#include "core/queue/jobqueue.h"
#include "core/net/httpclient.h"
#include "core/net/worldwatch.h"
#include "core/upload/outbox.h"

namespace limner {

//! Connects the world to what waits for it: after a sleep, or when the network is back, dead
//! connections are given up, and whatever waits for its next try has it now.
void connectAwakening(WorldWatch &watch, HttpClient &http, JobQueue &queue, Outbox &outbox);

} // namespace limner
