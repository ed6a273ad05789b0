#include "ui/window/actwords.h"

#include "ui/gallery/clipboardlink.h"
#include "ui/gallery/galleryactions.h"
#include "ui/window/notices.h"

namespace limner {

void tellActs(GalleryActions &actions, Notices &notices)
{
    constexpr auto tell = qOverload<const QString &>(&Notices::tell);
    QObject::connect(&actions, &GalleryActions::copied, &notices, &Notices::tellCopied);
    QObject::connect(&actions, &GalleryActions::told, &notices, tell);
    QObject::connect(&actions, &GalleryActions::failed, &notices, &Notices::showError);
    PictureActs *const acts = &actions.acts();
    QObject::connect(acts, &PictureActs::done, &notices, [&notices, acts](const QString &message) {
        notices.tell(message, Notices::tr("Undo"), [acts] { acts->undo(); });
    });
    QObject::connect(acts, &PictureActs::undone, &notices, tell);
    PictureFiles *const files = &actions.files();
    QObject::connect(files, &PictureFiles::told, &notices, tell);
    QObject::connect(files, &PictureFiles::failed, &notices, &Notices::showError);
    QObject::connect(files, &PictureFiles::notOpened, &notices,
                     [&notices, files](const QString &message, ArtworkId id) {
                         notices.tell(message, Notices::tr("Show the file"),
                                      [files, id] { files->reveal(id); });
                     });
}

void tellLinks(ClipboardLink &clipboard, Notices &notices)
{
    QObject::connect(&clipboard, &ClipboardLink::copiedByItself, &notices, &Notices::tellCopied);
    const auto copyNow = [&clipboard, &notices](const QString &text, int links) {
        return [&clipboard, &notices, text, links] {
            clipboard.put(text, &notices, [&notices, links](bool isThere) {
                if (isThere)
                    notices.tellCopied(links);
                else
                    notices.tell(Notices::tr("The clipboard does not take it."));
            });
        };
    };
    QObject::connect(&clipboard, &ClipboardLink::leftAlone, &notices,
                     [&notices, copyNow](const QString &text, int links) {
                         notices.tellLeftAlone(links, copyNow(text, links));
                     });
    QObject::connect(&clipboard, &ClipboardLink::ready, &notices,
                     [&notices, copyNow](const QString &text, int links) {
                         notices.tellReady(links, copyNow(text, links));
                     });
}

} // namespace limner
