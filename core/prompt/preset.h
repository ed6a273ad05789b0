#pragma once

#include "core/base/json.h"

#include <QDateTime>

namespace limner {

//! A named request, or any part of one.
struct Preset {
    qint64 id = 0;       //!< 0 = not kept yet
    QString folder = {}; //!< names joined by `/`; empty = none
    QString name = {};
    //! `{"provider","model","version","prompt","negative_prompt","values":{…}}`, any of it missing.
    Json body = Json::object();
    //! uuid of a picture of the library, or the name of a kept input; null = none.
    QString cover = {};
    QDateTime createdAt = {};
    bool operator==(const Preset &) const = default;
};

//! Only what a body may hold, each of its right kind. InvalidInput, in words, for what is no object
//! or larger than 256 kB.
[[nodiscard]] Result<Json> presetBody(const Json &given);
//! Without control characters and superfluous spaces, at most 120 characters; "" = no name.
[[nodiscard]] QString presetName(const QString &given);
//! Each of its names so, at most eight deep.
[[nodiscard]] QString presetFolder(const QString &given);

} // namespace limner
