#pragma once

#include "core/base/errands.h"
#include "core/library/originals.h"
#include "ui/common/errortext.h"
#include "ui/common/services.h"

#include <QImage>
#include <QObject>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class QMimeData;
class QWidget;

namespace limner {

//! Hands the original files to the rest of the desktop: its viewer, its file manager, its
//! clipboard, another folder. What is in the store only is fetched first. What the desktop refuses
//! is said, with the next best thing at hand.
class PictureFiles final : public QObject {
    Q_OBJECT
public:
    //! Its dialogs lie over `window`.
    PictureFiles(const Services &services, QWidget &window);

    void open(ArtworkId id);
    void reveal(ArtworkId id);
    //! The picture itself, upright; read on a thread of its own.
    void copyImage(ArtworkId id);
    //! The same without its prompt, settings and whatever else its file tells; as a file of its own
    //! kind where that can be done, and as pixels for programs that take those.
    void copyBare(ArtworkId id);
    //! For file managers and mail programs.
    void copyFiles(const std::vector<ArtworkId> &ids);
    //! Where they lie, a line for each.
    void copyPaths(const std::vector<ArtworkId> &ids);
    //! Asks where: a name for one picture, a folder for several.
    void saveAs(const std::vector<ArtworkId> &ids);
    //! Their files go from this computer, those of them that the store shows to have.
    void release(const std::vector<ArtworkId> &ids);
    void bringBack(const std::vector<ArtworkId> &ids);

signals:
    void told(const QString &message);
    //! The desktop has no program for it; showing its folder is left.
    void notOpened(const QString &message, limner::ArtworkId id);
    void failed(const limner::Error &error, limner::ErrorPlace place);

private:
    using Act = std::function<void(const QStringList &)>;
    //! Asks where they are; when one is gone, that is said instead.
    void withFiles(const std::vector<ArtworkId> &ids, Act act);
    struct BarePicture {
        QByteArray bytes = {}; //!< empty where there is no such file
        QString mediaType = {};
        QImage image = {};
    };
    struct Waiting {
        std::vector<ArtworkId> ids = {};
        Act act = {};
        QString lost = {}; //!< one of the files that are not here
    };
    void fetch(const std::vector<ArtworkId> &missing, Waiting waiting);
    void connectStore();
    void tellProgress(ArtworkId id, qint64 done, qint64 total);
    void takeBrought(quint64 ticket, const Result<> &result);
    void tellReleased(int pictures, const std::optional<Error> &error);
    void read(const QString &file);
    void put(const QImage &image);
    void readBare(const QString &file);
    void putBare(const BarePicture &picture);
    //! `words` are said when the clipboard holds it.
    void putAndTell(QMimeData *data, const QString &words);
    void askWhere(const QStringList &files);
    void save(const QStringList &files, const QString &path);
    void tellSaved(const QString &trouble, qsizetype count);

    const Originals m_originals;
    Remote<ArtworkReader> m_reader;
    Remote<Outbox> m_outbox;
    QWidget &m_window;
    Errands m_errands{this};
    std::map<quint64, Waiting> m_waiting; //!< for files from the store
    std::map<ArtworkId, int> m_told;      //!< of those that come, tenths
};

} // namespace limner
