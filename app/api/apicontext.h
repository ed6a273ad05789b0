#pragma once

#include "app/api/apiconfig.h"
#include "app/api/apireply.h"
#include "app/api/apirequest.h"
#include "app/api/eventhub.h"
#include "app/api/knownstands.h"
#include "app/api/servicemeter.h"
#include "app/application.h"

#include <QStringList>

#include <stop_token>

namespace limner {

//! What the functions behind the routes work with. Outlives every call.
struct ApiContext {
    Application &application;
    const ApiConfig &config;
    KnownStands &stands;
    EventHub &events;
    ServiceMeter &meter;
};

//! One call on its way through a function.
struct ApiCall {
    ApiRequest request = {};
    QStringList names = {};    //!< what stands for the `{…}` of the pattern, decoded
    std::stop_token stop = {}; //!< the server goes away: nothing changes, say so
};

//! Somebody asks how a call stands, and it is known. For any thread.
struct Poll {
    const CallStand &stand;
    const QString &id;
    const ApiRequest &request;
    const Secret &token; //!< that callers need; empty = none
};

using ApiAnswer = QCoro::Task<ApiReply>;

} // namespace limner
