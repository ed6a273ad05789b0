#include "ui/sidebar/sidebarroom.h"

#include "core/library/search/searchterm.h"
#include "ui/common/controls.h"
#include "ui/gallery/filterchips.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/searchfield.h"
#include "ui/gallery/sortingactions.h"
#include "ui/sidebar/shelfacts.h"
#include "ui/sidebar/shelfcovers.h"
#include "ui/sidebar/shelfdrops.h"
#include "ui/sidebar/shelfmenu.h"
#include "ui/sidebar/shelfmodel.h"
#include "ui/sidebar/shelfview.h"

#include <QHBoxLayout>
#include <QMimeData>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int smallRoom = 640; // for both; below it the sidebar comes only when it is asked for
constexpr int firstWidth = 208;
constexpr int leastWidth = 160;
constexpr int mostWidth = 420;
constexpr int leastGallery = 240;
constexpr QByteArrayView widthIs{"width="};
} // namespace

SidebarRoom::SidebarRoom(const Services &services, GalleryPane &gallery, GalleryActions &actions,
                         SearchField &search, FilterChips &filters, QWidget *parent)
    : QWidget{parent}
    , m_gallery{gallery}
    , m_sorting{gallery.sorting()}
    , m_search{search}
    , m_filters{filters}
    , m_acts{new ShelfActs{services, actions.acts(), this}}
    , m_model{new ShelfModel{this}}
    , m_covers{new ShelfCovers{services.thumbnails, this}}
    , m_width{firstWidth}
{
    setObjectName(u"sidebarRoom"_s);
    m_bar = new QWidget{this};
    m_view = new ShelfView{*m_model, *m_covers, m_bar};
    m_menu = new ShelfMenu{m_sorting, *m_acts, *this};
    m_drops = new ShelfDrops{services, *m_model, m_sorting, actions.acts(), *m_acts, this};
    layOut();
    connectView();
    connectKnown();
    connect(m_acts, &ShelfActs::told, &actions, &GalleryActions::told);
    connect(m_acts, &ShelfActs::failed, &actions,
            [&actions](const Error &error) { emit actions.failed(error, ErrorPlace::Library); });
    showShelves();
}

SidebarRoom::~SidebarRoom() = default;

void SidebarRoom::layOut()
{
    m_bar->setObjectName(u"sidebar"_s);
    m_bar->setProperty("surface", u"bg"_s);
    m_bar->setAttribute(Qt::WA_StyledBackground);
    m_bar->setMinimumWidth(leastWidth);
    m_bar->setMaximumWidth(mostWidth);
    m_hint = makeLabel({}, u"faint"_s, m_bar);
    m_hint->setObjectName(u"dropHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(16, 6, 8, 8);
    m_hint->hide();
    auto *const bar = new QVBoxLayout{m_bar};
    bar->setContentsMargins(0, 8, 0, 0);
    bar->setSpacing(0);
    bar->addWidget(m_view, 1);
    bar->addWidget(m_hint);
    m_splitter = new QSplitter{Qt::Horizontal, this};
    m_splitter->setObjectName(u"sidebarSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_bar);
    m_splitter->addWidget(&m_gallery);
    m_splitter->setStretchFactor(1, 1);
    connect(m_splitter, &QSplitter::splitterMoved, this, &SidebarRoom::noteWidth);
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->addWidget(m_splitter);
    m_sorting.setPlace(m_gallery);
}

void SidebarRoom::connectView()
{
    m_view->setJudge(
        [this](const QMimeData &mime, DragOrigin origin, const ShelfDelegate::Landing &landing) {
            return m_drops->words(mime, origin, landing);
        });
    connect(m_view, &ShelfView::dropped, m_drops, &ShelfDrops::take);
    connect(m_view, &ShelfView::hinted, this, [this](const QString &words) {
        m_hint->setText(words);
        m_hint->setVisible(!words.isEmpty());
    });
    connect(m_view, &ShelfView::chosen, this, &SidebarRoom::choose);
    connect(m_view, &ShelfView::opened, this, &SidebarRoom::openAlbum);
    connect(m_view, &ShelfView::albumWanted, this,
            [this] { m_acts->addAlbum(0, m_sorting.known().shelves().albums); });
    connect(m_view, &ShelfView::removeWanted, m_menu, &ShelfMenu::remove);
    connect(m_view, &ShelfView::menuWanted, m_menu, &ShelfMenu::open);
    connect(m_menu, &ShelfMenu::renameWanted, this,
            [this](const ShelfRow &row) { write(row.kind, row.id); });
    connect(m_model, &ShelfModel::renamed, m_acts, &ShelfActs::rename);
    // What came meanwhile was held back, so that nobody is interrupted.
    connect(m_view->itemDelegate(), &QAbstractItemDelegate::closeEditor, this,
            &SidebarRoom::showShelves, Qt::QueuedConnection);
    connect(m_covers, &ShelfCovers::loaded, m_view->viewport(), qOverload<>(&QWidget::update));
}

void SidebarRoom::connectKnown()
{
    connect(&m_sorting.known(), &KnownShelves::changed, this, &SidebarRoom::showShelves);
    connect(&m_sorting, &SortingActions::coverWanted, m_acts, &ShelfActs::setCover);
    connect(&m_search, &QLineEdit::textChanged, this, &SidebarRoom::showMark);
    connect(&m_filters, &FilterChips::changed, this, &SidebarRoom::showMark);
    connect(&m_sorting.shown(), &ShownShelf::changed, this,
            [this] { emit albumShown(m_sorting.shown().album(), m_sorting.shown().albumName()); });
    connect(m_acts, &ShelfActs::albumMade, this, [this](qint64 album) {
        m_writeNext = album;
        showShelves();
    });
}

void SidebarRoom::showShelves()
{
    const KnownShelves &known = m_sorting.known();
    if (m_view->isWriting() || !known.isKnown())
        return; // once that is done
    if (const Album *const made = known.album(m_writeNext); made && made->parent != 0)
        m_look.open.insert(made->parent);
    const QModelIndex current = m_view->currentIndex();
    const ShelfRow before = current.isValid() ? m_model->row(current.row()) : ShelfRow{};
    const ShelfRow searched = searchedRow();
    m_model->setRows(shelfRows(known.shelves(), known.found(), m_look));
    followName(searched);
    if (current.isValid() && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(m_model->indexOf(before.kind, before.id)));
    std::vector<ArtworkId> covers;
    for (const ShelfRow &row : m_model->rows()) {
        if (row.cover != 0)
            covers.push_back(row.cover);
    }
    m_covers->want(covers, devicePixelRatioF());
    showMark();
    if (m_writeNext != 0 && known.album(m_writeNext))
        write(ShelfRow::Kind::Album, std::exchange(m_writeNext, 0));
}

//! Whose words stand in the field.
ShelfRow SidebarRoom::searchedRow() const
{
    const QString text = m_search.text().trimmed();
    const auto &rows = m_model->rows();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const ShelfRow &one) {
        return one.isNamed() && one.query == text;
    });
    return row == rows.end() ? ShelfRow{} : *row;
}

