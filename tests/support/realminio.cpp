#include "tests/support/realminio.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner::test {

QString RealMinio::program()
{
    QString path = qEnvironmentVariable("LIMNER_MINIO");
    if (path.isEmpty()) {
        // Not QStandardPaths: tests may have switched it to its test mode.
        QString cache = qEnvironmentVariable("XDG_CACHE_HOME");
        if (cache.isEmpty())
            cache = QDir::homePath() + u"/.cache"_s;
        path = cache + u"/limner/minio-" LIMNER_MINIO_VERSION ""_s;
    }
    if (!QFileInfo{path}.isExecutable())
        qFatal("There is no MinIO server at %s: run ./dev test once, it builds one and keeps it.",
               qUtf8Printable(path));
    return path;
}

QString RealMinio::endpoint() const
{
    const QString host = m_options.domain.isEmpty() ? u"127.0.0.1"_s : m_options.domain;
    return u"%1://%2:%3"_s.arg(m_options.tls ? u"https"_s : u"http"_s, host).arg(m_port);
}

QString RealMinio::caFile() const
{
    return m_options.tls ? m_folder.filePath(u"ca.pem"_s) : QString{};
}

void RealMinio::makeCertificates() const
{
    const QDir folder{m_folder.path()};
    folder.mkpath(u"certs"_s);
    const QStringList common{u"req"_s,   u"-x509"_s,    u"-nodes"_s,
                             u"-days"_s, u"2"_s,        u"-newkey"_s,
                             u"ec"_s,    u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s};
    const QString caKey = folder.filePath(u"ca.key"_s);
    runTool(u"openssl"_s, common + QStringList{u"-keyout"_s, caKey, u"-out"_s, caFile(), u"-subj"_s,
                                               u"/CN=Limner test authority"_s, u"-addext"_s,
                                               u"keyUsage=critical,keyCertSign"_s});
    runTool(u"openssl"_s,
            common + QStringList{u"-CA"_s, caFile(), u"-CAkey"_s, caKey, u"-keyout"_s,
                                 folder.filePath(u"certs/private.key"_s), u"-out"_s,
                                 folder.filePath(u"certs/public.crt"_s), u"-subj"_s,
                                 u"/CN=localhost"_s, u"-addext"_s,
                                 u"subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:*.localhost"_s,
                                 u"-addext"_s, u"basicConstraints=critical,CA:FALSE"_s});
}

void RealMinio::start()
{
    if (m_port == 0) {
        if (m_options.tls)
            makeCertificates();
        m_port = freePort();
        m_consolePort = freePort();
    }
    QHash<QString, QString> environment = m_options.environment;
    environment[u"HOME"_s] = m_folder.path();
    environment[u"MINIO_ROOT_USER"_s] = accessKey();
    environment[u"MINIO_ROOT_PASSWORD"_s] = secretKey();
    environment[u"MINIO_UPDATE"_s] = u"off"_s;
    if (!m_options.region.isEmpty())
        environment[u"MINIO_SITE_REGION"_s] = m_options.region;
    if (!m_options.domain.isEmpty())
        environment[u"MINIO_DOMAIN"_s] = m_options.domain;

    QStringList arguments{u"server"_s,
                          u"--quiet"_s,
                          u"--address"_s,
                          u"127.0.0.1:%1"_s.arg(m_port),
                          u"--console-address"_s,
                          u"127.0.0.1:%1"_s.arg(m_consolePort)};
    if (m_options.tls)
        arguments += {u"--certs-dir"_s, m_folder.filePath(u"certs"_s)};
    arguments += m_folder.filePath(u"data"_s);
    m_server.start(program(), arguments, environment, m_folder.filePath(u"minio.log"_s));

    // Its health says "live" while requests are still answered with 503: ask for what is refused.
    const QString refused = endpoint() + u"/not-a-bucket/x"_s;
    if (!m_server.waitUntil([&] { return httpStatus(refused, caFile()) == 403; }))
        qFatal("MinIO did not come up on %s:\n%s", qUtf8Printable(endpoint()),
               m_server.log().constData());
}

} // namespace limner::test
