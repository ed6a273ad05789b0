#pragma once

#include "app/commands/namedartworks.h"
#include "core/base/json.h"
#include "core/upload/links.h"

namespace limner {

//! Links of pictures, made fresh.
struct LinkCommand {
    QStringList ids = {};  //!< as `list` tells them
    QString format = {};   //!< plain, markdown, html, bbcode; null = plain
    QString lifetime = {}; //!< of a signed one: `90s`, `30m`, `1h`, `7d`; null = as in the settings
    bool operator==(const LinkCommand &) const = default;
};

struct PictureLink {
    QString id = {};
    QString text = {}; //!< in the format that was asked for
    Result<Link> link = fail(ErrorKind::NotUploaded);
};
//! `{"links":[{"id","url","text","public","valid_until"}]}`; one without a link has its `error`
//! instead, and the first of these is the answer's.
[[nodiscard]] OrderedJson toJson(const std::vector<PictureLink> &links);

//! Errors: those of `namedArtworks`; Usage for a format or a lifetime that there is not. S3 signs
//! for seven days at most.
[[nodiscard]] Result<std::vector<PictureLink>> link(Application &application,
                                                    const LinkCommand &command);

} // namespace limner
