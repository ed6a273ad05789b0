#include "core/settings/settings.h"

#include "core/settings/inifile.h"
#include "core/settings/settingentry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStringList>

#include <functional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr double largestCap = 1e9;

//! Takes a value when it is fit, else leaves the default alone.
class Reader {
public:
    using Source = std::function<QVariant(const QString &key)>;
    explicit Reader(Source stored)
        : m_stored{std::move(stored)}
    {}

    void text(const QString &key, QString &value) const
    {
        if (const auto found = stored(key); found.canConvert<QString>())
            value = found.toString();
    }
    void word(const QString &key, QString &value, const QStringList &known) const
    {
        const QString found = stored(key).toString();
        if (known.contains(found))
            value = found;
    }
    void number(const QString &key, int &value, int lowest, int highest) const
    {
        bool ok = false;
        const int found = stored(key).toInt(&ok);
        if (ok && found >= lowest && found <= highest)
            value = found;
    }
    void amount(const QString &key, double &value) const
    {
        bool ok = false;
        const double found = stored(key).toDouble(&ok);
        if (ok && found >= 0 && found <= largestCap)
            value = found;
    }
    void flag(const QString &key, bool &value) const
    {
        const QString found = stored(key).toString();
        if (found == "true"_L1 || found == "false"_L1)
            value = found == "true"_L1;
    }
    void bytes(const QString &key, QByteArray &value) const
    {
        if (const auto found = stored(key); found.isValid())
            value = found.toByteArray();
    }

private:
    QVariant stored(const QString &key) const { return m_stored(key); }
    Source m_stored;
};

//! Makes a row of each.
class Lister {
public:
    using Kind = SettingEntry::Kind;
    explicit Lister(std::vector<SettingEntry> &out)
        : m_out{out}
    {}

    void text(const QString &key, const QString &value) const
    {
        m_out.push_back({.key = key, .kind = Kind::Text, .value = value});
    }
    void word(const QString &key, const QString &value, const QStringList &known) const
    {
        m_out.push_back({.key = key, .kind = Kind::Word, .value = value, .words = known});
    }
    void number(const QString &key, int value, int lowest, int highest) const
    {
        m_out.push_back({.key = key,
                         .kind = Kind::Number,
                         .value = value,
                         .lowest = double(lowest),
                         .highest = double(highest)});
    }
    void amount(const QString &key, double value) const
    {
        m_out.push_back({.key = key, .kind = Kind::Amount, .value = value, .highest = largestCap});
    }
    void flag(const QString &key, bool value) const
    {
        m_out.push_back({.key = key, .kind = Kind::Flag, .value = value});
    }
    void bytes(const QString &key, const QByteArray &value) const
    {
        m_out.push_back({.key = key, .kind = Kind::Bytes, .value = value});
    }

private:
    std::vector<SettingEntry> &m_out;
};

// The one table of keys, for reading and for writing.
template <typename Exchange, typename SettingsType>
void exchange(Exchange &&with, SettingsType &s)
{
    with.text(u"providers/provider"_s, s.provider);
    for (auto &[id, provider] : s.providers) {
        const QString group = u"provider-"_s + id + u'/';
        with.text(group + u"baseUrl"_s, provider.baseUrl);
        with.number(group + u"parallelJobs"_s, provider.parallel, 1, 20);
        with.number(group + u"createsPerMinute"_s, provider.createsPerMinute, 1, 6000);
    }
    with.text(u"storage/endpoint"_s, s.endpoint);
    with.text(u"storage/bucket"_s, s.bucket);
    with.text(u"storage/region"_s, s.region);
    with.text(u"storage/accessKey"_s, s.accessKey);
    with.text(u"storage/publicUrl"_s, s.publicUrl);
    with.text(u"storage/caFile"_s, s.caFile);
    with.word(u"storage/addressing"_s, s.addressing, {u"auto"_s, u"path"_s, u"virtual"_s});
    with.text(u"storage/keyTemplate"_s, s.keyTemplate);
    with.flag(u"storage/removeDeleted"_s, s.removeDeleted);
    with.word(u"sharing/links"_s, s.links, {u"auto"_s, u"public"_s, u"presigned"_s});
    with.number(u"sharing/linkHours"_s, s.linkHours, 1, 168);
    with.text(u"sharing/copyFormat"_s, s.copyFormat);
    with.text(u"sharing/ownFormats"_s, s.ownFormats);
    with.text(u"sharing/copyJoin"_s, s.copyJoin);
    with.flag(u"sharing/copyWhenDone"_s, s.copyWhenDone);
    with.flag(u"sharing/shareCopies"_s, s.shareCopies);
    with.word(u"sharing/shareFormat"_s, s.shareFormat, {u"webp"_s, u"avif"_s, u"jpeg"_s, u"png"_s});
    with.number(u"sharing/shareEdge"_s, s.shareEdge, 0, 7000);
    with.number(u"sharing/shareQuality"_s, s.shareQuality, 1, 100);
    with.word(u"spending/unit"_s, s.spendingUnit, {u"money"_s, u"credits"_s});
    with.amount(u"spending/dailyCap"_s, s.dailyCap);
    with.amount(u"spending/monthlyCap"_s, s.monthlyCap);
    with.amount(u"spending/dailyCredits"_s, s.dailyCredits);
    with.amount(u"spending/monthlyCredits"_s, s.monthlyCredits);
    with.text(u"spending/rates"_s, s.rates);
    with.text(u"library/folder"_s, s.library);
    with.flag(u"library/emptyTrash"_s, s.emptyTrash);
    with.flag(u"library/embedRequest"_s, s.embedRequest);
    with.flag(u"library/keepCameraData"_s, s.keepCameraData);
    with.text(u"library/wildcards"_s, s.wildcards);
    with.flag(u"desktop/notifyWhenDone"_s, s.notifyWhenDone);
    with.flag(u"desktop/soundWhenDone"_s, s.soundWhenDone);
    with.flag(u"desktop/trayIcon"_s, s.trayIcon);
    with.word(u"appearance/theme"_s, s.theme, {u"system"_s, u"dark"_s, u"light"_s});
    with.word(u"appearance/language"_s, s.language, {QString{}, u"en"_s, u"zh_CN"_s});
    with.text(u"keys/changed"_s, s.keys);
    with.flag(u"window/firstRunDone"_s, s.firstRunDone);
    with.text(u"window/newestVersion"_s, s.newestVersion);
    with.bytes(u"window/geometry"_s, s.windowGeometry);
    with.bytes(u"window/splitter"_s, s.splitter);
    with.bytes(u"window/sidebar"_s, s.sidebar);
    with.number(u"window/zoom"_s, s.zoom, 60, 600);
    with.text(u"window/sortBy"_s, s.sortBy);
    with.text(u"window/groupBy"_s, s.groupBy);
    with.flag(u"window/stacks"_s, s.stacks);
    with.text(u"window/draft"_s, s.draft);
}

