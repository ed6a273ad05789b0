#pragma once

#include "core/base/json.h"

#include <QSize>
#include <QString>

#include <optional>

//! What the simulated MiniMax takes and refuses (providers.md §3.2, §3.3, §4.4): pure.
namespace limner::simminimax {

struct Refusal {
    int code = 2013;
    QString message = {};
};

//! What is wrong with a body that reached the picture models; nothing when they would run it.
[[nodiscard]] std::optional<Refusal> refusalOf(const Json &body);

//! Of a body that is taken: `aspect_ratio` beats width and height.
[[nodiscard]] QSize sizeOf(const Json &body);

//! The words beside a code; English, or as the China site writes them.
[[nodiscard]] QString wordsFor(int code, bool inChinese);
//! Whether the table of providers.md §3.3 has it.
[[nodiscard]] bool isKnownCode(int code);
//! Those that pass when one waits.
[[nodiscard]] bool isPassing(int code);

} // namespace limner::simminimax
