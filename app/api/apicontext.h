#pragma once

#include "app/api/apiconfig.h"
#include "app/api/apireply.h"
#include "app/api/apirequest.h"
#include "app/api/eventhub.h"
#include "app/api/servicemeter.h"
#include "app/application.h"

#include <QStringList>

#include <stop_token>

namespace limner {

//! What the functions behind the routes work with. Outlives every call.
struct ApiContext {
    Application &application;
    const ApiConfig &config;
    EventHub &events;
    ServiceMeter &meter;
};

//! One call on its way through a function.
struct ApiCall {
    ApiRequest request = {};
    QStringList names = {};    //!< what stands for the `{…}` of the pattern, decoded
    std::stop_token stop = {}; //!< the server goes away: nothing changes, say so
};

using ApiAnswer = QCoro::Task<ApiReply>;

} // namespace limner
