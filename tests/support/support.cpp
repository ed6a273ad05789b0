#include "tests/support/support.h"

#include <QFile>

namespace limner::test {

QByteArray data(const QString &name)
{
    QFile file{QStringLiteral(LIMNER_TEST_DATA "/") + name};
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing test data: %s", qUtf8Printable(file.fileName()));
    return file.readAll();
}

} // namespace limner::test