void SidebarRoom::followName(const ShelfRow &before)
{
    const int now = before.isNamed() ? m_model->indexOf(before.kind, before.id) : -1;
    if (now >= 0 && m_model->row(now).query != before.query)
        m_search.setText(m_model->row(now).query);
}

//! The line that says what the field asks for.
void SidebarRoom::showMark()
{
    const ShownShelf &shown = m_sorting.shown();
    const QString text = m_search.text().trimmed();
    int row = -1;
    for (int i = 0; i < m_model->rowCount() && row < 0; ++i) {
        const ShelfRow &one = m_model->row(i);
        const bool isMovable = one.kind != ShelfRow::Kind::Heading &&
                               one.kind != ShelfRow::Kind::MoreTags &&
                               one.kind != ShelfRow::Kind::Album;
        if (isMovable && text.compare(one.query, Qt::CaseInsensitive) == 0)
            row = i;
    }
    if (row < 0 && shown.album() != 0)
        row = m_model->indexOf(ShelfRow::Kind::Album, shown.album());
    if (row < 0 && shown.tag() != 0)
        row = m_model->indexOf(ShelfRow::Kind::Tag, shown.tag());
    m_view->setShown(row);
}

void SidebarRoom::choose(const ShelfRow &row)
{
    if (row.kind == ShelfRow::Kind::MoreTags) {
        m_look.isEveryTagSeen = !m_look.isEveryTagSeen;
        return showShelves();
    }
    if (row.kind == ShelfRow::Kind::Album)
        m_sorting.shown().prefer(row.id);
    m_filters.chooseAll();
    m_search.setText(row.query);
    showMark();
}

void SidebarRoom::openAlbum(qint64 album, bool isOpen)
{
    if (isOpen)
        m_look.open.insert(album);
    else
        m_look.open.erase(album);
    showShelves();
    emit changed();
}

void SidebarRoom::write(ShelfRow::Kind kind, qint64 id)
{
    const int row = m_model->indexOf(kind, id);
    if (row < 0)
        return;
    m_view->setFocus();
    m_view->setCurrentIndex(m_model->index(row));
    m_view->edit(m_model->index(row));
}

bool SidebarRoom::isOpen() const
{
    return !m_bar->isHidden();
}

void SidebarRoom::toggle()
{
    (m_isSmall ? m_isWantedSmall : m_isWanted) = !isOpen();
    if (isOpen() && m_bar->isAncestorOf(focusWidget()))
        m_gallery.setFocus(); // what hides gives it back
    adapt();
}

void SidebarRoom::adapt()
{
    const bool wasOpen = isOpen();
    m_isSmall = width() < smallRoom;
    m_bar->setVisible(m_isSmall ? m_isWantedSmall : m_isWanted);
    sizeBar();
    if (isOpen() != wasOpen)
        QMetaObject::invokeMethod(this, &SidebarRoom::changed, Qt::QueuedConnection);
}

// As far as there is room; where there was little for a while, it is given back.
void SidebarRoom::sizeBar()
{
    const int bar = std::min(m_width, std::max(leastWidth, width() - leastGallery));
    m_splitter->setSizes({bar, std::max(leastGallery, width() - bar)});
}

void SidebarRoom::noteWidth()
{
    m_width = m_bar->width();
    emit changed();
}

void SidebarRoom::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
}

QByteArray SidebarRoom::saveState() const
{
    QByteArray state = m_isWanted ? "open " : "closed ";
    state.append(widthIs).append(QByteArray::number(m_width));
    for (const qint64 album : m_look.open)
        state += ' ' + QByteArray::number(album);
    return state;
}

void SidebarRoom::restoreState(const QByteArray &state)
{
    const QList<QByteArray> words = state.split(' ');
    m_isWanted = words.front() != "closed";
    m_look.open.clear();
    for (const QByteArray &word : words.mid(1)) {
        if (word.startsWith(widthIs))
            m_width = std::clamp(word.mid(widthIs.size()).toInt(), leastWidth, mostWidth);
        else if (const qint64 album = word.toLongLong(); album > 0)
            m_look.open.insert(album);
    }
    adapt();
    showShelves();
}

} // namespace limner
