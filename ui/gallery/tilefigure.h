#pragma once

#include "core/upload/upload.h"
#include "ui/gallery/shownrows.h"
#include "ui/queue/jobtile.h"

#include <QFont>
#include <QRect>
#include <QStringList>

#include <optional>
#include <vector>

namespace limner {

//! What a click on a painted part of a tile asks for. Each is also a key, a menu entry or a button
//! of the details panel, because a screen reader cannot see painted ones.
enum class TileAction {
    CopyUrl,
    Reuse,
    ToggleFavourite,
    Retry,
    Details,
    Cancel,
    Resubmit,
    Dismiss,
    RunNext,
    ResumeQueue,
    UploadNow,
    Group,
    Stack
};

struct TileButton {
    TileAction action = TileAction::CopyUrl;
    QRect rect = {};
    QString text = {};
    QString icon = {}; //!< name of a themed icon; empty = text only
};

//! The parts of one job tile, so that painting and clicking agree.
struct JobFigure {
    QRect ring = {}; //!< or the exclamation mark
    QStringList lines = {};
    QRect text = {};
    QString name = {}; //!< which job this is, one line at the bottom; empty on small tiles
    QRect nameRect = {};
    int lineHeight = 0;
    std::vector<TileButton> links = {};
    std::optional<TileButton> close = {};
    std::optional<TileButton> next = {}; //!< run next
};

//! 12 px of the tile's own font.
[[nodiscard]] QFont tileFont(const QFont &base, int pixels);
//! Words broken to a width; the last line that fits is elided.
[[nodiscard]] QStringList wrapped(const QString &text, const QFont &font, int width, int lines);
[[nodiscard]] JobFigure jobFigure(const JobTile &tile, QRect cell, const QFont &font,
                                  const QDateTime &now);
//! "4 models", in the top right corner; nothing for a picture that stands alone, or on small tiles.
[[nodiscard]] std::optional<TileButton> groupBadge(QRect cell, const QFont &font, int models);
//! Where the picture of a tile is seen: below the edges of those behind it, on a closed stack.
[[nodiscard]] QRect frontOf(QRect cell, const StackPart &stack);
//! "6", in the top right corner of a closed stack, "3, open" on the first tile of an open one;
//! nothing for any other.
[[nodiscard]] std::optional<TileButton> stackBadge(QRect cell, const QFont &font,
                                                   const StackPart &stack);
//! Along the bottom edge; words go before the tile gets crowded. The first one copies the link, or
//! uploads where that is what is missing.
[[nodiscard]] std::vector<TileButton> artworkButtons(QRect cell, const QFont &font,
                                                     UploadState upload);

} // namespace limner
