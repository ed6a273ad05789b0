#pragma once

#include "app/api/apidoor.h"
#include "app/application.h"
#include "core/base/taskscope.h"
#include "ui/settings/doorstand.h"

#include <QObject>

#include <memory>

namespace limner {

//! The HTTP door of a window that owns the library: open as long as the settings want it. On the
//! application's thread.
class WindowDoor final : public QObject {
    Q_OBJECT
public:
    explicit WindowDoor(Application &application, QObject *parent = nullptr);
    ~WindowDoor() override; //!< shut down

    //! From now on it follows the settings.
    void start();
    //! Another token in the place of the one there is; `tokenMade` follows, and the old one opens
    //! nothing any more.
    void renewToken();
    [[nodiscard]] DoorStand stand() const;
    //! What is being answered has a moment, then callers are told that the server stops.
    [[nodiscard]] QCoro::Task<> shutdown();

signals:
    void standChanged(const limner::DoorStand &stand);
    //! To be shown once.
    void tokenMade(const limner::Secret &token);
    void tokenNotMade(const limner::Error &error);

private:
    //! What the door is opened by; another one opens another door.
    struct Wish {
        bool isOpen = false;
        QString listen = {};
        QString outside = {};
        QString origins = {};
        int tokens = 0; //!< how often the token was made anew
        bool operator==(const Wish &) const = default;
    };

    [[nodiscard]] Wish wish() const;
    [[nodiscard]] Environment environment() const;
    void follow();
    [[nodiscard]] QCoro::Task<> move();
    void open();
    void noteCall(const QString &line);
    void tell();

    Application &m_application;
    std::unique_ptr<ApiDoor> m_door;
    Wish m_wish;
    QString m_address;
    std::optional<Error> m_error;
    QStringList m_calls;
    int m_tokens = 0;
    bool m_hasStarted = false;
    bool m_isMoving = false;
    DoorStand m_told;
    TaskScope m_scope;
};

} // namespace limner
