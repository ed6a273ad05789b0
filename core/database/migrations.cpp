#include "core/database/migrations.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace limner {

QStringList bundledMigrations()
{
    QStringList steps;
    for (;;) {
        QFile file{u":/migrations/%1.sql"_s.arg(steps.size() + 1, 3, 10, QLatin1Char{'0'})};
        if (!file.open(QIODevice::ReadOnly))
            return steps;
        steps.append(QString::fromUtf8(file.readAll()));
    }
}

} // namespace limner
