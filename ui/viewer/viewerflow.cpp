#include "ui/viewer/viewerflow.h"

#include "ui/gallery/galleryactions.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/tiletext.h"
#include "ui/viewer/comparedpictures.h"
#include "ui/viewer/comparisonview.h"
#include "ui/viewer/expectedsize.h"
#include "ui/viewer/filmstrip.h"
#include "ui/viewer/keyacts.h"
#include "ui/viewer/picturecanvas.h"
#include "ui/viewer/viewer.h"
#include "ui/viewer/viewerbar.h"
#include "ui/viewer/viewerdetails.h"
#include "ui/viewer/viewerwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int resizedMs = 80; // while somebody drags the window's edge
constexpr int checkMs = 2000;
} // namespace

ViewerFlow::ViewerFlow(const Services &services, GalleryPane &pane, GalleryActions &actions,
                       QWidget &window)
    : QObject{&window}
    , m_services{services}
    , m_pane{pane}
    , m_actions{actions}
    , m_window{window}
    , m_fullScreen{window}
    , m_place{pane}
    , m_stage{services}
{
    setObjectName(u"viewerFlow"_s);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ViewerFlow::refresh);
    m_resized.setSingleShot(true);
    m_resized.setInterval(resizedMs);
    connect(&m_resized, &QTimer::timeout, this, &ViewerFlow::wish);
    m_check.setInterval(checkMs);
    connect(&m_check, &QTimer::timeout, this, &ViewerFlow::checkFiles);
    connect(&m_stage, &StagePictures::changed, this, &ViewerFlow::stageChanged);
    connect(&m_stage.full(), &FullPictures::rewritten, this,
            [this] { emit told(tr("Another program changed the file. This is how it is now.")); });
    connect(&m_show, &SlideShow::due, this, [this] { step(1); });
    connectGallery();
}

bool ViewerFlow::isOpen() const
{
    return m_viewer && !m_viewer->isHidden();
}

