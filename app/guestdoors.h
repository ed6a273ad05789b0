#pragma once

#include "app/api/apidoor.h"
#include "app/commands/command.h"
#include "app/owner/remoteclient.h"
#include "core/base/taskscope.h"

#include <QObject>

#include <map>
#include <memory>

namespace limner {

//! What a process with this environment has to say so that a door like this one is opened.
[[nodiscard]] DoorCommand doorCommand(const ApiConfig &config, const Environment &environment);

//! The doors that `limner serve` asks of the window that owns its library: each is open while the
//! process that asked for it is there. Lives on the application's thread.
class GuestDoors final : public QObject {
    Q_OBJECT
public:
    explicit GuestDoors(Application &application, QObject *parent = nullptr);
    ~GuestDoors() override; //!< shut down

    //! Opens one for this process, or changes who may call at the one that it has. It hears
    //! `{"address":"http://…"}`, or the `error` because of which there is none.
    void open(RemoteClient *client, const DoorCommand &asked);
    //! The token beside the settings was made anew: the old one opens nothing any more.
    void replaceToken(const Secret &token);
    //! What is being answered has a moment, then callers are told that the server stops.
    [[nodiscard]] QCoro::Task<> shutdown();

private:
    struct Guest {
        std::shared_ptr<ApiDoor> door;
        DoorCommand asked;
    };

    [[nodiscard]] std::optional<Error> otherHooks(const DoorCommand &asked) const;
    void leave(RemoteClient *client);
    [[nodiscard]] QCoro::Task<> shut(std::shared_ptr<ApiDoor> door, std::chrono::milliseconds most);

    Application &m_application;
    std::map<RemoteClient *, Guest> m_guests;
    bool m_isOver = false; //!< who asks now waits, and takes the library over
    TaskScope m_scope;
};

} // namespace limner
