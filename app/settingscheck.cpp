#include "app/settingscheck.h"

#include "app/knownproviders.h"
#include "core/provider/providertable.h"
#include "core/settings/environment.h"
#include "core/settings/portablesettings.h"
#include "core/upload/copyformat.h"
#include "core/upload/objectkey.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! The rules of `effective`, which speaks of variables.
Result<> checkAddress(const QString &key, const QString &address)
{
    const std::vector<KnownProvider> known = knownProviders();
    if (key.endsWith("/baseUrl"_L1) && address.trimmed().isEmpty())
        return fail(memberError(memberOf(key), u"takes an address"_s));
    const Settings with = withValues(usualSettings(known), {{key, address}});
    const Result<Settings> checked = effective(with, Environment{}, known);
    if (checked)
        return {};
    return fail(memberError(memberOf(key), checked.error().message.section(u": "_s, 1)));
}

Result<> checkFormats(const QString &key, const QString &text)
{
    const Result<Json> rows = parseJson(text.toUtf8());
    const std::vector<CopyFormat> formats = ownFormatsFromText(text);
    if (!rows || !rows->is_array() || formats.size() != rows->size())
        return fail(memberError(memberOf(key), u"is no list of formats that can be read"_s));
    for (const CopyFormat &one : formats) {
        if (const Result<> fit = checkCopyFormat(one); !fit)
            return fail(memberError(memberOf(key), one.name + u": "_s + fit.error().message));
    }
    return {};
}

Result<> checkRates(const QString &key, const QString &text)
{
    const Result<Json> rows = parseJson(text.toUtf8());
    return rows && rows->is_array()
               ? Result<>{}
               : Result<>{fail(memberError(memberOf(key), u"is no list of prices"_s))};
}

Result<> checkOne(const QString &key, const QString &value)
{
    if (key == "storage/endpoint"_L1 || key == "storage/publicUrl"_L1 ||
        key.endsWith("/baseUrl"_L1))
        return checkAddress(key, value);
    if (key == "storage/keyTemplate"_L1) {
        const Result<> fit = checkKeyTemplate(value);
        return fit ? fit : Result<>{fail(memberError(memberOf(key), fit.error().message))};
    }
    if (value.isEmpty())
        return {};
    if (key == "sharing/ownFormats"_L1)
        return checkFormats(key, value);
    if (key == "spending/rates"_L1)
        return checkRates(key, value);
    if (key == "providers/provider"_L1 && !findProvider(value))
        return fail(memberError(memberOf(key), u"there is no provider “%1”"_s.arg(value.left(60))));
    return {};
}

} // namespace

Result<> checkGivenSettings(const SettingValues &values)
{
    QStringList keys = values.keys();
    keys.sort();
    for (const QString &key : keys) {
        if (Result<> fit = checkOne(key, values.value(key).toString()); !fit)
            return fit;
    }
    return {};
}

} // namespace limner
