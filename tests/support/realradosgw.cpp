#include "tests/support/realradosgw.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner::test {

namespace {

// No authentication inside the cluster: it lives for one test, on the loopback, for one user. The
// gateway insists on secure mode towards the monitor unless told otherwise, and that needs keys.
constexpr auto configuration = R"([global]
fsid = %ID%
mon host = v2:127.0.0.1:%MONITOR%/0
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc
ms bind ipv6 = false
public addr = 127.0.0.1
cluster addr = 127.0.0.1
run dir = %DIR%/run
crash dir = %DIR%/crash
keyring = %DIR%/keyring
log file = %DIR%/$name.log
log to stderr = false
admin socket =
pid file =
mon data = %DIR%/mon
mon allow pool size one = true
mon max pg per osd = 1000
paxos propose interval = 0.02
paxos min wait = 0.01
osd data = %DIR%/osd
osd objectstore = memstore
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd crush chooseleaf type = 0
rgw data = %DIR%/rgw
rgw frontends = beast endpoint=127.0.0.1:%PORT%
rgw dns name = localhost
rgw run sync thread = false
)";

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

QString RealRadosGw::endpoint() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

void RealRadosGw::tool(const QString &program, const QStringList &arguments) const
{
    (void)runTool(program, arguments, {{u"CEPH_CONF"_s, m_folder.filePath(u"ceph.conf"_s)}});
}

void RealRadosGw::daemon(ServerProcess &process, const QString &program,
                         const QStringList &arguments)
{
    process.start(program, QStringList{u"-f"_s} + arguments,
                  {{u"CEPH_CONF"_s, m_folder.filePath(u"ceph.conf"_s)}},
                  m_folder.filePath(program + u".out"_s));
}

void RealRadosGw::writeConfiguration()
{
    const QDir folder{m_folder.path()};
    for (const QString &name : {u"run"_s, u"crash"_s, u"mon"_s, u"osd"_s, u"rgw"_s})
        folder.mkpath(name);
    QFile keyring{folder.filePath(u"keyring"_s)};
    QFile file{folder.filePath(u"ceph.conf"_s)};
    if (!keyring.open(QIODevice::WriteOnly) || !file.open(QIODevice::WriteOnly))
        qFatal("cannot write to %s", qUtf8Printable(folder.path()));
    QString text = QString::fromLatin1(configuration);
    text.replace(u"%ID%"_s, m_clusterId);
    text.replace(u"%DIR%"_s, folder.path());
    text.replace(u"%MONITOR%"_s, QString::number(m_monitorPort));
    text.replace(u"%PORT%"_s, QString::number(m_port));
    file.write(text.toUtf8());
}

void RealRadosGw::startCluster()
{
    const QString map = m_folder.filePath(u"monmap"_s);
    tool(u"monmaptool"_s, {u"--create"_s, u"--fsid"_s, m_clusterId, u"--addv"_s, u"a"_s,
                           u"[v2:127.0.0.1:%1]"_s.arg(m_monitorPort), map});
    tool(u"ceph-mon"_s, {u"--mkfs"_s, u"-i"_s, u"a"_s, u"--monmap"_s, map, u"--keyring"_s,
                         m_folder.filePath(u"keyring"_s)});
    daemon(m_monitor, u"ceph-mon"_s, {u"-i"_s, u"a"_s});

    const QString storeId = newId();
    tool(u"ceph"_s, {u"osd"_s, u"new"_s, storeId}); // waits for the monitor by itself
    tool(u"ceph-osd"_s, {u"-i"_s, u"0"_s, u"--mkfs"_s, u"--osd-uuid"_s, storeId});
    daemon(m_store, u"ceph-osd"_s, {u"-i"_s, u"0"_s});
}

void RealRadosGw::start()
{
    if (QStandardPaths::findExecutable(u"radosgw"_s).isEmpty())
        qFatal("There is no Ceph gateway on this machine: run ./dev test once, it installs one.");
    m_clusterId = newId();
    m_monitorPort = freePort();
    m_port = freePort();
    writeConfiguration();
    startCluster();
    tool(u"radosgw-admin"_s, {u"user"_s, u"create"_s, u"--uid=limner"_s, u"--display-name=Limner"_s,
                              u"--access-key="_s + accessKey(), u"--secret="_s + secretKey()});
    daemon(m_gateway, u"radosgw"_s, {u"-n"_s, u"client.rgw"_s});
    const QString refused = endpoint() + u"/not-a-bucket/x"_s;
    if (!m_gateway.waitUntil([&] { return httpStatus(refused) == 404; }))
        qFatal("radosgw did not come up on %s:\n%s\n%s", qUtf8Printable(endpoint()),
               m_gateway.log().constData(), m_store.log().constData());
}

void RealRadosGw::stop()
{
    // Nothing it holds outlives it, so it need not end in good order: killing takes no time.
    for (ServerProcess *process : {&m_gateway, &m_store, &m_monitor})
        process->kill();
}

} // namespace limner::test
