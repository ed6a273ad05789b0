#pragma once

#include "core/base/clock.h"
#include "core/sandbox/fakehttpserver.h"

#include <QStringList>

namespace limner::test {

//! What Limner asks a server for. The names stand in `tests/data/faults.md`.
enum class Operation { Create, Poll, Cancel, Download, List, Generate, Put, Head, Listing };
[[nodiscard]] QString toString(Operation operation);
[[nodiscard]] const std::vector<Operation> &allOperations();
[[nodiscard]] bool isAboutTheStore(Operation operation);
//! Every fault of the table, in its order.
[[nodiscard]] const QStringList &allFaults();
//! Why the fault cannot meet the operation; empty when it can.
[[nodiscard]] QString whyNot(Operation operation, const QString &fault);

//! Breaks one operation at one server in one way, and writes down when it was tried.
class Saboteur {
public:
    enum class Span { Once, Lasting };
    //! `elsewhere` is where redirects point.
    Saboteur(FakeHttpServer &server, FakeHttpServer &elsewhere, ManualClock &clock,
             Operation operation, QString fault);
    ~Saboteur() { end(); }
    Saboteur(const Saboteur &) = delete;
    Saboteur &operator=(const Saboteur &) = delete;

    void begin(Span span);
    void end();
    //! The faults that a server cannot see are told by whoever meets them.
    void noteTry();
    [[nodiscard]] const std::vector<std::chrono::milliseconds> &tries() const { return m_tries; }
    //! It takes real time, so a few tries have to do.
    [[nodiscard]] bool isSlow() const;

private:
    [[nodiscard]] bool strikes(const ServedRequest &request);
    [[nodiscard]] std::optional<ServedReply> refusal(const ServedRequest &request);
    void spoil(ServedReply &reply) const;
    void spoilBody(ServedReply &reply) const;

    FakeHttpServer &m_server;
    FakeHttpServer &m_elsewhere;
    ManualClock &m_clock;
    Operation m_operation = Operation::Create;
    QString m_fault;
    Span m_span = Span::Once;
    bool m_active = false;
    std::vector<std::chrono::milliseconds> m_tries;
};

} // namespace limner::test
