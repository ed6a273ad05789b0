#pragma once

#include "core/base/error.h"
#include "core/library/artwork.h"

#include <QStringList>

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace limner {

//! What a share page can show beside its pictures: prompt, negative, model, seed, size, date,
//! settings, download.
[[nodiscard]] const QStringList &shareFields();
//! Those that are shown unless somebody says otherwise.
[[nodiscard]] QStringList usualShareFields();

//! The words of a page, by what they are: those of `shareFields` that need one, "gone", "valid",
//! "picture". The window and the command line translate them.
using ShareWords = std::map<QString, QString>;

struct ShareOptions {
    QStringList shown = {};                  //!< of `shareFields`
    QString language = QStringLiteral("en"); //!< of the words
    ShareWords words = {};
    bool operator==(const ShareOptions &) const = default;
};
[[nodiscard]] QString shareOptionsToText(const ShareOptions &options);
[[nodiscard]] ShareOptions
shareOptionsFromText(const QString &text); //!< usual ones when unreadable

//! A page somebody wants.
struct ShareOrder {
    QString title = {};
    std::vector<ArtworkId> artworks = {};
    ShareOptions options = {};
    //! Of signed links; unset = as in the settings.
    std::optional<std::chrono::seconds> lifetime = {};
};

//! Pending = it has to be put (again); Removed = it is about to go.
enum class ShareState { Pending, Published, Removed };
[[nodiscard]] QString toString(ShareState state);

//! A share page as it is remembered.
struct Share {
    qint64 id = 0;
    QString uuid = {}; //!< what people outside of the program know
    ShareState state = ShareState::Pending;
    QString location = {}; //!< the store it lies in
    QString objectKey = {};
    QDateTime createdAt = {};
    QDateTime publishedAt = {};
    QDateTime validUntil = {}; //!< of its pictures' links; null = they do not end
    std::optional<std::chrono::seconds> lifetime = {};
    QString title = {};
    QStringList artworks = {}; //!< uuids, in order
    ShareOptions options = {};
    std::optional<Error> error = {}; //!< of the last try, or what speaks against it
    bool operator==(const Share &) const = default;
};

} // namespace limner
