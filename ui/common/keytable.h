#pragma once

#include <QKeySequence>
#include <QString>

#include <span>

namespace limner {

//! Where a command hears its key. In the viewer, which lies over the window, its own come first.
enum class KeyPlace { Window, Viewer, Comparison };

//! One line of the table of commands: what it is called, and the key that it comes with.
struct KeyCommand {
    const char *id = nullptr;    //!< of the window's: its QAction's objectName; "" = no one command
    const char *words = nullptr; //!< untranslated: `wordsOf`
    int key = 0;                 //!< as it comes
    KeyPlace place = KeyPlace::Window;
    //! It cannot be changed: what the list shows, and the keys that it takes, in portable form with
    //! spaces between them.
    const char16_t *fixed = nullptr;
    const char *taken = nullptr;

    [[nodiscard]] bool isFixed() const { return fixed != nullptr; }
    [[nodiscard]] QString name() const { return QString::fromLatin1(id); }
};

//! All keys of the window and the viewer, in the order in which people read them.
[[nodiscard]] std::span<const KeyCommand> keyCommands();
//! nullptr when there is none of that id.
[[nodiscard]] const KeyCommand *findKeyCommand(const QString &id);
//! In the artist's language.
[[nodiscard]] QString wordsOf(const KeyCommand &command);
//! As it comes; empty for what has none.
[[nodiscard]] QKeySequence defaultKey(const QString &id);

} // namespace limner
