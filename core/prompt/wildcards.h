#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace limner {

//! Where the word lists lie: the folder that was chosen, else the library's own.
[[nodiscard]] QString wildcardFolder(const QString &chosen, const QString &library);

//! A folder of word lists: `colours.txt` is `colours`, `style/light.txt` is `style/light`; one line
//! a wording, blank lines and those that begin with `#` are none. Reads the disk: not for the
//! window's thread. Nothing outside of the folder is ever read, whatever a link in it names.
class Wildcards {
public:
    //! Empty = there is none.
    explicit Wildcards(QString folder);

    [[nodiscard]] bool hasFolder() const { return !m_folder.isEmpty(); }
    //! The lists that it finds; nothing where there is no such folder.
    [[nodiscard]] std::optional<int> count();
    //! Lists that fit, in order of their names: `*` and `?` stand for anything but `/`, `**` for
    //! anything. Of a folder with more than 5,000 lists or 50,000 entries, those that come first.
    [[nodiscard]] QStringList matching(const QString &pattern);
    //! Of one list. NotFound; TooLarge above 4 MB or 100,000 lines; InvalidInput for a line above
    //! 4,000 characters; Io.
    [[nodiscard]] Result<QStringList> lines(const QString &name);

private:
    void look();

    QString m_folder;
    bool m_hasLooked = false;
    QHash<QString, QString> m_files = {}; //!< path by name
    QStringList m_names = {};
};

} // namespace limner
