#pragma once

#include "core/settings/settings.h"

#include <QHash>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace limner {

//! By key, as in the settings file: `storage/endpoint`.
using SettingValues = QHash<QString, QVariant>;

//! One row of the table of settings, for those that carry them elsewhere than to the file.
struct SettingEntry {
    enum class Kind { Text, Word, Number, Amount, Flag, Bytes };
    QString key = {};
    Kind kind = Kind::Text;
    QVariant value = {};
    QStringList words = {}; //!< a word is one of these
    double lowest = 0;      //!< of a number or an amount
    double highest = 0;
};
//! All there are, in the order of the table.
[[nodiscard]] std::vector<SettingEntry> entriesOf(const Settings &settings);
//! With these instead. What does not fit, and what nobody knows, is left alone.
[[nodiscard]] Settings withValues(Settings settings, const SettingValues &values);
//! Those of a person who chose nothing; every known provider has its entry.
[[nodiscard]] Settings usualSettings(const std::vector<KnownProvider> &known,
                                     const SettingValues &beneath = {});

//! As without it; `beneath` stands below what the file says.
[[nodiscard]] Settings loadSettings(const QString &file, const std::vector<KnownProvider> &known,
                                    const SettingValues &beneath);
//! Of `beneath`, which is what holds without the file, only that is written which differs from it
//! or stands in the file already: what nobody chose follows whoever changes it below. Without it
//! all is written.
[[nodiscard]] bool saveSettings(const Settings &settings, const QString &file,
                                const std::optional<Settings> &beneath);

} // namespace limner
