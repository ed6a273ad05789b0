#pragma once

#include "app/commands/namedartworks.h"
#include "core/base/json.h"
#include "core/upload/links.h"

namespace limner {

//! Links of pictures, made fresh.
struct LinkCommand {
    QStringList ids = {};  //!< as `list` tells them
    QString format = {};   //!< the id of one of the `CopyFormats`; null = plain
    QString lifetime = {}; //!< of a signed one: `90s`, `30m`, `1h`, `7d`; null = as in the settings
    bool operator==(const LinkCommand &) const = default;
};

struct PictureLink {
    QString id = {};
    QString text = {}; //!< in the format that was asked for
    Result<Link> link = fail(ErrorKind::NotUploaded);
};
struct PictureLinks {
    std::vector<PictureLink> links = {};
    QString text = {}; //!< of all that have one, joined as the settings say
};
//! `{"links":[{"id","url","text","public","valid_until"}],"text"}`; one without a link has its
//! `error` instead, and the first of these is the answer's.
[[nodiscard]] OrderedJson toJson(const PictureLinks &made);

//! Of `--lifetime`: Usage for anything but 1 s to 7 d, which is all that S3 signs for. Null text =
//! as in the settings.
[[nodiscard]] Result<std::optional<std::chrono::seconds>> lifetimeOf(const QString &text);

//! Errors: those of `namedArtworks`; Usage for a format or a lifetime that there is not.
[[nodiscard]] Result<PictureLinks> link(Application &application, const LinkCommand &command);

} // namespace limner
