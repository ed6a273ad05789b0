#pragma once

#include "core/base/remote.h"
#include "core/library/artwork.h"

#include <QObject>

#include <vector>

namespace limner {

class ClipboardLink;
class Outbox;

//! Copies the links of pictures although the window is not in front: once they have one, and once
//! the desktop lets it. Says what became of it; the latest errand replaces the one before.
class LinkErrand final : public QObject {
    Q_OBJECT
public:
    LinkErrand(Remote<Outbox> outbox, ClipboardLink &clipboard, QObject *parent);

    void copy(const std::vector<ArtworkId> &ids);

signals:
    void copied(int links);
    void notCopied(const QString &why);
    //! They are still being uploaded; it goes on by itself.
    void waiting();
    //! It goes on once a window of ours is in front.
    void focusNeeded();

private:
    enum class Stage { None, Link, Focus, Clipboard };
    void look();
    void put();
    void fail(const QString &why);

    Remote<Outbox> m_outbox;
    ClipboardLink &m_clipboard;
    std::vector<ArtworkId> m_ids;
    Stage m_stage = Stage::None;
};

} // namespace limner
