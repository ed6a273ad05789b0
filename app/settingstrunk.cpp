#include "app/settingstrunk.h"

#include "app/keptsettings.h"
#include "app/settingscheck.h"
#include "core/prompt/presetstore.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int packedPrompts = 2'000;
constexpr size_t mostPresets = 2'000;
constexpr size_t mostPrompts = 10'000;
constexpr qsizetype longestPrompt = 100'000; // characters

//! Keys that somebody wrote into a prompt stay behind, too.
OrderedJson withoutSecrets(const OrderedJson &value)
{
    if (value.is_string())
        return redacted(QString::fromStdString(value.get<std::string>())).toStdString();
    OrderedJson out = value;
    if (value.is_structured()) {
        for (OrderedJson &one : out)
            one = withoutSecrets(one);
    }
    return out;
}

QString place(const char *list, size_t index)
{
    return u"%1[%2]"_s.arg(QLatin1StringView{list}).arg(index);
}

tl::unexpected<Error> refused(const QString &member, const QString &words)
{
    return fail(memberError(member, words));
}

//! The rows of a list that may be missing.
Result<Json> rowsAt(const Json &file, const char *name, size_t most)
{
    const Json &list = memberAt(file, name);
    const QString member{QLatin1StringView{name}};
    if (list.is_null() && !file.contains(name))
        return Json::array();
    if (!list.is_array())
        return refused(member, u"is no list"_s);
    if (list.size() > most)
        return refused(member, u"has more than %1 entries"_s.arg(most));
    for (size_t i = 0; i < list.size(); ++i) {
        if (!list[i].is_object())
            return refused(place(name, i), u"is no object"_s);
    }
    return list;
}

Result<std::vector<Preset>> presetsFrom(const Json &file, const QDateTime &now)
{
    const Result<Json> rows = rowsAt(file, "presets", mostPresets);
    if (!rows)
        return propagate(rows);
    std::vector<Preset> out;
    for (const Json &row : *rows) {
        const QString member = place("presets", out.size());
        const Result<Json> body = presetBody(memberAt(row, "body"));
        const bool isNamed = memberAt(row, "name").is_string();
        if (!isNamed || presetName(textAt(row, "name")).isEmpty())
            return refused(member + u".name"_s, u"takes the name of a preset"_s);
        if (!body)
            return refused(member + u".body"_s, u"is no preset, or larger than 256 kB"_s);
        out.push_back({.folder = presetFolder(textAt(row, "folder")),
                       .name = presetName(textAt(row, "name")),
                       .body = *body,
                       .createdAt = now});
    }
    return out;
}

Result<std::vector<SentPrompt>> promptsFrom(const Json &file, const QDateTime &now)
{
    const Result<Json> rows = rowsAt(file, "prompts", mostPrompts);
    if (!rows)
        return propagate(rows);
    std::vector<SentPrompt> out;
    for (const Json &row : *rows) {
        const QString member = place("prompts", out.size());
        const QString text = textAt(row, "text");
        if (!memberAt(row, "text").is_string() || text.isEmpty() || text.size() > longestPrompt)
            return refused(member + u".text"_s,
                           u"takes a prompt of at most %1 characters"_s.arg(longestPrompt));
        const QDateTime sent = QDateTime::fromString(textAt(row, "sent"), Qt::ISODateWithMs);
        out.push_back({.text = text,
                       .sentAt = sent.isValid() ? std::min(sent, now) : now,
                       .provider = textAt(row, "provider").left(200),
                       .model = textAt(row, "model").left(500),
                       .isFavourite = boolAt(row, "favourite", false)});
    }
    return out;
}

//! A preset of that name, or one that once made way for another of it.
bool isKnown(const std::vector<Preset> &there, const Preset &preset)
{
    const QRegularExpression called{u"^%1( \\d+)?$"_s.arg(QRegularExpression::escape(preset.name))};
    return std::any_of(there.begin(), there.end(), [&](const Preset &one) {
        return one.folder == preset.folder && one.body == preset.body &&
               called.match(one.name).hasMatch();
    });
}

OrderedJson promptJson(const SentPrompt &prompt)
{
    return {{"text", prompt.text.toStdString()},
            {"sent", prompt.sentAt.toUTC().toString(Qt::ISODateWithMs).toStdString()},
            {"provider", prompt.provider.toStdString()},
            {"model", prompt.model.toStdString()},
            {"favourite", prompt.isFavourite}};
}

} // namespace

