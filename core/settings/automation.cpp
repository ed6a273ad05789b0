#include "core/settings/automation.h"

#include "core/settings/inifile.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const QString group = u"automation/"_s;

bool flagIn(const QSettings &stored, const QString &key)
{
    return stored.value(group + key).toString() == "true"_L1;
}

QString textIn(const QSettings &stored, const QString &key)
{
    // An address with a comma is read as a list.
    return stored.value(group + key).toStringList().join(u", "_s).trimmed();
}

} // namespace

Automation loadAutomation(const QString &file)
{
    const QSettings stored{file, QSettings::IniFormat};
    Automation out;
    out.door = flagIn(stored, u"door"_s);
    if (const QString address = textIn(stored, u"doorAddress"_s); !address.isEmpty())
        out.doorAddress = address;
    bool isNumber = false;
    const int port = stored.value(group + u"doorPort"_s).toInt(&isNumber);
    if (isNumber && port >= 1 && port <= 65535)
        out.doorPort = port;
    out.doorOutside = textIn(stored, u"doorOutside"_s);
    out.doorOrigins = textIn(stored, u"doorOrigins"_s);
    out.notifyUrl = textIn(stored, u"notifyUrl"_s);
    out.notifyPrivate = flagIn(stored, u"notifyPrivate"_s);
    out.webhookUrl = textIn(stored, u"webhookUrl"_s);
    return out;
}

bool saveAutomation(const Automation &automation, const QString &file)
{
    const std::pair<QString, QVariant> rows[] = {
        {u"door"_s, automation.door},
        {u"doorAddress"_s, automation.doorAddress},
        {u"doorPort"_s, automation.doorPort},
        {u"doorOutside"_s, automation.doorOutside},
        {u"doorOrigins"_s, automation.doorOrigins},
        {u"notifyUrl"_s, automation.notifyUrl},
        {u"notifyPrivate"_s, automation.notifyPrivate},
        {u"webhookUrl"_s, automation.webhookUrl},
    };
    return writeIniAnew(file, [&rows](const QSettings &before, QSettings &now) {
        for (const QString &key : before.allKeys())
            now.setValue(key, before.value(key));
        for (const auto &[key, value] : rows)
            now.setValue(group + key, value);
    });
}

} // namespace limner
