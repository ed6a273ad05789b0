#pragma once

#include "ui/common/services.h"
#include "ui/gallery/linkedpicture.h"

#include <QObject>

#include <functional>
#include <optional>

namespace limner {

//! One picture and its link as they stand: asked for when it is chosen, and again whenever
//! something of it changes.
class FollowedPicture final : public QObject {
    Q_OBJECT
public:
    FollowedPicture(Remote<Library> library, Remote<Outbox> outbox, QObject *parent = nullptr);

    //! 0 = none.
    void follow(ArtworkId id);
    [[nodiscard]] ArtworkId id() const { return m_id; }
    //! nullptr until it is here, and of a picture that is gone.
    [[nodiscard]] const LinkedPicture *picture() const { return m_picture ? &*m_picture : nullptr; }
    //! Asks again; `changed` follows.
    void refresh();

    using Act = std::function<void(const LinkedPicture &)>;
    //! Does it to this picture, now or as soon as it is here, whichever is followed by then.
    void whenKnown(const Act &act);

signals:
    //! `picture()` tells something new.
    void changed();

private:
    void take(std::vector<LinkedPicture> found);

    Remote<Outbox> m_outbox;
    ArtworkId m_id = 0;
    ArtworkId m_asked = 0;  //!< what is being asked for; 0 = nothing
    bool m_isStale = false; //!< it changed since
    std::optional<LinkedPicture> m_picture;
};

} // namespace limner
