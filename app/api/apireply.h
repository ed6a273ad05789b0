#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <utility>
#include <vector>

namespace limner {

class EventFeed;

//! An answer as a value: bytes, a part of a file, or events for as long as somebody listens.
struct ApiReply {
    int status = 200;
    QByteArray type = "application/json";
    QByteArray body = {};
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    QString file = {}; //!< instead of the body
    qint64 offset = 0; //!< in it
    qint64 length = 0;
    std::shared_ptr<EventFeed> feed = {}; //!< instead of both
};

} // namespace limner
