#pragma once

#include "app/commands/attendance.h"
#include "app/commands/runanswer.h"

#include <optional>
#include <utility>
#include <vector>

namespace limner {

//! Pictures from a prompt.
struct GenerateCommand {
    QString prompt = {};
    QString negativePrompt = {};  //!< null = not given; "" = explicitly none
    QString model = {};           //!< as `namedModel` takes it; empty = the bundled one
    QStringList otherModels = {}; //!< the same of further ones; each gets jobs of its own
    QString provider = {};        //!< empty = the one of the settings
    QString album = {};           //!< new pictures go there, by its name; empty = into none
    QString id = {};              //!< one id is one job, for ever
    bool idIsOwn = false;         //!< the call gave itself the id, so nobody else can know it
    std::optional<int> count =
        {}; //!< pictures of each model, however they are split; nothing = one job's
    std::vector<std::pair<QString, QString>> parameters = {}; //!< as text
    QString folder = {};   //!< where the caller stands: `@FILE` starts there
    QString from = {};     //!< a list of prompts: absolute path; what a row says beats the rest
    QString variants = {}; //!< of prompts with variants: "all", or how many are drawn; "" = literal
    QString wildcards = {}; //!< their folder, absolute
    bool dryRun = false;    //!< says what would be sent, and sends nothing
    QStringList made = {};  //!< jobs that an earlier attempt of this very call made
    bool operator==(const GenerateCommand &) const = default;
};

//! Waits for its own jobs, at most a minute for a lost create and half a minute for the store.
//! Nothing = abandoned.
[[nodiscard]] QCoro::Task<std::optional<RunAnswer>>
generate(Application *application, GenerateCommand command, Attendance attendance);

} // namespace limner
