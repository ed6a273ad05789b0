#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace limner::test {

//! Stands between the program and the real store: passes every byte, can be away, and tells of the
//! moments of an upload in time for a kill.
class StoreProxy final : public QObject {
public:
    enum class Moment {
        None,
        PutBegins,   //!< the store has not heard of it yet
        PutHalfWay,  //!< half of the picture has gone on
        PutAnswered, //!< the store has it, the program does not know
    };

    explicit StoreProxy(quint16 store, QObject *parent = nullptr);

    [[nodiscard]] QString endpoint() const;
    //! Away: lines are taken and dropped at once.
    void setAway(bool away) { m_away = away; }
    //! `act` is called once, at the n-th such moment from now; nothing more is passed on that line
    //! until it returns.
    void arm(Moment moment, int which, std::function<void()> act);

private:
    struct Line;
    void accept();
    void fromProgram(Line &line);
    void fromStore(Line &line);
    [[nodiscard]] bool reached(Moment moment);

    quint16 m_store = 0;
    QTcpServer m_server;
    bool m_away = false;
    Moment m_moment = Moment::None;
    int m_left = 0;
    std::function<void()> m_act;
};

} // namespace limner::test
