#include "core/library/inputtrouble.h"

#include <algorithm>
#include <array>

namespace limner {
namespace {

using T = InputTrouble;
using K = ErrorKind;

struct Row {
    T trouble;
    QLatin1StringView code;
    K kind;
};
constexpr std::array rows{
    Row{T::Vanished, QLatin1StringView{"input_vanished"}, K::Io},
    Row{T::Folder, QLatin1StringView{"input_folder"}, K::InvalidInput},
    Row{T::NotAFile, QLatin1StringView{"input_no_file"}, K::InvalidInput},
    Row{T::Empty, QLatin1StringView{"input_empty"}, K::NotAnImage},
    Row{T::NotAPicture, QLatin1StringView{"input_no_picture"}, K::NotAnImage},
    Row{T::WebPage, QLatin1StringView{"input_web_page"}, K::NotAnImage},
    Row{T::Damaged, QLatin1StringView{"input_damaged"}, K::NotAnImage},
    Row{T::TooManyBytes, QLatin1StringView{"input_bytes"}, K::TooLarge},
    Row{T::TooManyPixels, QLatin1StringView{"input_pixels"}, K::ImageTooLarge},
    Row{T::PositionStays, QLatin1StringView{"input_position"}, K::InvalidInput},
    Row{T::ArtworkGone, QLatin1StringView{"input_artwork_gone"}, K::NotFound},
    Row{T::InputGone, QLatin1StringView{"input_gone"}, K::Io},
    Row{T::NotAnAddress, QLatin1StringView{"input_no_address"}, K::InvalidInput},
    Row{T::PrivateAddress, QLatin1StringView{"input_private"}, K::PrivateNetwork},
    Row{T::TooManyRedirects, QLatin1StringView{"input_redirects"}, K::Redirected},
    Row{T::Refused, QLatin1StringView{"input_refused"}, K::InvalidInput},
    Row{T::MaskSize, QLatin1StringView{"input_mask_size"}, K::InvalidInput},
};

} // namespace

Error inputError(InputTrouble trouble, QString message)
{
    const auto *const row = std::find_if(
        rows.begin(), rows.end(), [trouble](const Row &one) { return one.trouble == trouble; });
    Error error;
    error.message = std::move(message);
    if (row != rows.end()) {
        error.kind = row->kind;
        error.code = QString{row->code};
    }
    return error;
}

InputTrouble inputTroubleOf(const Error &error)
{
    for (const Row &row : rows) {
        if (error.code == row.code)
            return row.trouble;
    }
    return T::None;
}

} // namespace limner
