#pragma once

#include "ui/common/errortext.h"

namespace limner {

//! What speaks against a share page that is there: nobody could open it, or the store hands pages
//! out as texts or downloads.
[[nodiscard]] ErrorText shareDoubtText(const Error &doubt);

} // namespace limner