//! As the first versions wrote it: one provider without a group of its own, the limits of the
//! others under their bare names.
void readFirstNames(const Reader &with, const QString &id, const QString &group,
                    ProviderSettings &s)
{
    with.text(u"providers/%1BaseUrl"_s.arg(id), s.baseUrl);
    with.number(group + u"/parallelJobs"_s, s.parallel, 1, 20);
    with.number(group + u"/createsPerMinute"_s, s.createsPerMinute, 1, 6000);
}

//! From the folder of the settings, when it lies there.
QString shortened(const QString &path, const QString &file)
{
    const QString home = QFileInfo{file}.absolutePath() + u'/';
    const QString clean = QDir::cleanPath(path);
    return clean.startsWith(home) && clean.size() > home.size() ? clean.mid(home.size()) : path;
}

void placeFrom(const QString &file, QString &path)
{
    if (!path.isEmpty() && QDir::isRelativePath(path))
        path = QDir::cleanPath(QFileInfo{file}.absolutePath() + u'/' + path);
}

Settings startingFrom(const std::vector<KnownProvider> &known, const SettingValues &beneath)
{
    Settings settings;
    for (const KnownProvider &one : known)
        settings.providers[one.id] = one.defaults;
    return withValues(std::move(settings), beneath);
}

//! What must not be empty, or is no template of names, becomes what is usual.
void mend(Settings &settings, const std::vector<KnownProvider> &known)
{
    // Without the random part two pictures would share one address.
    if (!settings.keyTemplate.contains("{uuid}"_L1))
        settings.keyTemplate = Settings{}.keyTemplate;
    for (const KnownProvider &one : known) {
        ProviderSettings &provider = settings.providers[one.id];
        if (provider.baseUrl.trimmed().isEmpty())
            provider.baseUrl = one.defaults.baseUrl;
        if (settings.provider.trimmed().isEmpty())
            settings.provider = one.id;
    }
}

} // namespace

std::vector<SettingEntry> entriesOf(const Settings &settings)
{
    std::vector<SettingEntry> entries;
    exchange(Lister{entries}, settings);
    return entries;
}

Settings withValues(Settings settings, const SettingValues &values)
{
    exchange(Reader{[&values](const QString &key) { return values.value(key); }}, settings);
    return settings;
}

Settings usualSettings(const std::vector<KnownProvider> &known, const SettingValues &beneath)
{
    Settings settings = startingFrom(known, beneath);
    mend(settings, known);
    return settings;
}

Settings loadSettings(const QString &file, const std::vector<KnownProvider> &known)
{
    return loadSettings(file, known, {});
}

Settings loadSettings(const QString &file, const std::vector<KnownProvider> &known,
                      const SettingValues &beneath)
{
    const QSettings stored{file, QSettings::IniFormat};
    // What cannot be read would be lost with the next save, so a copy is put aside.
    if (stored.status() == QSettings::FormatError) {
        QFile::remove(file + u".broken"_s);
        QFile::copy(file, file + u".broken"_s);
    }
    Settings settings = startingFrom(known, beneath);
    const Reader reader{[&stored](const QString &key) { return stored.value(key); }};
    for (const KnownProvider &one : known)
        readFirstNames(reader, one.id, &one == &known.front() ? u"providers"_s : one.id,
                       settings.providers[one.id]);
    exchange(reader, settings);
    mend(settings, known);
    for (QString *path : {&settings.library, &settings.wildcards, &settings.caFile})
        placeFrom(file, *path);
    return settings;
}

bool saveSettings(const Settings &settings, const QString &file)
{
    return saveSettings(settings, file, std::nullopt);
}

bool saveSettings(const Settings &settings, const QString &file,
                  const std::optional<Settings> &beneath)
{
    Settings written = settings;
    for (QString *path : {&written.library, &written.wildcards, &written.caFile})
        *path = shortened(*path, file);
    SettingValues usually;
    for (const SettingEntry &one : entriesOf(beneath.value_or(Settings{})))
        usually.insert(one.key, one.value);
    return writeIniAnew(file, [&](const QSettings &before, QSettings &now) {
        for (const SettingEntry &one : entriesOf(written)) {
            if (!beneath || before.contains(one.key) || usually.value(one.key) != one.value)
                now.setValue(one.key, one.value);
        }
        for (const QString &key : before.allKeys()) {
            if (key.startsWith("automation/"_L1)) // kept by `saveAutomation`
                now.setValue(key, before.value(key));
        }
    });
}

} // namespace limner
