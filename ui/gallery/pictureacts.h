#pragma once

#include "core/base/remote.h"
#include "core/library/artwork.h"

#include <QObject>

#include <functional>
#include <vector>

namespace limner {

class Library;

//! What is done to pictures, one or many, and can be undone until the program ends.
class PictureActs final : public QObject {
    Q_OBJECT
public:
    explicit PictureActs(Remote<Library> library, QObject *parent = nullptr);

    //! 0 to 5 stars; 0 takes the rating away.
    void rate(const std::vector<ArtworkId> &ids, int rating);
    //! All become what the first one is not yet.
    void toggleFavourite(const std::vector<ArtworkId> &ids);
    void trash(const std::vector<ArtworkId> &ids);
    //! All become what the first one is not yet.
    void toggleRejected(const std::vector<ArtworkId> &ids);
    //! Out of the trash.
    void restore(const std::vector<ArtworkId> &ids);
    //! What was done, and how it is taken back.
    struct Act {
        QString undo = {};   //!< what the menu offers
        QString undone = {}; //!< what is told afterwards; empty = it tells by itself
        std::function<void(Library &)> takeBack = {};
        std::function<void()> takeBackHere = {}; //!< of what is no affair of the library's
    };
    //! Of something that was done elsewhere; an empty message is not told.
    void keep(Act act, const QString &message);
    //! Takes the latest one back, also one that is under way.
    void undo();
    //! "Undo rating of 12 pictures"; empty when there is nothing.
    [[nodiscard]] QString undoText() const;

signals:
    //! Something was done that can be undone; for what is seen at once there is no message.
    void done(const QString &message);
    void undone(const QString &message);
    //! What `undo` would do is something else now.
    void changed();
    //! These pictures are about to go.
    void trashing(const std::vector<limner::ArtworkId> &ids);
    void trashed();

private:
    void keepRating(const std::vector<ArtworkMarks> &before, int rating);
    void keepFavourite(const std::vector<ArtworkMarks> &before);
    void keepRejected(const std::vector<ArtworkMarks> &before);
    void keepTrash(const std::vector<ArtworkId> &gone);
    void keepRestored(const std::vector<ArtworkId> &back);
    void takeBack();

    Remote<Library> m_library;
    std::vector<Act> m_acts;
};

} // namespace limner
