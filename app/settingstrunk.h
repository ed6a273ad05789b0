#pragma once

#include "app/application.h"
#include "core/prompt/preset.h"
#include "core/prompt/prompthistory.h"
#include "core/settings/settingsplan.h"

namespace limner {

//! What of an artist travels from one computer to another, as one file: settings, presets, own copy
//! formats and the prompts that were sent. Secrets never do, nor what belongs to one computer.
class SettingsTrunk {
public:
    enum class Unpacking { Try, Do };
    static constexpr qint64 largestFile = 12 << 20; //!< bytes

    explicit SettingsTrunk(Application &application)
        : m_application{application}
    {}

    //! JSON. TooLarge for more than 12 MiB; Database.
    [[nodiscard]] Result<QByteArray> pack();
    //! All of it or none. Whatever the settings file does not name stays as it is; presets and
    //! prompts are added, none twice. Usage, with the member as `code`, for a file that cannot be;
    //! ReadOnly when the settings cannot be written; Database.
    [[nodiscard]] Result<SettingsPlan> unpack(const QByteArray &text, Unpacking how);

private:
    struct Contents {
        Settings settings = {};
        std::vector<Preset> presets = {};
        std::vector<SentPrompt> prompts = {};
        SettingsPlan plan = {};
    };
    [[nodiscard]] Result<Contents> read(const QByteArray &text);
    [[nodiscard]] Result<> addPresets(Contents &contents);
    [[nodiscard]] Result<> addPrompts(Contents &contents);
    [[nodiscard]] Result<> keep(const Settings &settings, Database::Transaction &transaction);

    Application &m_application;
};

} // namespace limner
