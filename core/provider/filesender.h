#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <stop_token>

namespace limner {

//! A file that goes into a model.
struct InputFile {
    QString name = {}; //!< as people call it; may be empty
    QString mediaType = {};
    QByteArray bytes = {};
};

//! Where a file lies that was sent ahead.
struct SentFile {
    QString address = {};
    std::chrono::milliseconds lifetime{0}; //!< from now on; 0 = the provider did not say
};

//! A provider that takes files ahead of the request that uses them. Safe to repeat; costs nothing.
class FileSender {
public:
    FileSender() = default;
    FileSender(const FileSender &) = delete;
    FileSender &operator=(const FileSender &) = delete;
    virtual ~FileSender() = default;

    //! Bytes of a file that may stand inside a request; larger ones are better sent ahead.
    [[nodiscard]] virtual qint64 largestInline() const = 0;
    //! The address to name in the request; it lives for an hour at least.
    [[nodiscard]] virtual AsyncResult<SentFile> sendFile(InputFile file, std::stop_token stop) = 0;
};

} // namespace limner
