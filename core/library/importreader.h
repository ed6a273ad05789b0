#pragma once

#include "core/database/database.h"
#include "core/library/foundfile.h"
#include "core/library/importgate.h"
#include "core/library/importorder.h"
#include "core/library/originals.h"

#include <QSet>

#include <functional>
#include <memory>

namespace limner {

//! A file that was looked at.
struct ReadFile {
    enum class Verdict {
        Ready,     //!< its file is where it stays, its row is missing
        Known,     //!< the library has this content
        Refused,   //!< see `error`
        PassedOver //!< nothing that a library of pictures would want
    } verdict = Verdict::PassedOver;
    QString source = {};  //!< as it was given
    FoundFile found = {}; //!< of one that is Ready
    ArtworkId known = 0;  //!< 0 = it came with this import
    Error error = {};
};

//! The half of an import that a worker thread does: finds the files, reads and judges them, and
//! brings them into the originals.
class ImportReader {
public:
    ImportReader(const QString &libraryFolder, ImportOrder order, ImportGate &gate);

    //! Gives every file that it has looked at. Errors: Cancelled by the gate; DiskFull, ReadOnly,
    //! Io of the library's own disk; those of opening its database.
    using Give = std::function<void(ReadFile file)>;
    [[nodiscard]] Result<> run(const Give &give);

private:
    [[nodiscard]] Result<> walk(const QString &folder, const Give &give);
    [[nodiscard]] Result<> look(const QString &path, bool isNamed, const Give &give);
    [[nodiscard]] Result<ReadFile> judge(const QString &path, const QByteArray &bytes);
    [[nodiscard]] Result<> place(const QByteArray &bytes, Artwork &artwork) const;
    [[nodiscard]] Result<ArtworkId> known(const QByteArray &sha256);

    QString m_folder; //!< of the library, canonical
    Originals m_originals;
    ImportOrder m_order;
    ImportGate &m_gate;
    std::unique_ptr<Database> m_database; //!< for reading, of this thread
    QSet<QByteArray> m_met;               //!< contents that came with this import
};

} // namespace limner
