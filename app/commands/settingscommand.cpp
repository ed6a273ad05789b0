#include "app/commands/settingscommand.h"

#include "app/settingstrunk.h"
#include "core/base/file.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

OrderedJson listJson(const QStringList &texts)
{
    OrderedJson out = OrderedJson::array();
    for (const QString &one : texts)
        out.push_back(one.toStdString());
    return out;
}

OrderedJson toJson(const SettingsPlan &plan, bool isDryRun)
{
    OrderedJson settings = OrderedJson::array();
    OrderedJson addresses = OrderedJson::array();
    for (const SettingChange &one : plan.changes) {
        settings.push_back({{"name", one.member.toStdString()},
                            {"from", one.from.toStdString()},
                            {"to", one.to.toStdString()}});
        if (one.isAddress)
            addresses.push_back(one.member.toStdString());
    }
    return {{"dry_run", isDryRun},
            {"settings", std::move(settings)},
            {"presets", {{"new", plan.newPresets}, {"there", plan.knownPresets}}},
            {"prompts", {{"new", plan.newPrompts}, {"there", plan.knownPrompts}}},
            {"addresses", std::move(addresses)},
            {"passed_over", listJson(plan.stays)},
            {"unknown", listJson(plan.unknown)},
            {"later", plan.isLater}};
}

Result<OrderedJson> exported(Application &application, const QString &path)
{
    const Result<QByteArray> packed = SettingsTrunk{application}.pack();
    if (!packed)
        return propagate(packed);
    if (path.isEmpty())
        return parseOrderedJson(*packed);
    if (const Result<> written = writeFileDurably(path, *packed); !written)
        return propagate(written);
    return OrderedJson{{"exported", path.toStdString()}};
}

} // namespace

Result<OrderedJson> carrySettings(Application &application, const SettingsCommand &command)
{
    if (command.act == "export"_L1)
        return exported(application, command.path);
    QByteArray text = command.text.toUtf8();
    if (!command.path.isEmpty()) {
        Result<QByteArray> read = readFile(command.path, SettingsTrunk::largestFile);
        if (!read)
            return propagate(read);
        text = std::move(*read);
    }
    using Unpacking = SettingsTrunk::Unpacking;
    const Result<SettingsPlan> plan =
        SettingsTrunk{application}.unpack(text, command.dryRun ? Unpacking::Try : Unpacking::Do);
    if (!plan)
        return propagate(plan);
    return toJson(*plan, command.dryRun);
}

} // namespace limner
