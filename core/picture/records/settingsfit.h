#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/schema/carryover.h"
#include "core/schema/request.h"

namespace limner {

//! What a model makes of another tool's settings.
struct SettingsFit {
    ModelSchema form = {};  //!< the settings as a form of their own; its model is the tool
    CarryOver carried = {}; //!< from there to the model, with all that has no place in it
    struct Taken {
        QString from = {}; //!< as `parametersOf` calls it; of a size "width"
        Json before = {};  //!< a size as text, "832x1216"
        QString to = {};   //!< the model's parameter
        Json after = {};
        bool isSame = true; //!< false: the nearest that the model allows
    };
    std::vector<Taken> taken = {}; //!< in the order in which people read settings
    struct Left {
        QString from = {};
        Json value = {};
        ValueChange::Reason reason = ValueChange::Reason::NoParameter;
    };
    std::vector<Left> left = {}; //!< has no place in the model, with why; the foreign model, too
};

//! By role (`roles.h`), as values cross from one model's form to another's: the prompt becomes
//! the prompt, whatever it is called. Never the number of pictures.
[[nodiscard]] SettingsFit fitSettings(const FoundSettings &settings, const ModelSchema &model);

//! What a picture of another tool came into the library with; nothing when a provider made it, or
//! nobody knows who did.
[[nodiscard]] std::optional<FoundSettings> foreignSettings(const Request &request);

} // namespace limner
