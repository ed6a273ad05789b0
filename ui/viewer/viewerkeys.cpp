#include "ui/viewer/viewerkeys.h"

#include <QCoreApplication>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ViewerKeys)
};

struct Key {
    int key;
    Qt::KeyboardModifiers modifiers;
    ViewerKey meaning;
    bool whileComparing = false; //!< only
};

using K = ViewerKey;
const Key keys[] = {
    {Qt::Key_Escape, Qt::NoModifier, K::Back},
    {Qt::Key_Space, Qt::NoModifier, K::Back},
    {Qt::Key_Return, Qt::NoModifier, K::Back},
    {Qt::Key_Enter, Qt::NoModifier, K::Back},
    {Qt::Key_PageUp, Qt::NoModifier, K::Previous},
    {Qt::Key_PageDown, Qt::NoModifier, K::Next},
    {Qt::Key_Home, Qt::NoModifier, K::First},
    {Qt::Key_End, Qt::NoModifier, K::Last},
    {Qt::Key_Left, Qt::NoModifier, K::Left},
    {Qt::Key_Right, Qt::NoModifier, K::Right},
    {Qt::Key_Up, Qt::NoModifier, K::Up},
    {Qt::Key_Down, Qt::NoModifier, K::Down},
    {Qt::Key_Left, Qt::ShiftModifier, K::MoveLeft},
    {Qt::Key_Right, Qt::ShiftModifier, K::MoveRight},
    {Qt::Key_Up, Qt::ShiftModifier, K::MoveUp},
    {Qt::Key_Down, Qt::ShiftModifier, K::MoveDown},
    {Qt::Key_Z, Qt::NoModifier, K::FitOrActual},
    {Qt::Key_Z, Qt::ShiftModifier, K::Fill},
    {Qt::Key_0, Qt::ControlModifier, K::Actual},
    {Qt::Key_Plus, Qt::NoModifier, K::ZoomIn},
    {Qt::Key_Plus, Qt::ShiftModifier, K::ZoomIn},
    {Qt::Key_Equal, Qt::NoModifier, K::ZoomIn},
    {Qt::Key_Minus, Qt::NoModifier, K::ZoomOut},
    {Qt::Key_I, Qt::NoModifier, K::Details},
    {Qt::Key_F11, Qt::NoModifier, K::FullScreen},
    {Qt::Key_F5, Qt::NoModifier, K::SlideShow},
    {Qt::Key_F5, Qt::ShiftModifier, K::SlideShowPace},
    {Qt::Key_V, Qt::NoModifier, K::Compare},
    {Qt::Key_Left, Qt::AltModifier, K::CompareBefore},
    {Qt::Key_Right, Qt::AltModifier, K::CompareAfter},
    {Qt::Key_M, Qt::NoModifier, K::NextMode, true},
    {Qt::Key_W, Qt::NoModifier, K::Swap, true},
};

} // namespace

std::optional<ViewerKey> viewerKeyOf(const QKeyEvent &event, bool isComparing)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    for (const Key &one : keys) {
        if (one.key == event.key() && one.modifiers == modifiers &&
            (isComparing || !one.whileComparing))
            return one.meaning;
    }
    return {};
}

std::vector<ViewerKeyRow> viewerKeyRows()
{
    return {
        {u"← →"_s, Text::tr("Viewer: previous, next; moves a picture that is zoomed")},
        {u"PgUp PgDn"_s, Text::tr("Viewer: previous, next")},
        {u"Z"_s, Text::tr("Viewer: fit or 100 %")},
        {u"Shift+Z"_s, Text::tr("Viewer: fill")},
        {u"+ −"_s, Text::tr("Viewer: zoom; so does the wheel")},
        {u"I"_s, Text::tr("Viewer: details over the picture")},
        {u"F11"_s, Text::tr("Viewer: full screen")},
        {u"F5"_s, Text::tr("Viewer: slide show; with Shift its pace")},
        {u"V"_s, Text::tr("Compare: the chosen pictures, or with the next")},
        {u"Alt+← →"_s, Text::tr("Compare: with the one before or after")},
        {u"M"_s, Text::tr("Compare: slider, side by side, flip, difference")},
        {u"← →"_s, Text::tr("Compare: the divider, or which one is meant")},
        {u"↑ ↓"_s, Text::tr("Compare: which one keys act on")},
        {u"W"_s, Text::tr("Compare: swap two")},
        {u"Shift+← ↑ ↓ →"_s, Text::tr("Compare: move all pictures")},
    };
}

QString viewerKeyHint(bool isComparing)
{
    const QStringList words =
        isComparing
            ? QStringList{Text::tr("↑ ↓ choose"), Text::tr("F favourite"), Text::tr("0–5 rate"),
                          Text::tr("M next way"), Text::tr("W swap"),      Text::tr("Z zoom 100 %"),
                          Text::tr("Esc back")}
            : QStringList{Text::tr("← → browse"),  Text::tr("C copy URL"), Text::tr("R reuse all"),
                          Text::tr("F favourite"), Text::tr("Del delete"), Text::tr("Z zoom 100 %"),
                          Text::tr("V compare"),   Text::tr("Space back")};
    return words.join(u"   ·   "_s);
}

} // namespace limner
