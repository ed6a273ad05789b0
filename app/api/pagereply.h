#pragma once

#include "app/api/apireply.h"
#include "app/api/pagetext.h"

namespace limner {

//! A file of the resources as an answer: it loads nothing of another server, and nothing that is
//! written into it runs.
[[nodiscard]] ApiReply partReply(const QString &name, const char *type,
                                 const char *caching = "no-cache");
//! A page of the resources with its words, in the language that was asked for.
[[nodiscard]] ApiReply pageReply(const QString &name, const PageWords &words);
//! The bytes of a file of the resources; empty = there is none.
[[nodiscard]] QByteArray pagePart(const QString &name);

} // namespace limner
