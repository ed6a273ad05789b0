#include "core/settings/settings.h"

#include "core/base/file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr double largestCap = 1e9;

//! Takes a value when it is fit, else leaves the default alone.
class Reader {
public:
    explicit Reader(const QSettings &file)
        : m_file{file}
    {}

    void text(const char *key, QString &value) const
    {
        if (const auto found = stored(key); found.canConvert<QString>())
            value = found.toString();
    }
    void word(const char *key, QString &value, const QStringList &known) const
    {
        const QString found = stored(key).toString();
        if (known.contains(found))
            value = found;
    }
    void number(const char *key, int &value, int lowest, int highest) const
    {
        bool ok = false;
        const int found = stored(key).toInt(&ok);
        if (ok && found >= lowest && found <= highest)
            value = found;
    }
    void amount(const char *key, double &value) const
    {
        bool ok = false;
        const double found = stored(key).toDouble(&ok);
        if (ok && found >= 0 && found <= largestCap)
            value = found;
    }
    void flag(const char *key, bool &value) const
    {
        const QString found = stored(key).toString();
        if (found == "true"_L1 || found == "false"_L1)
            value = found == "true"_L1;
    }
    void bytes(const char *key, QByteArray &value) const
    {
        if (const auto found = stored(key); found.isValid())
            value = found.toByteArray();
    }

private:
    QVariant stored(const char *key) const { return m_file.value(QLatin1StringView{key}); }
    const QSettings &m_file;
};

class Writer {
public:
    explicit Writer(QSettings &file)
        : m_file{file}
    {}

    void text(const char *key, const QString &value) { put(key, value); }
    void word(const char *key, const QString &value, const QStringList &) { put(key, value); }
    void number(const char *key, int value, int, int) { put(key, value); }
    void amount(const char *key, double value) { put(key, value); }
    void flag(const char *key, bool value) { put(key, value); }
    void bytes(const char *key, const QByteArray &value) { put(key, value); }

private:
    void put(const char *key, const QVariant &value)
    {
        m_file.setValue(QLatin1StringView{key}, value);
    }
    QSettings &m_file;
};

// The one table of keys, for reading and for writing.
template <typename Exchange, typename SettingsType>
void exchange(Exchange &&with, SettingsType &s)
{
    with.text("providers/provider", s.provider);
    with.text("providers/replicateBaseUrl", s.replicateBaseUrl);
    const auto limits = [&](const char *parallel, const char *perMinute, auto &value) {
        with.number(parallel, value.parallel, 1, 20);
        with.number(perMinute, value.createsPerMinute, 1, 6000);
    };
    limits("providers/parallelJobs", "providers/createsPerMinute", s.replicateLimits);
    limits("together/parallelJobs", "together/createsPerMinute", s.togetherLimits);
    limits("minimax/parallelJobs", "minimax/createsPerMinute", s.minimaxLimits);
    with.text("storage/endpoint", s.endpoint);
    with.text("storage/bucket", s.bucket);
    with.text("storage/region", s.region);
    with.text("storage/accessKey", s.accessKey);
    with.text("storage/publicUrl", s.publicUrl);
    with.text("storage/caFile", s.caFile);
    with.word("storage/addressing", s.addressing, {u"auto"_s, u"path"_s, u"virtual"_s});
    with.text("storage/keyTemplate", s.keyTemplate);
    with.flag("storage/removeDeleted", s.removeDeleted);
    with.word("sharing/links", s.links, {u"auto"_s, u"public"_s, u"presigned"_s});
    with.number("sharing/linkHours", s.linkHours, 1, 168);
    with.word("sharing/copyFormat", s.copyFormat,
              {u"plain"_s, u"markdown"_s, u"html"_s, u"bbcode"_s});
    with.flag("sharing/copyWhenDone", s.copyWhenDone);
    with.word("spending/unit", s.spendingUnit, {u"money"_s, u"credits"_s});
    with.amount("spending/dailyCap", s.dailyCap);
    with.amount("spending/monthlyCap", s.monthlyCap);
    with.amount("spending/dailyCredits", s.dailyCredits);
    with.amount("spending/monthlyCredits", s.monthlyCredits);
    with.text("spending/rates", s.rates);
    with.text("library/folder", s.library);
    with.flag("library/embedRequest", s.embedRequest);
    with.word("appearance/theme", s.theme, {u"system"_s, u"dark"_s, u"light"_s});
    with.word("appearance/language", s.language, {QString{}, u"en"_s, u"zh_CN"_s});
    with.flag("window/firstRunDone", s.firstRunDone);
    with.bytes("window/geometry", s.windowGeometry);
    with.bytes("window/splitter", s.splitter);
    with.number("window/zoom", s.zoom, 60, 600);
    with.text("window/draft", s.draft);
}

} // namespace

Settings::Limits *Settings::limitsOf(const QString &providerId)
{
    if (providerId == u"replicate")
        return &replicateLimits;
    if (providerId == u"together")
        return &togetherLimits;
    return providerId == u"minimax" ? &minimaxLimits : nullptr;
}

Settings loadSettings(const QString &file)
{
    const QSettings stored{file, QSettings::IniFormat};
    // What cannot be read would be lost with the next save, so a copy is put aside.
    if (stored.status() == QSettings::FormatError) {
        QFile::remove(file + u".broken"_s);
        QFile::copy(file, file + u".broken"_s);
    }
    const Settings defaults;
    Settings settings;
    exchange(Reader{stored}, settings);
    // Without the random part two pictures would share one address.
    if (!settings.keyTemplate.contains("{uuid}"_L1))
        settings.keyTemplate = defaults.keyTemplate;
    if (settings.provider.trimmed().isEmpty())
        settings.provider = defaults.provider;
    if (settings.replicateBaseUrl.trimmed().isEmpty())
        settings.replicateBaseUrl = defaults.replicateBaseUrl;
    return settings;
}

bool saveSettings(const Settings &settings, const QString &file)
{
    if (!QDir{}.mkpath(QFileInfo{file}.absolutePath()))
        return false;
    // Beside it and then in its place: QSettings reads a file before it writes it, and would
    // stumble over a broken one.
    const QString fresh = file + u".new"_s;
    QSettings stored{fresh, QSettings::IniFormat};
    exchange(Writer{stored}, settings);
    stored.sync();
    return stored.status() == QSettings::NoError && renameDurably(fresh, file).has_value();
}

} // namespace limner
