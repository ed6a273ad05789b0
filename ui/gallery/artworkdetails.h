#pragma once

#include "core/library/originals.h"
#include "core/upload/copyformat.h"
#include "ui/common/services.h"
#include "ui/gallery/followedpicture.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace limner {

class CopyButton;
class FittedText;
class GalleryActions;
class KeyValueRows;
class LineageStrip;
class OutputPart;
class PreviewPicture;

//! The details of one picture: itself, its link, what can be done with it, how it was made. What is
//! shown stays until the next picture is known.
class ArtworkDetails final : public QWidget {
    Q_OBJECT
public:
    ArtworkDetails(const Services &services, GalleryActions &actions, QWidget *parent = nullptr);

    void showArtwork(ArtworkId id);
    [[nodiscard]] ArtworkId shown() const { return m_followed.id(); }
    void setCopyFormats(const CopyFormats &formats, const QString &id);
    void setLinkMode(LinkMode mode);
    void showCopied();
    void refreshIcons();

signals:
    void formatChosen(const QString &id);
    void linkModeChosen(limner::LinkMode mode);

private:
    void buildLink();
    void buildPrompt();
    void layOut();
    [[nodiscard]] QWidget *buildButtons();
    void buildMore(QWidget *bar);
    void connectButtons();
    void connectThumbnails();
    void render();
    void renderPreview(const Artwork &artwork);
    void renderLink();
    void renderReady(const Link &link, const Upload &upload);
    void showKind();

    const Originals m_originals;
    Remote<Thumbnails> m_thumbnails;
    Remote<Outbox> m_outbox;
    Clock &m_clock;
    GalleryActions &m_actions;
    FollowedPicture m_followed;
    ArtworkId m_previewed = 0;
    QTimer m_countdown; // only while a retry time is shown
    PreviewPicture *m_preview = nullptr;
    CopyButton *m_copy = nullptr;
    FittedText *m_link = nullptr;
    QLabel *m_linkKind = nullptr;
    QLabel *m_upload = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_sameBucket = nullptr;
    QToolButton *m_favourite = nullptr;
    QToolButton *m_share = nullptr;
    QToolButton *m_more = nullptr;
    OutputPart *m_output = nullptr;
    FittedText *m_prompt = nullptr;
    KeyValueRows *m_rows = nullptr;
    LineageStrip *m_lineage = nullptr;
};

} // namespace limner