void ViewerFlow::connectGallery()
{
    const auto soon = [this] {
        if (isOpen())
            m_soon.start();
    };
    const GalleryModel *const rows = &m_pane.model();
    connect(rows, &QAbstractItemModel::rowsInserted, this, soon);
    connect(rows, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(rows, &QAbstractItemModel::modelReset, this, soon);
    connect(rows, &QAbstractItemModel::dataChanged, this, soon);
    connect(&m_pane, &GalleryPane::selectionShown, this, &ViewerFlow::followSelection);
    const auto leave = [this] { close(); };
    connect(&m_actions, &GalleryActions::reuseRequested, this, leave);
    connect(&m_actions, &GalleryActions::remixRequested, this, leave);
    connect(&m_actions, &GalleryActions::inputRequested, this, leave);
    connect(&m_actions, &GalleryActions::searchWanted, this, leave);
}

void ViewerFlow::build()
{
    m_viewer = new Viewer{m_services, m_actions, m_window};
    m_compared = new ComparedPictures{m_services, m_viewer->comparison(), m_stage, this};
    connectViewer();
    connectBar();
    connectComparison();
}

void ViewerFlow::connectViewer()
{
    const auto resized = [this] { m_resized.start(); };
    connect(m_viewer, &Viewer::keyPressed, this, &ViewerFlow::act);
    connect(&m_viewer->canvas(), &PictureCanvas::resized, this, resized);
    connect(&m_viewer->canvas(), &PictureCanvas::looked, this, &ViewerFlow::showPlace);
    connect(&m_viewer->canvas(), &PictureCanvas::looked, this, &ViewerFlow::wish);
    connect(&m_viewer->comparison(), &ComparisonView::resized, this, resized);
    connect(&m_viewer->strip(), &Filmstrip::resized, this, [this] { m_soon.start(); });
    connect(&m_viewer->strip(), &Filmstrip::chosen, this, [this](ArtworkId id) {
        if (m_viewer->isComparing())
            m_viewer->comparison().setActive(m_compared->indexOf(id));
        else
            go(id);
    });
}

void ViewerFlow::connectBar()
{
    connect(&m_viewer->bar(), &ViewerBar::wanted, this, &ViewerFlow::act);
    connect(&m_show, &SlideShow::changed, this, [this] {
        m_viewer->bar().setRunning(m_show.isRunning());
        if (isOpen())
            emit told(m_show.words(m_window));
    });
}

void ViewerFlow::connectComparison()
{
    ViewerBar *const bar = &m_viewer->bar();
    ComparisonView *const comparison = &m_viewer->comparison();
    connect(bar, &ViewerBar::wayChosen, comparison, &ComparisonView::setWay);
    connect(comparison, &ComparisonView::wayChanged, bar, [bar, comparison] {
        bar->setWay(comparison->way());
        bar->setDifferences(differenceWords(comparison->differences()));
    });
    const auto takeActive = [this](ArtworkId id) {
        m_id = id;
        m_place.choose(id);
        refreshStrip();
    };
    connect(comparison, &ComparisonView::activeChanged, this, takeActive);
    connect(m_compared, &ComparedPictures::shown, this, [this, comparison, takeActive] {
        takeActive(comparison->activeId());
        wish();
    });
    connect(m_compared, &ComparedPictures::fewLeft, this, &ViewerFlow::endComparison);
}

void ViewerFlow::begin()
{
    if (!m_viewer)
        build();
    m_viewer->setGeometry(m_window.rect());
    m_viewer->show();
    m_viewer->raise();
    m_viewer->setFocus();
    m_check.start();
    emit began();
}

void ViewerFlow::open()
{
    const int row = m_pane.view().currentIndex().row();
    if (row < 0 || m_pane.model().isJob(row))
        return;
    const ArtworkId id = m_pane.model().artworkId(row);
    begin();
    m_viewer->setComparing(false);
    m_id = 0;
    go(id);
    emit opened();
}

bool ViewerFlow::close()
{
    if (!isOpen())
        return false;
    const bool hadFocus = m_viewer->holdsFocus();
    const bool wereChosen = m_viewer->isComparing() && !m_fromViewer;
    const std::vector<ArtworkId> compared = m_compared->ids();
    m_check.stop();
    leaveFullScreen();
    m_compared->clear();
    m_viewer->hide();
    m_show.stop();
    m_viewer->setComparing(false);
    m_stage.clear();
    if (wereChosen)
        m_place.chooseToo(compared);
    if (hadFocus)
        m_pane.setFocus();
    emit closed();
    return true;
}

void ViewerFlow::go(ArtworkId id)
{
    if (id == 0 || id == m_id)
        return;
    m_id = id;
    emit went(id);
    m_place.choose(id);
    if (m_viewer->canvas().zoom().mode() == ViewZoom::Mode::Free)
        m_viewer->canvas().fit(); // the next one is seen whole first
    wish();
    refresh();
    if (m_stage.picture(id).isLoaded)
        m_show.begin();
}

void ViewerFlow::step(int by)
{
    if (!isOpen() || m_viewer->isComparing())
        return;
    m_way = by < 0 ? -1 : 1;
    go(m_place.neighbour(by));
}

// After a picture went to the trash, the gallery says where one goes on.
void ViewerFlow::followSelection(const GallerySelection &selection)
{
    if (isOpen() && !m_viewer->isComparing() && selection.artworks.size() == 1 &&
        m_pane.model().rowOf(selection.artworks.front()) >= 0)
        go(selection.artworks.front());
}

void ViewerFlow::wish()
{
    if (!isOpen())
        return;
    if (m_viewer->isComparing()) {
        m_stage.setView(m_viewer->comparison().view());
        return m_stage.show(m_compared->ids(), {}, true);
    }
    m_stage.setView(m_viewer->canvas().view());
    std::vector<ArtworkId> soon;
    for (const int by : {m_way, -m_way, 2 * m_way}) {
        const ArtworkId id = m_place.neighbour(by);
        if (id != 0 && id != m_id && std::find(soon.begin(), soon.end(), id) == soon.end())
            soon.push_back(id);
    }
    m_stage.show({m_id}, soon, m_viewer->canvas().zoom().mode() != ViewZoom::Mode::Fit);
}

void ViewerFlow::stageChanged(ArtworkId id)
{
    if (!isOpen())
        return;
    if (m_viewer->isComparing())
        return m_compared->refresh(id);
    if (id != m_id)
        return;
    m_show.begin();
    refresh();
}

void ViewerFlow::refresh()
{
    if (!isOpen())
        return;
    if (m_viewer->isComparing())
        return refreshStrip();
    if (!m_place.find(m_id)) { // the search does not find it any more, or it is gone
        if (const ArtworkId next = m_place.neighbour(0); next != 0)
            return go(next);
        close();
        return emit told(tr("No picture is left to look at."));
    }
    StagePicture picture = m_stage.picture(m_id);
    const ArtworkFacts *const facts = m_place.facts();
    picture.size = expectedSize(picture, facts ? facts->artwork.size : QSize{});
    PictureCanvas &canvas = m_viewer->canvas();
    canvas.setPicture(picture);
    canvas.setWords(facts ? stageSentence(picture, facts->artwork) : QString{});
    if (facts) {
        canvas.setAccessibleName(spokenPicture(*facts));
        m_viewer->bar().setFavourite(facts->artwork.favourite);
    }
    if (facts && !m_viewer->details().isHidden()) {
        m_viewer->details().setFacts(*facts);
        m_viewer->placeDetails();
    }
    showPlace();
    refreshStrip();
}

void ViewerFlow::showPlace()
{
    const ViewZoom &zoom = m_viewer->canvas().zoom();
    m_viewer->bar().setPlace(
        placeWords(m_place.index() + 1, m_place.count(), zoom.picture(), zoom.scale()));
}

void ViewerFlow::refreshStrip()
{
    Filmstrip &strip = m_viewer->strip();
    strip.setCurrent(m_id);
    strip.setCompared(m_viewer->isComparing() ? m_compared->ids() : std::vector<ArtworkId>{});
    strip.setPictures(m_place.around(strip.room()));
}

void ViewerFlow::checkFiles()
{
    if (!isOpen())
        return;
    if (!m_viewer->isComparing())
        return m_stage.full().check(m_id);
    for (const ArtworkId id : m_compared->ids())
        m_stage.full().check(id);
}

void ViewerFlow::compareThese(const std::vector<ArtworkId> &ids)
{
    if (ids.size() < 2 || ids.size() > size_t(ComparisonView::most))
        return emit told(tr("Choose two to six pictures to compare them."));
    begin();
    m_fromViewer = false;
    compare(ids);
    emit opened();
}

void ViewerFlow::compare(const std::vector<ArtworkId> &ids)
{
    m_show.stop();
    m_viewer->setComparing(true);
    m_compared->set(ids);
}

// The one that is looked at comes first.
void ViewerFlow::compareWith(int by)
{
    const ArtworkId other = m_place.neighbour(by);
    if (other == 0 || other == m_id)
        return emit told(tr("There is no other picture to compare it with."));
    m_fromViewer = true;
    compare({m_id, other});
}

void ViewerFlow::endComparison(ArtworkId id)
{
    m_compared->clear();
    m_viewer->setComparing(false);
    m_fromViewer = false;
    m_id = 0;
    if (m_place.find(id))
        return go(id);
    m_soon.start(); // whatever is where it was
}

void ViewerFlow::goBack()
{
    if (m_fullScreen.isOn())
        return leaveFullScreen();
    if (m_viewer->isComparing() && m_fromViewer)
        return endComparison(m_viewer->comparison().activeId());
    close();
}

void ViewerFlow::act(ViewerKey key)
{
    using K = ViewerKey;
    if (key == K::Back)
        goBack();
    else if (key == K::FullScreen)
        toggleFullScreen();
    else if (m_viewer->isComparing() && key == K::Compare)
        endComparison(m_viewer->comparison().activeId());
    else if (m_viewer->isComparing())
        actOnComparison(m_viewer->comparison(), key);
    else if (!actOnCanvas(m_viewer->canvas(), key) && !moveByArrow(m_viewer->canvas(), key))
        actOnView(key);
}

void ViewerFlow::actOnView(ViewerKey key)
{
    using K = ViewerKey;
    if (key == K::Left || key == K::Previous)
        step(-1);
    else if (key == K::Right || key == K::Next)
        step(1);
    else if (key == K::First)
        go(m_place.at(0));
    else if (key == K::Last)
        go(m_place.at(m_place.count() - 1));
    else if (key == K::Details) {
        m_viewer->toggleDetails();
        refresh();
    } else if (key == K::SlideShow)
        m_show.toggle();
    else if (key == K::SlideShowPace)
        m_show.nextPace();
    else if (key == K::Compare || key == K::CompareAfter || key == K::CompareBefore)
        compareWith(key == K::CompareBefore ? -1 : 1);
}

void ViewerFlow::toggleFullScreen()
{
    if (m_fullScreen.isOn())
        return leaveFullScreen();
    m_viewer->setBare(true);
    m_fullScreen.enter();
}

void ViewerFlow::leaveFullScreen()
{
    m_viewer->setBare(false);
    m_fullScreen.leave();
}

} // namespace limner
