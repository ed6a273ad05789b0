#include "ui/gallery/artworkdetails.h"

#include "core/base/clock.h"
#include "core/library/inputs.h"
#include "core/library/library.h"
#include "core/library/thumbnails.h"
#include "core/picture/imagecheck.h"
#include "core/upload/outbox.h"
#include "ui/common/errortext.h"
#include "ui/common/fittedtext.h"
#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"
#include "ui/gallery/copybutton.h"
#include "ui/gallery/detailrows.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/keyvaluerows.h"
#include "ui/gallery/lineagestrip.h"
#include "ui/gallery/outputpart.h"
#include "ui/gallery/previewpicture.h"
#include "ui/gallery/tiletext.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int countdownMs = 1000;
constexpr int mostLink = 104;
constexpr int mostPrompt = 400;

QToolButton *actionButton(const QString &name, QAction *action, QWidget *parent)
{
    auto *button = new QToolButton{parent};
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAccessibleName(action->text());
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

} // namespace

ArtworkDetails::ArtworkDetails(const Services &services, GalleryActions &actions, QWidget *parent)
    : QWidget{parent}
    , m_originals{services.library.source()->originals()}
    , m_thumbnails{services.thumbnails}
    , m_outbox{services.outbox}
    , m_clock{services.clock}
    , m_actions{actions}
    , m_followed{services.library, services.outbox}
{
    m_preview = new PreviewPicture{this};
    m_preview->setObjectName(u"preview"_s);
    m_preview->setAccessibleName(tr("Open the picture: %1").arg(QString{}).trimmed());
    m_output = new OutputPart{this};
    m_copy = new CopyButton{this};
    m_copy->setReady(false);
    buildLink();
    buildPrompt();
    m_lineage = new LineageStrip{services, this};
    m_rows = new KeyValueRows{services.library.source()->inputs(), this};
    layOut();
    connectButtons();
    connectThumbnails();
    m_countdown.setInterval(countdownMs);
    connect(&m_countdown, &QTimer::timeout, this, &ArtworkDetails::renderLink);
    connect(&m_followed, &FollowedPicture::changed, this, &ArtworkDetails::render);
    refreshIcons();
}

void ArtworkDetails::buildLink()
{
    m_link = new FittedText{u"mono"_s, FittedText::Breaks::Anywhere, mostLink, this};
    m_link->setLineHeight(127);
    m_link->document()->setDocumentMargin(3);
    m_link->setObjectName(u"link"_s);
    m_link->setAccessibleName(tr("Link"));
    m_linkKind = new QLabel{this};
    m_linkKind->setObjectName(u"linkKind"_s);
    m_linkKind->setProperty("role", u"faint"_s);
    m_linkKind->setWordWrap(true);
    m_upload = new QLabel{this};
    m_upload->setObjectName(u"uploadState"_s);
    m_upload->setProperty("role", u"body-dim"_s);
    m_upload->setWordWrap(true);
    m_retry = new QPushButton{tr("Upload now"), this};
    m_retry->setObjectName(u"retryUpload"_s);
    m_retry->setProperty("kind", u"small"_s);
    m_sameBucket = new QPushButton{tr("Same bucket"), this};
    m_sameBucket->setObjectName(u"sameBucket"_s);
    m_sameBucket->setProperty("kind", u"small"_s);
    m_sameBucket->setToolTip(
        tr("The store in use is that bucket under another name. All pictures there have their "
           "links again."));
    // Until it is known which of them there is.
    for (QWidget *const part :
         std::initializer_list<QWidget *>{m_link, m_linkKind, m_upload, m_retry, m_sameBucket})
        part->hide();
}

void ArtworkDetails::buildPrompt()
{
    m_prompt = new FittedText{u"reading"_s, FittedText::Breaks::BetweenWords, mostPrompt, this};
    m_prompt->setObjectName(u"detailsPrompt"_s);
    m_prompt->setAccessibleName(tr("Prompt: %1").arg(QString{}).trimmed());
    m_prompt->setFocusPolicy(Qt::ClickFocus);
    m_prompt->setLineHeight(124);
    m_prompt->document()->setDocumentMargin(0);
}