Result<QByteArray> SettingsTrunk::pack()
{
    Database &database = m_application.library().database();
    const Result<std::vector<Preset>> presets = PresetStore{database}.all();
    if (!presets)
        return propagate(presets);
    const Result<std::vector<SentPrompt>> prompts = PromptHistory{database}.newest(packedPrompts);
    if (!prompts)
        return propagate(prompts);
    OrderedJson out{{settingsFileMark, settingsFileVersion},
                    {"written_by", "limner " LIMNER_VERSION},
                    {"settings", portableSettings(m_application.fileSettings())}};
    out["presets"] = OrderedJson::array();
    for (const Preset &one : *presets)
        out["presets"].push_back({{"folder", one.folder.toStdString()},
                                  {"name", one.name.toStdString()},
                                  {"body", one.body}});
    out["prompts"] = OrderedJson::array();
    for (const SentPrompt &one : *prompts)
        out["prompts"].push_back(promptJson(one));
    const std::string text =
        withoutSecrets(out).dump(2, ' ', false, OrderedJson::error_handler_t::replace);
    if (static_cast<qint64>(text.size()) > largestFile)
        return fail(ErrorKind::TooLarge, u"the presets are larger than 12 MiB"_s);
    return QByteArray::fromStdString(text) + '\n';
}

Result<SettingsTrunk::Contents> SettingsTrunk::read(const QByteArray &text)
{
    if (text.size() > largestFile)
        return refused(u"the file"_s, u"is larger than 12 MiB"_s);
    const Result<Json> file = settingsFile(text);
    if (!file)
        return propagate(file);
    Contents out{.settings = m_application.fileSettings()};
    GivenSettings given;
    if (file->contains("settings")) {
        const Result<GivenSettings> read = givenSettings(file->at("settings"), out.settings);
        if (!read)
            return propagate(read);
        given = *read;
    }
    for (const QString &member : given.stays)
        given.values.remove(QString{member}.replace(u'.', u'/'));
    if (const Result<> fit = checkGivenSettings(given.values); !fit)
        return propagate(fit);
    const QDateTime now = m_application.clock().now();
    Result<std::vector<Preset>> presets = presetsFrom(*file, now);
    if (!presets)
        return propagate(presets);
    Result<std::vector<SentPrompt>> prompts = promptsFrom(*file, now);
    if (!prompts)
        return propagate(prompts);
    out.plan.isLater = file->at(settingsFileMark).get<double>() > settingsFileVersion;
    out.plan.stays = given.stays;
    out.plan.unknown = given.unknown;
    for (const auto &[name, value] : file->items()) {
        if (!QStringList{u"limner_settings"_s, u"written_by"_s, u"settings"_s, u"presets"_s,
                         u"prompts"_s}
                 .contains(QString::fromStdString(name)))
            out.plan.unknown.append(QString::fromStdString(name).left(60));
    }
    const Settings changed = withValues(out.settings, given.values);
    out.plan.changes = changesOf(out.settings, changed);
    out.settings = changed;
    out.presets = std::move(*presets);
    out.prompts = std::move(*prompts);
    return out;
}

Result<> SettingsTrunk::addPresets(Contents &contents)
{
    PresetStore store{m_application.library().database()};
    Result<std::vector<Preset>> there = store.all();
    if (!there)
        return propagate(there);
    for (const Preset &one : contents.presets) {
        if (isKnown(*there, one)) {
            ++contents.plan.knownPresets;
            continue;
        }
        const Result<Preset> added = store.add(one);
        if (!added)
            return propagate(added);
        ++contents.plan.newPresets;
        there->push_back(*added);
    }
    return {};
}

Result<> SettingsTrunk::addPrompts(Contents &contents)
{
    PromptHistory history{m_application.library().database()};
    const Result<int> fresh = history.carry(contents.prompts);
    if (!fresh)
        return propagate(fresh);
    for (const SentPrompt &one : contents.prompts) {
        if (!one.isFavourite)
            continue;
        if (Result<> marked = history.setFavourite(one.text, true, one.sentAt); !marked)
            return marked;
    }
    contents.plan.newPrompts = *fresh;
    contents.plan.knownPrompts = static_cast<int>(contents.prompts.size()) - *fresh;
    return {};
}

//! The file and the database change together, or neither does. What hangs on the settings is told
//! once the transaction is over: it writes, too.
Result<> SettingsTrunk::keep(const Settings &settings, Database::Transaction &transaction)
{
    const Settings before = m_application.fileSettings();
    const Launch &launch = m_application.launch();
    if (settings == before)
        return transaction.commit();
    if (!keepSettings(settings, launch.environment, launch.folders))
        return fail(ErrorKind::ReadOnly, launch.folders.settingsFile);
    Result<> committed = transaction.commit();
    if (committed)
        static_cast<void>(m_application.setSettings(settings));
    else
        static_cast<void>(keepSettings(before, launch.environment, launch.folders));
    return committed;
}

Result<SettingsPlan> SettingsTrunk::unpack(const QByteArray &text, Unpacking how)
{
    Result<Contents> contents = read(text);
    if (!contents)
        return propagate(contents);
    Database::Transaction transaction{m_application.library().database()};
    if (const Result<> added = addPresets(*contents); !added)
        return propagate(added);
    if (const Result<> added = addPrompts(*contents); !added)
        return propagate(added);
    if (how == Unpacking::Try) // what was only tried is rolled back
        return contents->plan;
    if (const Result<> kept = keep(contents->settings, transaction); !kept)
        return propagate(kept);
    return contents->plan;
}

} // namespace limner
