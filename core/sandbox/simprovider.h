#pragma once

#include "core/sandbox/fakehttpserver.h"

#include <QObject>

namespace limner {

//! A simulated provider: a loopback server that behaves as the real one does.
class SimProvider : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual FakeHttpServer &server() = 0;
    [[nodiscard]] virtual QByteArray baseUrl() const = 0;
    //! The key it accepts.
    [[nodiscard]] virtual QByteArray key() const = 0;
};

} // namespace limner
