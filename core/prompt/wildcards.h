#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QStringList>

namespace limner {

//! A folder of word lists: `colours.txt` is `colours`, `style/light.txt` is `style/light`; one line
//! a wording, blank lines and those that begin with `#` are none. Reads the disk: not for the
//! window's thread. Nothing outside of the folder is ever read, whatever a link in it names.
class Wildcards {
public:
    //! Empty = there is none.
    explicit Wildcards(QString folder);

    [[nodiscard]] bool hasFolder() const { return !m_folder.isEmpty(); }
    //! Lists that fit, in order of their names: `*` and `?` stand for anything but `/`, `**` for
    //! anything. At most 5,000 files are looked at.
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
