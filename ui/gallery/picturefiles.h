#pragma once

#include "core/library/artwork.h"
#include "ui/common/errortext.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <vector>

class QWidget;

namespace limner {

class Library;

//! Hands the original files to the rest of the desktop: its viewer, its file manager, its
//! clipboard, another folder. What the desktop refuses is said, with the next best thing at hand.
class PictureFiles final : public QObject {
    Q_OBJECT
public:
    //! Its dialogs lie over `window`.
    PictureFiles(Library &library, QWidget &window);
    ~PictureFiles() override; //!< waits for a picture that is being read

    void open(ArtworkId id);
    void reveal(ArtworkId id);
    //! The picture itself, upright; read on a thread of its own.
    void copyImage(ArtworkId id);
    //! Asks where: a name for one picture, a folder for several.
    void saveAs(const std::vector<ArtworkId> &ids);

signals:
    void told(const QString &message);
    //! The desktop has no program for it; showing its folder is left.
    void notOpened(const QString &message, limner::ArtworkId id);
    void failed(const limner::Error &error, limner::ErrorPlace place);

private:
    [[nodiscard]] QString fileOf(ArtworkId id);
    void put(const QImage &image);
    void save(const std::vector<ArtworkId> &ids, const QString &path);
    void tellSaved(const QString &trouble, qsizetype count);

    Library &m_library;
    QWidget &m_window;
    QThreadPool m_pool;
};

} // namespace limner
