#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <QString>

#include <optional>

namespace limner {

//! The bytes between the quotes of a long text in an answer that stays on disk.
struct AnswerPiece {
    qint64 offset = 0;
    qint64 length = 0;
    bool operator==(const AnswerPiece &) const = default;
};
//! `answer:<offset>:<length>`, as it stands in a job's outputs.
[[nodiscard]] QString toString(const AnswerPiece &piece);
//! Nothing for any other text.
[[nodiscard]] std::optional<AnswerPiece> answerPieceFrom(const QString &output);

//! An answer of any size, of which only the short texts were ever in memory.
struct AnswerDigest {
    //! Its JSON, with every text over 8 KiB replaced by the name of its piece. Null when there was
    //! nothing that one could read.
    Json json = nullptr;
    //! It ended early: what had begun is closed, a value that was cut is left out.
    bool isCut = false;
};

//! Reads the file piece by piece. Io when it cannot be read, InvalidAnswer when it is no JSON.
[[nodiscard]] Result<AnswerDigest> digestAnswer(const QString &file);

//! Decodes the base64 text of a piece (also written with `\/`, also behind `data:…;base64,`) into
//! `file` without holding either in memory. NotAnImage when it is no base64, else Io and DiskFull.
[[nodiscard]] Result<> saveAnswerPiece(const QString &answer, const AnswerPiece &piece,
                                       const QString &file);

} // namespace limner
