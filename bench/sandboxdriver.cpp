// The simulated providers and store on their own, so that several programs can be measured before
// the same ones: `sandboxdriver FOLDER FILE` writes what to set in the environment into FILE as
// JSON, and stays until it is stopped.
#include "app/sandboxhost.h"
#include "app/signals.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/provider/bundledmodels.h"

#include <QCoreApplication>

using namespace limner;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QCoreApplication qt{argc, argv};
    if (qt.arguments().size() != 3)
        qFatal("sandboxdriver FOLDER FILE");
    const SandboxHost sandbox{qt.arguments().at(1)};
    const ProviderConfig provider = sandbox.provider(u"replicate"_s);
    const S3Config &store = sandbox.store();
    const Json values{
        {"REPLICATE_API_BASE_URL", provider.baseUrl.toStdString()},
        {"REPLICATE_API_TOKEN", provider.key.reveal().toStdString()},
        {"MINIO_ENDPOINT", store.endpoint.toStdString()},
        {"MINIO_BUCKET", store.bucket.toStdString()},
        {"MINIO_REGION", store.region.toStdString()},
        {"MINIO_ACCESS_KEY", store.accessKey.toStdString()},
        {"MINIO_SECRET_KEY", store.secretKey.reveal().toStdString()},
        {"BENCH_VERSION", bundledModel().version.toStdString()},
    };
    if (const Result<> written = writeFileDurably(qt.arguments().at(2), toBytes(values)); !written)
        qFatal("%s", qPrintable(written.error().message));
    const InterruptWatch watch{[] { QCoreApplication::quit(); }};
    return QCoreApplication::exec();
}
