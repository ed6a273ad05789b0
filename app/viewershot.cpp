#include "app/viewershot.h"

#include "ui/gallery/chosentiles.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/galleryview.h"
#include "ui/viewer/comparisonview.h"
#include "ui/viewer/viewer.h"
#include "ui/viewer/viewerflow.h"

#include <QAction>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

bool isViewerPage(const QString &page)
{
    return page == u"viewer" || page.startsWith(u"viewer-");
}

void lookAt(QWidget &window, const QString &page)
{
    auto *const pane = window.findChild<GalleryPane *>();
    auto *const flow = window.findChild<ViewerFlow *>();
    if (!pane || !flow)
        return;
    const bool isSix = page == u"viewer-six";
    const bool compares = isSix || page == u"viewer-slider" || page == u"viewer-difference";
    const int first = pane->model().jobCount();
    pane->view().select(compares ? first : first + 1);
    const int last = std::min(pane->model().rowCount() - 1, first + (isSix ? 5 : 1));
    for (int row = first + 1; compares && row <= last; ++row)
        pane->view().chosen().toggle(row);
    pane->showSelection();
    if (compares) {
        window.findChild<QAction *>(u"actionCompare"_s)->trigger();
        if (page == u"viewer-difference") // once they are there
            QTimer::singleShot(1000, flow, [flow] {
                flow->viewer()->comparison().setWay(ComparisonView::Way::Difference);
            });
        return;
    }
    flow->open();
    if (page == u"viewer-details" && flow->viewer())
        flow->viewer()->toggleDetails();
}

} // namespace limner
