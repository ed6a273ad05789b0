#pragma once

#include "core/library/trash.h"
#include "ui/common/errortext.h"
#include "ui/common/services.h"

#include <QObject>
#include <QTimer>

#include <vector>

class QAction;
class QWidget;

namespace limner {

class TrashLine;

//! The trash in the gallery: shows and leaves it, brings pictures back, and deletes them for good
//! once that was asked about.
class TrashFlow final : public QObject {
    Q_OBJECT
public:
    //! Its question lies over `place`, whose window has the key.
    TrashFlow(const Services &services, QWidget &place, TrashLine &line, QObject *parent);

    [[nodiscard]] bool isShown() const { return m_isShown; }
    //! What the search asks for is what lies there, or is not.
    void setShown(bool isShown);
    //! What is chosen of the tiles.
    void setChosen(const std::vector<ArtworkId> &ids);
    [[nodiscard]] QAction *action() const { return m_action; }
    //! Asks before these go; empty = all that lie there.
    void erase(const std::vector<ArtworkId> &ids);

signals:
    //! The tiles are to be those of the trash, or all others again: `setShown` follows.
    void wanted(bool isShown);
    void told(const QString &message);
    void failed(const limner::Error &error, limner::ErrorPlace place);

private:
    void connectLibrary();
    void refresh();
    void restore();
    void ask(const std::vector<ArtworkId> &ids, const TrashStand &stand);
    void tellErased(int pictures, const std::optional<Error> &error);

    Remote<Library> m_library;
    Remote<Outbox> m_outbox;
    QWidget &m_place;
    TrashLine &m_line;
    QAction *m_action = nullptr;
    QTimer m_soon;
    std::vector<ArtworkId> m_chosen;
    bool m_isShown = false;
};

} // namespace limner