void ArtworkDetails::layOut()
{
    auto *link = new QVBoxLayout;
    link->setSpacing(6);
    link->addWidget(m_link);
    link->addWidget(m_linkKind);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(12);
    column->addWidget(m_preview);
    column->addWidget(m_output);
    column->addWidget(m_copy);
    column->addLayout(link);
    column->addWidget(m_upload);
    column->addWidget(m_retry, 0, Qt::AlignLeft);
    column->addWidget(m_sameBucket, 0, Qt::AlignLeft);
    column->addWidget(buildButtons());
    column->addWidget(m_prompt);
    column->addWidget(m_lineage);
    column->addWidget(m_rows);
    column->addStretch(1);
}

QWidget *ArtworkDetails::buildButtons()
{
    auto *bar = new QWidget{this};
    auto *row = new QHBoxLayout{bar};
    row->setContentsMargins({});
    row->setSpacing(6); // so that English words leave the margin its width
    row->addWidget(actionButton(u"reuse"_s, m_actions.action(Command::Reuse), bar), 4);
    row->addWidget(actionButton(u"remix"_s, m_actions.action(Command::Remix), bar), 3);
    m_favourite = actionButton(u"favourite"_s, m_actions.action(Command::Favourite), bar);
    m_favourite->setToolButtonStyle(Qt::ToolButtonIconOnly);
    row->addWidget(m_favourite, 2);
    m_share = actionButton(u"share"_s, m_actions.action(Command::Share), bar);
    m_share->setToolButtonStyle(Qt::ToolButtonIconOnly);
    row->addWidget(m_share, 2);
    buildMore(bar);
    row->addWidget(m_more, 2);
    return bar;
}

void ArtworkDetails::buildMore(QWidget *bar)
{
    m_more = new QToolButton{bar};
    m_more->setObjectName(u"more"_s);
    m_more->setAccessibleName(tr("More actions"));
    m_more->setToolTip(m_more->accessibleName());
    m_more->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu{m_more};
    menu->setObjectName(u"moreMenu"_s);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        m_actions.fillMore(*menu);
    });
    m_more->setMenu(menu);
}

void ArtworkDetails::connectButtons()
{
    connect(m_preview, &QAbstractButton::clicked, m_actions.action(Command::View),
            &QAction::trigger);
    connect(m_output, &OutputPart::openRequested, m_actions.action(Command::Open),
            &QAction::trigger);
    connect(m_copy, &CopyButton::copyRequested, m_actions.action(Command::CopyUrl),
            &QAction::trigger);
    connect(m_copy, &CopyButton::formatChosen, this, &ArtworkDetails::formatChosen);
    connect(&m_actions, &GalleryActions::formatChosen, this, [this](const QString &id) {
        m_copy->setFormat(id);
        emit formatChosen(id);
    });
    connect(m_copy, &CopyButton::linkModeChosen, this, &ArtworkDetails::linkModeChosen);
    connect(m_retry, &QPushButton::clicked, m_actions.action(Command::RetryUpload),
            &QAction::trigger);
    connect(m_sameBucket, &QPushButton::clicked, this, [this] {
        m_outbox.tell([id = shown()](Outbox &outbox) { static_cast<void>(outbox.joinStore(id)); });
        m_followed.refresh();
    });
    connect(m_lineage, &LineageStrip::wanted, &m_actions, &GalleryActions::pictureWanted);
    connect(m_actions.action(Command::Favourite), &QAction::toggled, this,
            &ArtworkDetails::refreshIcons);
}

void ArtworkDetails::connectThumbnails()
{
    const auto isMine = [this](ArtworkId id, int edge) {
        return id == m_previewed && edge == Thumbnails::largeEdge;
    };
    connect(m_thumbnails.source(), &Thumbnails::ready, this,
            [this, isMine](ArtworkId id, int edge, const QImage &image) {
                if (isMine(id, edge))
                    m_preview->setImage(image);
            });
    connect(m_thumbnails.source(), &Thumbnails::failed, this,
            [this, isMine](ArtworkId id, int edge) {
                if (isMine(id, edge))
                    showKind();
            });
}

void ArtworkDetails::showArtwork(ArtworkId id)
{
    m_followed.follow(id);
    m_lineage->showArtwork(id);
}

