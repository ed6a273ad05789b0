#include "core/database/migrations.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace limner {

QStringList bundledMigrations()
{
    const QStringList files = QDir{u":/migrations"_s}.entryList({u"*.sql"_s}, QDir::Files);
    const int last = files.isEmpty() ? 0 : files.last().section(u'.', 0, 0).toInt();
    QStringList steps;
    // A number that was never given out is an empty step.
    for (int number = 1; number <= last; ++number) {
        QFile file{u":/migrations/%1.sql"_s.arg(number, 3, 10, QLatin1Char{'0'})};
        steps.append(file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll())
                                                    : QString{});
    }
    return steps;
}

} // namespace limner
