#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

namespace limner {

//! The files that go into models, kept once by content in `inputs/<sha256>` and named in parameters
//! (`inputName`), so that no row, no form and no detail holds their bytes. Knows nothing of the
//! database and may be copied to and used on any thread.
class Inputs {
public:
    //! What providers take at most (providers.md §1.11).
    static constexpr qint64 largest = 100'000'000;

    explicit Inputs(const QString &libraryFolder); //!< absolute

    //! Errors: TooLarge, and those of reading and writing files.
    [[nodiscard]] Result<QString> keep(QByteArrayView bytes) const;
    //! The same, and remembers what the file was called.
    [[nodiscard]] Result<QString> keepFile(const QString &path) const;
    //! The parameters with a name in the place of every file that stands inside them.
    [[nodiscard]] Result<Json> keepInline(Json parameters) const;

    [[nodiscard]] bool has(const QString &name) const;
    [[nodiscard]] QString path(const QString &name) const;
    //! Io, in words, when it is not kept here (any more).
    [[nodiscard]] Result<QByteArray> bytes(const QString &name) const;
    //! What the file was called; empty when that is not known.
    [[nodiscard]] QString fileName(const QString &name) const;

private:
    QString m_folder;
};

} // namespace limner