void ArtworkDetails::render()
{
    const LinkedPicture *const picture = m_followed.picture();
    if (!picture)
        return m_countdown.stop();
    const Artwork &artwork = picture->facts.artwork;
    if (std::exchange(m_previewed, artwork.id) != artwork.id)
        renderPreview(artwork);
    const QString prompt = artwork.request.prompt();
    m_preview->setAccessibleName(tr("Open the picture: %1").arg(prompt));
    m_prompt->setText(prompt);
    m_prompt->setAccessibleName(tr("Prompt: %1").arg(prompt));
    m_prompt->setVisible(!prompt.isEmpty());
    m_rows->setRows(detailRows(artwork, picture->facts.upload));
    renderLink();
    refreshIcons();
}

void ArtworkDetails::renderPreview(const Artwork &artwork)
{
    m_preview->setShape(artwork.size);
    m_output->clear();
    m_thumbnails.tell([id = artwork.id](Thumbnails &thumbnails) {
        thumbnails.request(id, Thumbnails::largeEdge);
    });
}

//! Anything a model makes is kept; what cannot be shown as a picture says what it is.
void ArtworkDetails::showKind()
{
    const LinkedPicture *const picture = m_followed.picture();
    if (!picture || picture->facts.artwork.id != m_previewed)
        return; // another one comes
    const Artwork &artwork = picture->facts.artwork;
    if (!isWithin({}, artwork.size))
        return m_preview->setWords(
            tr("More than 200 million pixels are too many to be shown here. It is kept and "
               "shared like every picture, and another program opens it (Enter)."));
    if (artwork.released)
        return m_preview->setWords(tr("The picture is in the store only. It comes when it is "
                                      "opened (Enter)."));
    m_preview->setWords(tr("%1 file. It is kept and shared like a picture, and another program "
                           "opens it (Enter).")
                            .arg(fileKind(artwork)));
    m_output->showFile(m_originals.absolutePath(artwork), artwork.mediaType);
}

void ArtworkDetails::renderLink()
{
    const LinkedPicture *const picture = m_followed.picture();
    if (!picture)
        return;
    const Upload &upload = picture->facts.upload;
    const Result<Link> &link = picture->link;
    const bool ready = upload.state == UploadState::Stored && link;
    m_copy->setReady(ready);
    m_link->setVisible(ready);
    m_linkKind->setVisible(ready);
    if (ready)
        renderReady(*link, upload);
    QString state = uploadText(upload, m_clock.now());
    if (upload.state == UploadState::Stored && !link)
        state = errorText(link.error(), ErrorPlace::Store).sentence();
    m_upload->setText(state);
    m_upload->setVisible(!state.isEmpty());
    m_sameBucket->setVisible(!link && link.error().kind == ErrorKind::OtherStore);
    const bool stuck =
        upload.state == UploadState::Waiting || upload.state == UploadState::Rejected;
    m_retry->setVisible(stuck);
    if (upload.state != UploadState::Waiting)
        m_countdown.stop();
    else if (!m_countdown.isActive())
        m_countdown.start();
}

void ArtworkDetails::renderReady(const Link &link, const Upload &upload)
{
    m_link->setText(link.url);
    QString kind = link.isPublic
                       ? tr("Public link")
                       : tr("Signed link, valid until %1").arg(formatMoment(link.validUntil));
    if (const QString copied = copiedText(upload, m_clock.now()); !copied.isEmpty())
        kind += u'\n' + copied;
    m_linkKind->setText(
        link.doubt ? kind + u'\n' + errorText(*link.doubt, ErrorPlace::Store).sentence() : kind);
}

void ArtworkDetails::setCopyFormats(const CopyFormats &formats, const QString &id)
{
    m_copy->setFormats(formats, id);
}

void ArtworkDetails::setLinkMode(LinkMode mode)
{
    m_copy->setLinkMode(mode);
    if (shown() != 0)
        m_followed.refresh();
}

void ArtworkDetails::showCopied()
{
    m_copy->showCopied();
}

void ArtworkDetails::refreshIcons()
{
    const Tokens &tokens = tokensOf(*this);
    QAction *favourite = m_actions.action(Command::Favourite);
    favourite->setIcon(themedIcon(favourite->isChecked() ? u"star-filled"_s : u"star"_s,
                                  favourite->isChecked() ? tokens.accent : tokens.text));
    m_favourite->setIconSize({15, 15});
    m_actions.action(Command::Share)->setIcon(themedIcon(u"external"_s, tokens.text));
    m_share->setIconSize({15, 15});
    m_more->setIcon(themedIcon(u"more"_s, tokens.text));
    m_more->setIconSize({15, 15});
    m_copy->refreshIcons();
}

} // namespace limner
