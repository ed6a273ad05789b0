#pragma once

#include "app/api/apibody.h"
#include "app/api/apicommand.h"
#include "app/commands/callstand.h"

#include <optional>

namespace limner {

//! What a front end asks for in words that every model is thought to know.
struct PictureWish {
    QString prompt = {};
    QString negativePrompt = {};
    QString model = {};    //!< empty = the usual one
    QString provider = {}; //!< where the model's name does not say it; empty = that of the settings
    std::optional<int> width = {};
    std::optional<int> height = {};
    std::optional<int> steps = {};
    int usualSteps = 0; //!< without `steps`, as far as the model goes; 0 = as the model has it
    int count = 1;
    QString aspectRatio = {};
    QStringList pictures = {}; //!< addresses or `data:`
    QString id = {};
};

//! A wish in the words of one model.
struct FittedWish {
    GenerateCommand command = {};
    ModelSchema model = {};
    QString provider = {};
};

//! The provider that front ends of a dialect mean (resources/doors.json); empty = that of the
//! settings.
[[nodiscard]] QString providerOfDoor(const QString &dialect);
//! Prompt, negative prompt, sizes and steps, under the names that all dialects use.
[[nodiscard]] PictureWish wishIn(BodyReader &reader);
//! The errors of `mayRun` and `readyModel`; InvalidInput for a wish that the model has no word for.
[[nodiscard]] AsyncResult<FittedWish> fitted(ApiContext *context, PictureWish wish,
                                             std::stop_token stop);

//! The id of its call, whose jobs are on their way and known from now on. The errors of `fitted`
//! and `submitted`.
[[nodiscard]] AsyncResult<QString> begun(ApiContext *context, PictureWish wish,
                                         std::stop_token stop);

//! How far it is for somebody who waits for links.
enum class WishStand { Waiting, Working, Done, Failed };
[[nodiscard]] WishStand wishStand(const CallStand &stand);
//! Up to 99 before every link is there.
[[nodiscard]] int percentOf(const CallStand &stand);
//! One line: what, and what next.
[[nodiscard]] QString sentenceOf(const std::optional<Error> &error);

} // namespace limner
