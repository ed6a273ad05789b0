#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace limner {

//! One request of a list: what it says itself. The rest comes from whoever runs it.
struct PromptRow {
    int line = 0; //!< where it begins in the file, from 1
    QString prompt = {};
    std::vector<std::pair<QString, QString>> values = {}; //!< by the header's names; never empty
    [[nodiscard]] std::optional<QString> value(const QString &name) const;
    bool operator==(const PromptRow &) const = default;
};

inline constexpr int mostPromptRows = 10'000;

//! One prompt a line; blank lines and those that begin with `#` are none.
[[nodiscard]] Result<std::vector<PromptRow>> promptsOfText(const QString &text);
//! RFC 4180: fields in quotes may hold separators, line breaks and doubled quotes. `,`, `;` or tab,
//! whichever the first line has most of. The first line names the columns, `prompt` among them; an
//! empty field says nothing, a row without any is none.
[[nodiscard]] Result<std::vector<PromptRow>> promptsOfCsv(const QString &text);
//! Of a file, a `.csv` or `.tsv` by its name; any encoding that `decodedText` knows. Errors:
//! a `PromptTrouble` with the number of the line; TooLarge above 16 MB; Io.
[[nodiscard]] Result<std::vector<PromptRow>> promptsOfFile(const QString &path);

} // namespace limner
