#pragma once

#include <QString>

namespace limner {

//! `key:value` as it has to be typed to find what is called so: quoted where it must be.
[[nodiscard]] QString searchTerm(const QString &key, const QString &value);

//! A condition that a text asks for: the artist sees it as chosen.
struct AskedFor {
    QString key = {};
    QString value = {}; //!< as `foldedName` has it

    bool operator==(const AskedFor &) const = default;
};

//! The only one of its key in this text, neither excluded nor one of several; of none, empty.
[[nodiscard]] AskedFor askedFor(const QString &text, const QString &key);

//! What lies in the trash is asked for, `is:trashed`; else nothing of it is ever found.
[[nodiscard]] bool asksForTrash(const QString &text);

} // namespace limner
