#include "tests/soak/storeproxy.h"

using namespace Qt::StringLiterals;

namespace limner::test {

//! One connection of the program and its other half.
struct StoreProxy::Line {
    QTcpSocket *program = nullptr;
    QTcpSocket *store = nullptr;
    bool isPut = false;
    bool isCounted = false; //!< this request's moment has been looked at
};

StoreProxy::StoreProxy(quint16 store, QObject *parent)
    : QObject{parent}
    , m_store{store}
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for the way to the store: %s", qUtf8Printable(m_server.errorString()));
    connect(&m_server, &QTcpServer::newConnection, this, [this] { accept(); });
}

QString StoreProxy::endpoint() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

void StoreProxy::arm(Moment moment, int which, std::function<void()> act)
{
    m_moment = moment;
    m_left = which;
    m_act = std::move(act);
}

bool StoreProxy::reached(Moment moment)
{
    if (moment != m_moment || --m_left != 0)
        return false;
    m_moment = Moment::None;
    return true;
}

void StoreProxy::accept()
{
    while (QTcpSocket *const program = m_server.nextPendingConnection()) {
        if (m_away) {
            program->abort();
            program->deleteLater();
            continue;
        }
        auto line = std::make_shared<Line>();
        line->program = program;
        line->store = new QTcpSocket{program};
        line->store->connectToHost(QHostAddress::LocalHost, m_store);
        connect(program, &QTcpSocket::readyRead, this, [this, line] { fromProgram(*line); });
        connect(line->store, &QTcpSocket::readyRead, this, [this, line] { fromStore(*line); });
        connect(program, &QTcpSocket::disconnected, line->store, &QTcpSocket::disconnectFromHost);
        connect(line->store, &QTcpSocket::disconnected, program, &QTcpSocket::disconnectFromHost);
        connect(program, &QTcpSocket::disconnected, program, &QObject::deleteLater);
    }
}

void StoreProxy::fromProgram(Line &line)
{
    const QByteArray bytes = line.program->readAll();
    for (const char *const method : {"GET ", "HEAD ", "POST ", "DELETE "}) {
        if (bytes.startsWith(method))
            line.isPut = false;
    }
    if (bytes.startsWith("PUT ")) {
        line.isPut = true;
        line.isCounted = false;
        if (reached(Moment::PutBegins))
            m_act();
    }
    // The head alone may come first; half a picture needs some of the picture.
    const qsizetype head = bytes.startsWith("PUT ") ? bytes.indexOf("\r\n\r\n") + 4 : 0;
    if (line.isPut && !line.isCounted && bytes.size() > head) {
        line.isCounted = true;
        if (reached(Moment::PutHalfWay)) {
            line.store->write(bytes.left(head + (bytes.size() - head) / 2));
            if (line.store->state() == QAbstractSocket::ConnectedState)
                line.store->flush();
            m_act();
            return;
        }
    }
    if (line.store->state() != QAbstractSocket::UnconnectedState)
        line.store->write(bytes);
}

void StoreProxy::fromStore(Line &line)
{
    const QByteArray bytes = line.store->readAll();
    if (line.isPut && bytes.startsWith("HTTP/1.1 200") && reached(Moment::PutAnswered))
        m_act();
    if (line.program->state() == QAbstractSocket::ConnectedState)
        line.program->write(bytes);
}

} // namespace limner::test
