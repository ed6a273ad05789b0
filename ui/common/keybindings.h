#pragma once

#include "ui/common/keytable.h"

#include <QMetaType>
#include <QStringList>

#include <map>
#include <optional>

namespace limner {

//! Which key every command has: as it comes, but for what the artist changed.
class KeyBindings {
public:
    //! Of the settings: a line for each change, "actionCopyUrl=Ctrl+K"; nothing behind the sign =
    //! it has no key. What is unknown, cannot be changed, or is no key is left out.
    [[nodiscard]] static KeyBindings fromText(const QString &text);
    [[nodiscard]] QString toText() const;

    //! Empty = none.
    [[nodiscard]] QKeySequence key(const QString &id) const;
    //! As the artist reads it; of a fixed one what the table says.
    [[nodiscard]] QString keyText(const KeyCommand &command) const;
    [[nodiscard]] bool isChanged(const QString &id) const { return m_changed.contains(id); }
    [[nodiscard]] bool isChanged() const { return !m_changed.empty(); }
    //! Whoever has this key already keeps it: ask `holder` first.
    void set(const QString &id, const QKeySequence &key);
    void reset(const QString &id) { m_changed.erase(id); }
    void resetAll() { m_changed.clear(); }

    //! Who has this key where the command hears its own; nullptr when it is free.
    [[nodiscard]] const KeyCommand *holder(const QKeySequence &key,
                                           const KeyCommand &besides) const;
    //! Who has it in the other place: in the viewer, the viewer's comes first.
    [[nodiscard]] const KeyCommand *shadow(const QKeySequence &key,
                                           const KeyCommand &besides) const;

    //! Words that name the keys these commands come with, "Favourite (F)", with the ones in force.
    //! Where one has none, brackets that end the words go with it; otherwise nothing.
    [[nodiscard]] std::optional<QString> inWords(const QString &words,
                                                 const QStringList &ids) const;

    bool operator==(const KeyBindings &) const = default;

private:
    [[nodiscard]] bool has(const KeyCommand &command, const QKeySequence &key) const;

    std::map<QString, QKeySequence> m_changed; // by id
};

} // namespace limner

Q_DECLARE_METATYPE(limner::KeyBindings)
