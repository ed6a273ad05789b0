#pragma once

#include "app/api/apicontext.h"
#include "app/api/apigate.h"
#include "app/api/apiserver.h"
#include "app/api/apiturn.h"
#include "app/api/route.h"
#include "core/base/taskscope.h"

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <set>

namespace limner {

//! The HTTP door to the commands: the server asks on its threads, answers are made on this one.
//! Only who may call, and how a known call stands, is told there at once.
class ApiDoor final : public QObject, private ApiAnswerer {
    Q_OBJECT
public:
    //! `clock` is what limits are counted by; it is asked on any thread.
    ApiDoor(Application &application, ApiConfig config, const Clock &clock, ApiLimits limits = {},
            QObject *parent = nullptr);
    ~ApiDoor() override; //!< shut down

    //! Its address: `http://127.0.0.1:8420`. Io when somebody else listens there.
    [[nodiscard]] Result<QString> listen();
    //! Another token, other pages, other limits, from the next call on; the address stays.
    void setConfig(ApiConfig config);
    //! Nobody new is let in; what is being answered has so long, then it is told that the server
    //! stops.
    [[nodiscard]] QCoro::Task<> shutdown(std::chrono::milliseconds patience);

signals:
    //! A call was answered: when, what, and with which status, without what is secret. Comes from
    //! the server's threads.
    void called(const QString &line);

private:
    using Work = std::function<void(const std::shared_ptr<ApiTurn> &turn)>;

    // On the server's threads.
    [[nodiscard]] std::optional<ApiReply> refusal(const ApiRequest &request) override;
    [[nodiscard]] ApiReply answer(const ApiRequest &request) override;
    [[nodiscard]] ApiReply unreadable(const ApiRequest &request, int status,
                                      const QString &why) override;
    [[nodiscard]] ApiReply onMainThread(Work work);
    [[nodiscard]] std::optional<ApiReply> toldAtOnce(const ApiRequest &request,
                                                     const FoundRoute &found) const;
    //! With what the browser needs; noted.
    [[nodiscard]] ApiReply finished(ApiReply reply, const ApiRequest &request, const Route *route);

    [[nodiscard]] QCoro::Task<> serve(ApiRequest request, std::shared_ptr<ApiTurn> turn);
    void note(const ApiRequest &request, const Route *route, int status);

    ApiConfig m_config;
    Application &m_application;
    ApiGate m_gate;
    KnownStands m_stands; //!< before whoever tells of jobs
    EventHub m_events;
    ServiceMeter m_meter;
    ApiContext m_context;
    TaskScope m_scope;
    std::mutex m_mutex;
    std::set<std::shared_ptr<ApiTurn>> m_turns;
    bool m_isOver = false;
    ApiServer m_server; //!< last: its threads use all of the others
};

} // namespace limner
