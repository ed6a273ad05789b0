#pragma once

#include <QByteArray>
#include <QHash>

namespace limner {

//! A call as it came, already read to its end and free of what no server should believe.
struct ApiRequest {
    QByteArray method = {};
    QByteArray path = {};                       //!< still encoded
    QByteArray query = {};                      //!< behind the question mark
    QHash<QByteArray, QByteArray> headers = {}; //!< names in lower case
    QByteArray body = {};
    QByteArray address = {}; //!< of who sent it

    [[nodiscard]] QByteArray header(const char *name) const { return headers.value(name); }
};

} // namespace limner
