#include "core/settings/inifile.h"

#include "core/base/file.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {

bool writeIniAnew(const QString &file,
                  const std::function<void(const QSettings &before, QSettings &now)> &fill)
{
    if (!QDir{}.mkpath(QFileInfo{file}.absolutePath()))
        return false;
    const QString fresh = file + u".new"_s;
    QFile::remove(fresh); // of a save that was cut short
    const QSettings before{file, QSettings::IniFormat};
    QSettings now{fresh, QSettings::IniFormat};
    fill(before, now);
    now.sync();
    if (!QFile::exists(fresh)) // nothing is in it, so QSettings wrote none
        return writeFileDurably(file, {}).has_value();
    return now.status() == QSettings::NoError && renameDurably(fresh, file).has_value();
}

} // namespace limner
