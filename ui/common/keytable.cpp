#include "ui/common/keytable.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int control = int(Qt::CTRL);
constexpr int shift = int(Qt::SHIFT);
constexpr KeyPlace viewer = KeyPlace::Viewer;
constexpr KeyPlace comparison = KeyPlace::Comparison;

const KeyCommand commands[] = {
    // The form hears it, too, wherever the keyboard is in it.
    {"keyGenerate",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "Generate"),
     control | Qt::Key_Return,
     {},
     u"Ctrl+Enter",
     "Ctrl+Return Ctrl+Enter"},
    {"keyPrompt", QT_TRANSLATE_NOOP("limner::ShortcutList", "Write the prompt"), Qt::Key_P},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "In the prompt: earlier prompts"),
     0,
     {},
     u"Alt+↑ ↓",
     ""},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList",
                       "In the prompt: weigh words, where the model takes that"),
     0,
     {},
     u"Ctrl+↑ ↓",
     ""},
    {"keySeed", QT_TRANSLATE_NOOP("limner::ShortcutList", "Change the seed"), Qt::Key_S},
    {"keyModels", QT_TRANSLATE_NOOP("limner::ShortcutList", "Choose a model"), Qt::Key_M},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "In the models: star, or take the star back"),
     0,
     {},
     u"F",
     ""},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "In the mask: brush, eraser, crop"),
     0,
     {},
     u"B E C",
     ""},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "In the mask: a smaller or larger brush"),
     0,
     {},
     u"[ ]",
     ""},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "Move; with Shift choose more"),
     0,
     {},
     u"← ↑ ↓ →",
     "Left Up Down Right Shift+Left Shift+Up Shift+Down Shift+Right PgUp PgDown Home End Tab "
     "Shift+Tab"},
    {"actionCopyUrl", QT_TRANSLATE_NOOP("limner::ShortcutList", "Copy the link"), Qt::Key_C},
    {"actionCopyImage", QT_TRANSLATE_NOOP("limner::ShortcutList", "Copy the image"),
     shift | Qt::Key_C},
    {"actionCopyFile", QT_TRANSLATE_NOOP("limner::ShortcutList", "Copy the file"),
     control | Qt::Key_C},
    {"actionCopyPath", QT_TRANSLATE_NOOP("limner::ShortcutList", "Copy the file's path"),
     control | shift | Qt::Key_C},
    {"actionShare", QT_TRANSLATE_NOOP("limner::ShortcutList", "Share: formats, lifetime, a page"),
     shift | Qt::Key_S},
    {"actionReuse", QT_TRANSLATE_NOOP("limner::ShortcutList", "Reuse all values"), Qt::Key_R},
    {"actionRemix", QT_TRANSLATE_NOOP("limner::ShortcutList", "Remix: the same with a new seed"),
     Qt::Key_X},
    {"actionTakePrompt", QT_TRANSLATE_NOOP("limner::ShortcutList", "Reuse only the prompt"),
     shift | Qt::Key_P},
    {"actionTakeSeed", QT_TRANSLATE_NOOP("limner::ShortcutList", "Reuse only the seed"), Qt::Key_D},
    {"actionTakeSize", QT_TRANSLATE_NOOP("limner::ShortcutList", "Reuse only the size"),
     shift | Qt::Key_D},
    {"actionUseAsInput", QT_TRANSLATE_NOOP("limner::ShortcutList", "Use the picture as an input"),
     Qt::Key_I},
    {"actionFavourite", QT_TRANSLATE_NOOP("limner::ShortcutList", "Favourite"), Qt::Key_F},
    {"actionReject", QT_TRANSLATE_NOOP("limner::ShortcutList", "Reject"), shift | Qt::Key_X},
    {"actionTag", QT_TRANSLATE_NOOP("limner::ShortcutList", "Tag"), Qt::Key_T},
    {"actionAddToAlbum", QT_TRANSLATE_NOOP("limner::ShortcutList", "Add to an album"), Qt::Key_A},
    {"keySidebar", QT_TRANSLATE_NOOP("limner::ShortcutList", "Albums and tags"), Qt::Key_F9},
    {"", QT_TRANSLATE_NOOP("limner::ShortcutList", "In albums and tags: rename"), 0, {}, u"F2", ""},
    {"actionImport", QT_TRANSLATE_NOOP("limner::ShortcutList", "Import pictures"),
     control | shift | Qt::Key_O},
    {"", QT_TRANSLATE_NOOP("limner::ShortcutList", "Rate"), 0, {}, u"0 – 5", "0 1 2 3 4 5"},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "Look at the picture"),
     0,
     {},
     u"Space, Enter",
     "Space Return Enter Ctrl+Space"},
    {"", QT_TRANSLATE_NOOP("limner::ShortcutList", "Open or close a stack"), 0, {}, u"O", "O"},
    {"actionDelete",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "Move to the trash; cancel or dismiss a job"),
     Qt::Key_Delete},
    {"actionUndo",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "Undo what was done to pictures, albums or tags"),
     control | Qt::Key_Z},
    {"", QT_TRANSLATE_NOOP("limner::ShortcutList", "Choose all"), 0, {}, u"Ctrl+A", "Ctrl+A"},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "Larger or smaller pictures"),
     0,
     {},
     u"Ctrl+wheel",
     ""},
    {"keyQueue", QT_TRANSLATE_NOOP("limner::ShortcutList", "Show the queue"), Qt::Key_Q},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "In the queue: run sooner or later"),
     0,
     {},
     u"Alt+↑ ↓",
     ""},
    {"keySearch", QT_TRANSLATE_NOOP("limner::ShortcutList", "Search"), control | Qt::Key_F},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "In the search: save it, or unsave it"),
     0,
     {},
     u"Ctrl+D",
     ""},
    {"actionFindSimilar", QT_TRANSLATE_NOOP("limner::ShortcutList", "Find similar pictures"),
     Qt::Key_L},
    {"actionCompare", QT_TRANSLATE_NOOP("limner::ShortcutList", "Compare the chosen pictures"),
     Qt::Key_V},
    {"keySpend", QT_TRANSLATE_NOOP("limner::ShortcutList", "Spending"), control | Qt::Key_B},
    {"keySettings", QT_TRANSLATE_NOOP("limner::ShortcutList", "Settings"), control | Qt::Key_Comma},
    {"",
     QT_TRANSLATE_NOOP("limner::ShortcutList", "Help on what you are doing"),
     0,
     {},
     u"F1",
     "F1"},
    {"", QT_TRANSLATE_NOOP("limner::ShortcutList", "Back"), 0, {}, u"Esc", "Esc"},
    {"keyList", QT_TRANSLATE_NOOP("limner::ShortcutList", "This list"), Qt::Key_Question},
    {"", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: previous, next; moves a picture that is zoomed"),
     0, viewer, u"← →",
     "Left Up Down Right Shift+Left Shift+Up Shift+Down Shift+Right Home End Space Return Enter "
     "Esc Tab Shift+Tab"},
    {"", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: previous, next"), 0, viewer, u"PgUp PgDn",
     "PgUp PgDown"},
    {"viewerFit", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: fit or 100 %"), Qt::Key_Z, viewer},
    {"viewerFill", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: fill"), shift | Qt::Key_Z, viewer},
    {"viewerActual", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: 100 %"), control | Qt::Key_0, viewer},
    {"viewerZoomIn", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: larger; so does the wheel"),
     Qt::Key_Plus, viewer},
    {"viewerZoomOut", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: smaller"), Qt::Key_Minus, viewer},
    {"viewerDetails", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: details over the picture"),
     Qt::Key_I, viewer},
    {"viewerFullScreen", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: full screen"), Qt::Key_F11,
     viewer},
    {"viewerSlideShow", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: slide show"), Qt::Key_F5, viewer},
    {"viewerPace", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: pace of the slide show"),
     shift | Qt::Key_F5, viewer},
    {"viewerTurnRight", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: turn right"), control | Qt::Key_R,
     viewer},
    {"viewerTurnLeft", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: turn left"),
     control | shift | Qt::Key_R, viewer},
    {"viewerCrop",
     QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: crop; 1 – 5 proportions, arrows move, Shift resizes"),
     Qt::Key_K, viewer},
    {"viewerShare", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: share the turned and cropped version"),
     control | Qt::Key_S, viewer},
    {"viewerCompare", QT_TRANSLATE_NOOP("ViewerKeys", "Viewer: compare with the next"), Qt::Key_V,
     viewer},
    {"", QT_TRANSLATE_NOOP("ViewerKeys", "Compare: with the one before or after"), 0, viewer,
     u"Alt+← →", "Alt+Left Alt+Right"},
    {"compareWay",
     QT_TRANSLATE_NOOP("ViewerKeys", "Compare: slider, side by side, flip, difference"), Qt::Key_M,
     comparison},
    {"compareSwap", QT_TRANSLATE_NOOP("ViewerKeys", "Compare: swap two"), Qt::Key_W, comparison},
    {"", QT_TRANSLATE_NOOP("ViewerKeys", "Compare: the divider, or which one is meant"), 0,
     comparison, u"← →", ""},
    {"", QT_TRANSLATE_NOOP("ViewerKeys", "Compare: which one keys act on"), 0, comparison, u"↑ ↓",
     ""},
    {"", QT_TRANSLATE_NOOP("ViewerKeys", "Compare: move all pictures"), 0, comparison,
     u"Shift+← ↑ ↓ →", ""},
};

} // namespace

std::span<const KeyCommand> keyCommands()
{
    return commands;
}

const KeyCommand *findKeyCommand(const QString &id)
{
    const auto found =
        std::find_if(std::begin(commands), std::end(commands), [&id](const auto &one) {
            return !id.isEmpty() && id == QLatin1StringView{one.id};
        });
    return found == std::end(commands) ? nullptr : found;
}

QString wordsOf(const KeyCommand &command)
{
    const bool isWindows = command.place == KeyPlace::Window;
    return QCoreApplication::translate(isWindows ? "limner::ShortcutList" : "ViewerKeys",
                                       command.words);
}

QKeySequence defaultKey(const QString &id)
{
    const KeyCommand *const command = findKeyCommand(id);
    return command && command->key != 0 ? QKeySequence{command->key} : QKeySequence{};
}

} // namespace limner
