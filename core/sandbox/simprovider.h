#pragma once

#include "core/sandbox/fakehttpserver.h"

#include <QObject>

namespace limner {

//! One paid request as the books of a provider have it that keeps no list of jobs.
struct SimSale {
    QString prompt = {};
    double amount = 0;               //!< USD
    QList<QByteArray> pictures = {}; //!< as they were delivered
};

//! A simulated provider: a loopback server that behaves as the real one does.
class SimProvider : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual FakeHttpServer &server() = 0;
    [[nodiscard]] virtual QByteArray baseUrl() const = 0;
    //! The key it accepts.
    [[nodiscard]] virtual QByteArray key() const = 0;
    //! Oldest first; none of one whose jobs can be listed. The pictures are drawn once more.
    [[nodiscard]] virtual std::vector<SimSale> sales() { return {}; }
};

} // namespace limner
