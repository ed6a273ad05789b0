#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace limner {

//! A file that a form brings.
struct FormFile {
    QString name = {}; //!< as people call it; may be empty
    QByteArray bytes = {};
};

//! The first file of a `multipart/form-data` body. Usage for a body that is none, or has no file.
[[nodiscard]] Result<FormFile> firstFile(const QByteArray &contentType, const QByteArray &body);

} // namespace limner
