#include "core/settings/studiodefaults.h"

#include "core/base/file.h"
#include "core/settings/portablesettings.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 largestFile = 1 << 20; // bytes

Result<GivenSettings> given(const QString &file, const std::vector<KnownProvider> &known)
{
    const Result<QByteArray> text = readFile(file, largestFile);
    if (!text)
        return propagate(text);
    const Result<Json> json = settingsFile(*text);
    if (!json)
        return propagate(json);
    return givenSettings(memberAt(*json, "settings"), usualSettings(known));
}

} // namespace

QString studioDefaultsFile(const Environment &environment)
{
    const QString named = environment.withoutFile().value(u"LIMNER_DEFAULTS"_s).trimmed();
    return named.isEmpty() ? u"/etc/limner/defaults.json"_s : named;
}

StudioDefaults readStudioDefaults(const QString &file, const std::vector<KnownProvider> &known)
{
    StudioDefaults out;
    if (file.isEmpty() || !QFileInfo::exists(file))
        return out;
    out.isThere = true;
    Result<GivenSettings> said = given(file, known);
    if (!said) {
        Error error = said.error();
        error.message = file + u": "_s + error.message;
        out.trouble = std::move(error);
        return out;
    }
    for (auto one = said->values.constBegin(); one != said->values.constEnd(); ++one) {
        if (ownerOf(one.key()) != SettingOwner::Window)
            out.values.insert(one.key(), one.value());
    }
    out.unknown = said->unknown;
    return out;
}

} // namespace limner
