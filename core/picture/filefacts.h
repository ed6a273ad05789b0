#pragma once

#include "core/base/result.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace limner {

//! What a fetched file is, by its bytes.
struct FileFacts {
    QString mediaType = {}; //!< `image/png`, `video/mp4`, `application/octet-stream`
    QSize size = {};        //!< of a picture, pixels; empty = not known
    bool isPicture = false; //!< of a format that is shown here
    bool isAnimated = false;
    //! Why a file of such a format cannot be shown: Truncated, NotAnImage, ImageTooLarge.
    std::optional<Error> flaw = {};
};

//! Whether a web page is what a proxy, a sign-in or a failing server sent instead of the file, or
//! what a model wrote: then it is a text.
enum class Markup { Refused, Text };

//! Looks at magic bytes, header and structural end without decoding pixels. Anything is a file;
//! errors: NotAnImage (empty, or a web page that is refused), Io.
[[nodiscard]] Result<FileFacts> inspectFile(const QString &path, Markup markup = Markup::Refused);

//! The same of bytes in memory, by their beginning alone: a web page is `text/html`, every other
//! text `text/plain`; `application/octet-stream` when nobody knows.
[[nodiscard]] QString mediaTypeOf(QByteArrayView bytes);

//! The usual ending of a file of this media type, without the dot; "bin" where none is known.
[[nodiscard]] QString extensionFor(const QString &mediaType);
//! What a server is to say of it: plain text is UTF-8, and never a page that a browser runs.
[[nodiscard]] QString contentTypeFor(const QString &mediaType);
//! Every ending that `extensionFor` gives.
[[nodiscard]] const QStringList &fileExtensions();

} // namespace limner
