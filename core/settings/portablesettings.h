#pragma once

#include "core/base/json.h"
#include "core/settings/settingentry.h"

namespace limner {

//! Settings on their way to another computer, or from a studio's file of defaults: an object of
//! groups, `{"storage":{"bucket":"pictures"}}`. A member is called `storage.bucket`.

//! The format of the files that carry them.
inline constexpr int settingsFileVersion = 1;
inline constexpr char settingsFileMark[] = "limner_settings";

//! To whom a setting belongs.
enum class SettingOwner {
    Artist,   //!< it goes along
    Computer, //!< a path of this one, or half of a credential: stays, though a studio may set it
    Window    //!< the memory of one window: stays
};
[[nodiscard]] SettingOwner ownerOf(const QString &key);
//! `storage/bucket` is the member `storage.bucket`.
[[nodiscard]] QString memberOf(const QString &key);

//! What belongs to the artist.
[[nodiscard]] OrderedJson portableSettings(const Settings &settings);

//! What such an object says, each value fit for its row.
struct GivenSettings {
    SettingValues values = {};
    QStringList stays = {};   //!< members that belong to a computer or a window
    QStringList unknown = {}; //!< members that this version does not know
};
//! `known` has the rows, with those of every provider. Usage with the member as `code` for a value
//! that does not fit.
[[nodiscard]] Result<GivenSettings> givenSettings(const Json &groups, const Settings &known);
//! Usage for what is no such file; later versions are read as far as this one knows them.
[[nodiscard]] Result<Json> settingsFile(const QByteArray &text);

//! What differs, by member.
struct SettingChange {
    QString member = {};
    QString from = {};
    QString to = {};
    bool isAddress = false; //!< keys are sent there
    bool operator==(const SettingChange &) const = default;
};
[[nodiscard]] std::vector<SettingChange> changesOf(const Settings &from, const Settings &to);

//! `member: words`, as every refusal of such a file is said.
[[nodiscard]] Error memberError(const QString &member, const QString &words);

} // namespace limner
