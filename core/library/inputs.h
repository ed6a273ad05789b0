#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <QStringList>

#include <atomic>
#include <memory>

namespace limner {

//! The files that go into models, kept once by content in `inputs/<sha256>` and named in parameters
//! (`inputName`), so that no row, no form and no detail holds their bytes. Knows nothing of the
//! database and may be copied to and used on any thread.
class Inputs {
public:
    //! What is kept: a larger picture cannot be read here either (`ImageLimits`).
    static constexpr qint64 largest = 256LL << 20;
    //! What providers take at most (providers.md §1.11); a picture above it goes in smaller.
    static constexpr qint64 largestSent = 100'000'000;

    explicit Inputs(const QString &libraryFolder); //!< absolute

    //! Exactly these bytes; what a person gives comes in by `keepInput` and `keepInline`. Errors:
    //! TooLarge, and those of writing files.
    [[nodiscard]] Result<QString> keep(QByteArrayView bytes) const;

    //! Whether pictures stay as the camera wrote them: neither turned upright nor freed of their
    //! position. It holds for all copies of this one, so that every way in knows it; false until
    //! somebody says so.
    void setKeepsCameraData(bool keeps) const { *m_keepsCameraData = keeps; }
    [[nodiscard]] bool keepsCameraData() const { return *m_keepsCameraData; }

    [[nodiscard]] bool has(const QString &name) const;
    [[nodiscard]] QString path(const QString &name) const;
    //! `InputTrouble::InputGone` when it is not kept here (any more).
    [[nodiscard]] Result<QByteArray> bytes(const QString &name) const;
    //! What the file was called; empty when that is not known.
    [[nodiscard]] QString fileName(const QString &name) const;

    // Words beside the bytes; whether they could be written decides nothing.

    //! What people call it; the first one stays.
    void noteFileName(const QString &name, const QString &fileName) const;
    //! It was made of these inputs: turned upright, cut out, painted over. Itself is none of them.
    void noteOrigins(const QString &name, const QStringList &origins) const;
    //! All of them, those of its origins too; they need not be kept themselves.
    [[nodiscard]] QStringList origins(const QString &name) const;
    //! It is, or was made of, a picture of the library, which may be deleted some day.
    void noteArtwork(const QString &name) const;
    [[nodiscard]] bool wasArtwork(const QString &name) const;

private:
    [[nodiscard]] QStringList ownOrigins(const QString &name) const;

    QString m_folder;
    std::shared_ptr<std::atomic<bool>> m_keepsCameraData =
        std::make_shared<std::atomic<bool>>(false);
};

} // namespace limner
