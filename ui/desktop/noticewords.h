#pragma once

#include "ui/desktop/desktopnotice.h"
#include "ui/desktop/endedjobs.h"

namespace limner {

//! Actions of a notice.
inline constexpr char16_t copyLinkAction[] = u"copy-link";
inline constexpr char16_t openAction[] = u"open";

//! What ended while nobody looked, in words; the latest last. Prompts are cut, and lose what would
//! turn or break a line.
[[nodiscard]] DesktopNotice endNotice(const std::vector<EndedJobs> &ended);
//! What became of "Copy link", said where it was pressed.
[[nodiscard]] DesktopNotice copiedNotice(int links);
[[nodiscard]] DesktopNotice notCopiedNotice(const QString &why);

} // namespace limner
