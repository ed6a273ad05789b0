#include "ui/viewer/viewerkeys.h"

#include <QCoreApplication>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ViewerKeys)
};

using K = ViewerKey;

//! What cannot be changed.
struct Key {
    int key;
    Qt::KeyboardModifiers modifiers;
    ViewerKey meaning;
};
const Key fixedKeys[] = {
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
    {Qt::Key_Left, Qt::AltModifier, K::CompareBefore},
    {Qt::Key_Right, Qt::AltModifier, K::CompareAfter},
};

//! What can, by its name in the table of commands.
struct Command {
    const char *id;
    ViewerKey meaning;
};
const Command commands[] = {
    {"viewerFit", K::FitOrActual},       {"viewerFill", K::Fill},
    {"viewerActual", K::Actual},         {"viewerZoomIn", K::ZoomIn},
    {"viewerZoomOut", K::ZoomOut},       {"viewerDetails", K::Details},
    {"viewerFullScreen", K::FullScreen}, {"viewerSlideShow", K::SlideShow},
    {"viewerPace", K::SlideShowPace},    {"viewerTurnRight", K::TurnRight},
    {"viewerTurnLeft", K::TurnLeft},     {"viewerCrop", K::Crop},
    {"viewerShare", K::ShareVersion},    {"viewerCompare", K::Compare},
    {"compareWay", K::NextMode},         {"compareSwap", K::Swap},
};

//! Where "+" needs Shift, or is on the key of "=".
QKeySequence pressed(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool isPlus = event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal;
    if (isPlus && !(modifiers & ~Qt::ShiftModifier))
        return QKeySequence{Qt::Key_Plus};
    return QKeySequence{QKeyCombination{modifiers, Qt::Key(event.key())}};
}

//! Words that begin with a key, with the one in force.
QString hint(const QString &words, const char *id, const KeyBindings &keys)
{
    const QString name = QString::fromLatin1(id);
    if (!keys.isChanged(name))
        return words;
    const QString key = keys.key(name).toString(QKeySequence::NativeText);
    return key.isEmpty() ? QString{} : key + words.mid(words.indexOf(u' '));
}

} // namespace

std::optional<ViewerKey> viewerKeyOf(const QKeyEvent &event, bool isComparing,
                                     const KeyBindings &keys)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    for (const Key &one : fixedKeys) {
        if (one.key == event.key() && one.modifiers == modifiers)
            return one.meaning;
    }
    const QKeySequence now = pressed(event);
    for (const Command &one : commands) {
        const KeyCommand *const command = findKeyCommand(QString::fromLatin1(one.id));
        const bool isHeard = isComparing || command->place != KeyPlace::Comparison;
        if (isHeard && keys.key(command->name()) == now)
            return one.meaning;
    }
    return {};
}

QString viewerKeyHint(bool isComparing, const KeyBindings &keys)
{
    QStringList words = isComparing
                            ? QStringList{Text::tr("↑ ↓ choose"),
                                          hint(Text::tr("F favourite"), "actionFavourite", keys),
                                          Text::tr("0–5 rate"),
                                          hint(Text::tr("M next way"), "compareWay", keys),
                                          hint(Text::tr("W swap"), "compareSwap", keys),
                                          hint(Text::tr("Z zoom 100 %"), "viewerFit", keys),
                                          Text::tr("Esc back")}
                            : QStringList{Text::tr("← → browse"),
                                          hint(Text::tr("C copy URL"), "actionCopyUrl", keys),
                                          hint(Text::tr("R reuse all"), "actionReuse", keys),
                                          hint(Text::tr("F favourite"), "actionFavourite", keys),
                                          hint(Text::tr("Del delete"), "actionDelete", keys),
                                          hint(Text::tr("Z zoom 100 %"), "viewerFit", keys),
                                          hint(Text::tr("V compare"), "viewerCompare", keys),
                                          Text::tr("Space back")};
    words.removeAll(QString{});
    return words.join(u"   ·   "_s);
}

} // namespace limner
