#include "core/upload/upload.h"

#include <array>
#include <utility>

namespace limner {
namespace {

constexpr std::array names{
    std::pair{UploadState::Pending, "pending"}, std::pair{UploadState::Uploading, "uploading"},
    std::pair{UploadState::Waiting, "waiting"}, std::pair{UploadState::Rejected, "rejected"},
    std::pair{UploadState::Stored, "stored"},
};

} // namespace

QString toString(UploadState state)
{
    for (const auto &[value, name] : names) {
        if (value == state)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE();
}

UploadState uploadStateFromString(const QString &name)
{
    for (const auto &[value, text] : names) {
        if (name == QLatin1StringView{text})
            return value;
    }
    // An upload nobody understands is tried again rather than forgotten.
    return UploadState::Pending;
}

} // namespace limner
