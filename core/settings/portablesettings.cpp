#include "core/settings/portablesettings.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Kind = SettingEntry::Kind;

constexpr qsizetype longestText = 64 << 10; // characters
constexpr qsizetype longestShown = 60;

Json valueOf(const SettingEntry &entry)
{
    switch (entry.kind) {
    case Kind::Number:
        return entry.value.toInt();
    case Kind::Amount:
        return entry.value.toDouble();
    case Kind::Flag:
        return entry.value.toBool();
    default:
        return toJson(entry.value.toString());
    }
}

QString shown(const Json &value)
{
    const QString text = value.is_string() ? u"“%1”"_s.arg(toText(value)) : toText(value);
    return text.size() > longestShown ? text.left(longestShown) + u'…' : text;
}

tl::unexpected<Error> refused(const QString &member, const QString &wanted, const Json &given)
{
    return fail(memberError(member, u"takes %1, not %2"_s.arg(wanted, shown(given))));
}

Result<QVariant> numberFrom(const SettingEntry &entry, const QString &member, const Json &given)
{
    const bool isWhole = entry.kind == Kind::Number;
    const QString range = u" from %1 to %2"_s.arg(entry.lowest).arg(entry.highest, 0, 'f', 0);
    const QString wanted = (isWhole ? u"a whole number"_s : u"a number"_s) + range;
    if (!given.is_number() || (isWhole && !given.is_number_integer()))
        return refused(member, wanted, given);
    const double value = given.get<double>();
    if (!std::isfinite(value) || value < entry.lowest || value > entry.highest)
        return refused(member, wanted, given);
    return isWhole ? QVariant{static_cast<int>(value)} : QVariant{value};
}

Result<QVariant> valueFrom(const SettingEntry &entry, const Json &given)
{
    const QString member = memberOf(entry.key);
    if (entry.kind == Kind::Number || entry.kind == Kind::Amount)
        return numberFrom(entry, member, given);
    if (entry.kind == Kind::Flag) {
        if (!given.is_boolean())
            return refused(member, u"true or false"_s, given);
        return QVariant{given.get<bool>()};
    }
    if (!given.is_string())
        return refused(member, u"a text"_s, given);
    const QString text = toText(given);
    if (entry.kind == Kind::Word && !entry.words.contains(text))
        return refused(member, u"one of "_s + entry.words.join(u", "_s).prepend(u'“').append(u'”'),
                       given);
    if (text.size() > longestText || text.contains(QChar::Null))
        return refused(member, u"a text of at most %1 characters"_s.arg(longestText), given);
    return QVariant{text};
}

bool isAddress(const QString &key)
{
    return key == "storage/endpoint"_L1 || key.endsWith("/baseUrl"_L1);
}

} // namespace

SettingOwner ownerOf(const QString &key)
{
    static const QStringList computers{u"storage/accessKey"_s, u"storage/caFile"_s,
                                       u"library/folder"_s, u"library/wildcards"_s};
    if (computers.contains(key))
        return SettingOwner::Computer;
    return key.startsWith("window/"_L1) ? SettingOwner::Window : SettingOwner::Artist;
}

QString memberOf(const QString &key)
{
    return QString{key}.replace(u'/', u'.');
}

OrderedJson portableSettings(const Settings &settings)
{
    OrderedJson out = OrderedJson::object();
    for (const SettingEntry &entry : entriesOf(settings)) {
        if (ownerOf(entry.key) != SettingOwner::Artist || entry.kind == Kind::Bytes)
            continue;
        const std::string group = entry.key.section(u'/', 0, 0).toStdString();
        const std::string name = entry.key.section(u'/', 1).toStdString();
        out[group][name] = valueOf(entry);
    }
    return out;
}

Result<GivenSettings> givenSettings(const Json &groups, const Settings &known)
{
    if (!groups.is_object())
        return fail(memberError(u"settings"_s, u"is no object of groups"_s));
    std::vector<SettingEntry> rows = entriesOf(known);
    GivenSettings out;
    for (const auto &[group, members] : groups.items()) {
        const QString begin = QString::fromStdString(group);
        if (!members.is_object()) {
            const bool isGroup = std::any_of(rows.begin(), rows.end(), [&](const auto &row) {
                return row.key.startsWith(begin + u'/');
            });
            if (isGroup)
                return fail(memberError(begin, u"is no object of settings"_s));
            out.unknown.append(begin.left(longestShown));
            continue;
        }
        for (const auto &[name, value] : members.items()) {
            const QString key = begin + u'/' + QString::fromStdString(name);
            const auto row = std::find_if(rows.begin(), rows.end(),
                                          [&key](const auto &one) { return one.key == key; });
            if (row == rows.end()) {
                out.unknown.append(memberOf(key).left(2 * longestShown));
                continue;
            }
            if (ownerOf(key) != SettingOwner::Artist)
                out.stays.append(memberOf(key));
            if (row->kind == Kind::Bytes)
                continue;
            const Result<QVariant> fit = valueFrom(*row, value);
            if (!fit)
                return propagate(fit);
            out.values.insert(key, *fit);
        }
    }
    return out;
}

Result<Json> settingsFile(const QByteArray &text)
{
    const QString member{QLatin1StringView{settingsFileMark}};
    Result<Json> json = parseJson(text);
    if (!json)
        return fail(memberError(u"the file"_s, u"is no JSON: "_s + json.error().message));
    if (!json->is_object() || !json->contains(settingsFileMark))
        return fail(memberError(member, u"is missing, so this is no file of Limner's settings"_s));
    const Json &version = json->at(settingsFileMark);
    if (!version.is_number_integer() || version.get<double>() < 1)
        return refused(member, u"the number of a version"_s, version);
    return json;
}

std::vector<SettingChange> changesOf(const Settings &from, const Settings &to)
{
    const std::vector<SettingEntry> before = entriesOf(from);
    std::vector<SettingChange> out;
    for (const SettingEntry &now : entriesOf(to)) {
        const auto was = std::find_if(before.begin(), before.end(),
                                      [&now](const auto &one) { return one.key == now.key; });
        const bool isNew = was == before.end();
        if (!isNew && was->value == now.value)
            continue;
        out.push_back({.member = memberOf(now.key),
                       .from = isNew ? QString{} : toText(valueOf(*was)),
                       .to = toText(valueOf(now)),
                       .isAddress = isAddress(now.key)});
    }
    return out;
}

Error memberError(const QString &member, const QString &words)
{
    return {.kind = ErrorKind::Usage,
            .message = member.left(200) + u": "_s + words,
            .code = member.left(200)};
}

} // namespace limner
