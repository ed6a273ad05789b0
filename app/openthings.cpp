#include "app/openthings.h"

#include "app/cli/openedthings.h"
#include "app/commands/namedartworks.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/importflow.h"
#include "ui/window/mainwindow.h"
#include "ui/window/notices.h"
#include "ui/window/viewerjoint.h"

#include <QCoreApplication>

namespace limner {
namespace {

void show(MainWindow &window, const Result<std::vector<Artwork>> &named)
{
    if (!named) {
        window.notices().showError(named.error(), ErrorPlace::Library);
        return;
    }
    const Artwork &first = named->front();
    if (first.trashedAt.isValid())
        window.notices().tell(
            QCoreApplication::translate("MainWindow", "That picture lies in the trash."));
    else
        window.viewer().lookAt(first.id);
}

} // namespace

void openThings(const Remote<Backstage> &backstage, MainWindow &window, const QStringList &things)
{
    QStringList files;
    QStringList artworks;
    for (const QString &thing : things) {
        const QString artwork = artworkOf(thing);
        if (artwork.isEmpty())
            files.append(thing);
        else
            artworks.append(artwork);
    }
    if (!files.isEmpty())
        window.gallery().imports().takeDropped(files);
    if (artworks.isEmpty())
        return;
    backstage.ask([first = artworks.mid(0, 1)](
                      Backstage &all) { return namedArtworks(all.application(), first); },
                  &window,
                  [&window](const Result<std::vector<Artwork>> &named) { show(window, named); });
}

} // namespace limner
