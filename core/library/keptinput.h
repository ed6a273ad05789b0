#pragma once

#include "core/library/inputs.h"
#include "core/library/preparedpicture.h"

#include <QImage>
#include <QMetaType>
#include <QSize>

#include <functional>
#include <vector>

namespace limner {

struct Parameter;
struct Roles;

enum class InputKind { Picture, Video, Audio, Other };

//! By the parameter's role and its MIME filter.
[[nodiscard]] InputWish inputWishOf(const Parameter &parameter, const Roles &roles);

//! A file that goes into a model, as it is kept.
struct KeptInput {
    QString name = {};     //!< `input:<sha256>`, which stands in the parameters
    QString fileName = {}; //!< as people call it; may be empty
    InputKind kind = InputKind::Picture;
    QString mediaType = {}; //!< by its bytes
    QSize size = {};        //!< of a picture, pixels as it is seen; empty = not known
    qint64 bytes = 0;
    std::vector<InputChange> changes = {};
    QImage likeness = {}; //!< upright, at most `likenessEdge` px; null where nobody can draw it
};

//! What is given, on this computer: a file, or bytes. `stopped` is asked now and then.
struct GivenInput {
    QString file = {};     //!< absolute; else `bytes`
    QByteArray bytes = {}; //!< a paste, a drop, a download
    QString fileName = {}; //!< as people call it; empty = the file's own
    //! Inputs that it was made of, e.g. cut out of: their pictures are its parents, too.
    QStringList madeFrom = {};
    InputWish wish = {};
    std::function<bool()> stopped = {};
};

//! Looks at it, does what has to be done, keeps it. Reads files and decodes pictures: for worker
//! threads. Regular files alone are read, at most 256 MiB of a picture and `Inputs::largestSent` of
//! anything else. A picture that needs nothing keeps its bytes, and so its identity. What becomes
//! of a camera's notes is said by the wish or, for all, by `Inputs::keepsCameraData`.
//! Errors: those of `InputTrouble`, Cancelled, and those of writing files.
[[nodiscard]] Result<KeptInput> keepInput(const Inputs &inputs, const GivenInput &given);

//! The parameters with a name in the place of every file that stands inside them, however deep;
//! each is kept as `keepInput` keeps a file. What is no base64 is left for the provider to judge.
[[nodiscard]] Result<Json> keepInline(const Inputs &inputs, Json parameters);

//! What is known of one that is kept already. Errors: InputTrouble::InputGone, Io.
[[nodiscard]] Result<KeptInput> keptInput(const Inputs &inputs, const QString &name);

} // namespace limner

Q_DECLARE_METATYPE(limner::KeptInput)
