#include "ui/gallery/lineagestrip.h"

#include "core/library/artworkreader.h"
#include "core/library/library.h"
#include "core/library/thumbnails.h"
#include "core/picture/reducer.h"
#include "ui/gallery/inputpicture.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int generations = 4;
constexpr int edge = 40;
constexpr int columns = 6;
constexpr size_t mostShown = 12; // of a row

std::vector<Relative> ofGeneration(const std::vector<Relative> &all, bool isNearest)
{
    std::vector<Relative> out;
    std::copy_if(all.begin(), all.end(), std::back_inserter(out),
                 [isNearest](const Relative &one) { return (one.generation == 1) == isNearest; });
    return out;
}

} // namespace

LineageStrip::LineageStrip(const Services &services, QWidget *parent)
    : QWidget{parent}
    , m_reader{services.reader}
    , m_thumbnails{services.thumbnails}
    , m_inputs{services.library.source()->inputs()}
{
    setObjectName(u"lineage"_s);
    m_column = new QVBoxLayout{this};
    m_column->setContentsMargins({});
    m_column->setSpacing(8);
    m_back = new QPushButton{tr("Back"), this};
    m_back->setObjectName(u"lineageBack"_s);
    m_back->setProperty("kind", u"small"_s);
    m_back->setToolTip(tr("To the picture that was shown before"));
    m_back->hide();
    m_column->addWidget(m_back, 0, Qt::AlignLeft);
    connect(m_back, &QPushButton::clicked, this, &LineageStrip::goBack);
    connect(m_thumbnails.source(), &Thumbnails::ready, this, &LineageStrip::takeThumbnail);
    const Library *const library = services.library.source();
    connect(library, &Library::artworkAdded, this, &LineageStrip::refresh);
    connect(library, &Library::artworksTrashed, this, &LineageStrip::refresh);
    connect(library, &Library::artworksRestored, this, &LineageStrip::refresh);
    hide();
}

void LineageStrip::showArtwork(ArtworkId id)
{
    if (id == m_shown)
        return;
    if (id != std::exchange(m_wanted, 0))
        m_trail.clear(); // another way was taken
    m_shown = id;
    refresh();
}

void LineageStrip::refresh()
{
    if (m_shown == 0)
        return render({});
    m_reader.ask([id = m_shown](ArtworkReader &reader) { return reader.lineage(id, generations); },
                 this,
                 [this, id = m_shown](const Lineage &lineage) {
                     if (id == m_shown)
                         render(lineage);
                 });
}

void LineageStrip::render(const Lineage &lineage)
{
    m_back->setVisible(!m_trail.empty());
    const bool isEmpty = lineage.ancestors.empty() && lineage.descendants.empty();
    setVisible(!isEmpty || !m_trail.empty());
    if (m_rows && lineage == m_lineage)
        return;
    m_lineage = lineage;
    m_buttons.clear();
    delete std::exchange(m_rows, nullptr);
    if (isEmpty)
        return;
    m_rows = new QWidget{this};
    auto *const column = new QVBoxLayout{m_rows};
    column->setContentsMargins({});
    column->setSpacing(8);
    m_column->addWidget(m_rows);
    addRow(u"madeFrom"_s, tr("Made from"), ofGeneration(lineage.ancestors, true));
    addRow(u"madeFromBefore"_s, tr("And that from"), ofGeneration(lineage.ancestors, false));
    addRow(u"madeInto"_s, tr("Made into"), ofGeneration(lineage.descendants, true));
    addRow(u"madeIntoLater"_s, tr("And that into"), ofGeneration(lineage.descendants, false));
}

void LineageStrip::addRow(const QString &id, const QString &title,
                          const std::vector<Relative> &relatives)
{
    if (relatives.empty())
        return;
    auto *const row = new QWidget{m_rows};
    row->setObjectName(id);
    row->setAccessibleName(title);
    auto *const column = new QVBoxLayout{row};
    column->setContentsMargins({});
    column->setSpacing(4);
    auto *const label = new QLabel{title, row};
    label->setProperty("role", u"faint"_s);
    column->addWidget(label);
    auto *const grid = new QGridLayout;
    grid->setSpacing(6);
    grid->setColumnStretch(columns, 1);
    const size_t shown = std::min(relatives.size(), mostShown);
    QStringList words;
    for (size_t i = 0; i < shown; ++i) {
        grid->addWidget(likeness(relatives[i], row), int(i) / columns, int(i) % columns);
        if (relatives[i].artwork == 0 && relatives[i].wasArtwork)
            words = QStringList{tr("One of them is no longer in the library.")};
    }
    if (relatives.size() > shown)
        words.append(tr("%1 more").arg(relatives.size() - shown));
    column->addLayout(grid);
    if (!words.isEmpty()) {
        auto *const note = new QLabel{words.join(u' '), row};
        note->setObjectName(id + u"Note"_s);
        note->setProperty("role", u"faint"_s);
        note->setWordWrap(true);
        column->addWidget(note);
    }
    m_rows->layout()->addWidget(row);
}

QWidget *LineageStrip::likeness(const Relative &relative, QWidget *parent)
{
    if (relative.artwork == 0) {
        auto *const picture = new InputPicture{parent};
        picture->setInput(m_inputs, relative.input);
        const QString name = relative.fileName.isEmpty() ? tr("a file") : relative.fileName;
        const QString what =
            relative.wasArtwork ? tr("%1: no longer in the library").arg(name) : name;
        picture->setToolTip(what);
        picture->setAccessibleName(what);
        return picture;
    }
    auto *const button = new QToolButton{parent};
    button->setObjectName(u"relative%1"_s.arg(relative.artwork));
    button->setFixedSize(edge, edge);
    button->setIconSize({edge, edge});
    button->setProperty("role", u"likeness"_s);
    button->setEnabled(!relative.isTrashed);
    button->setToolTip(relative.isTrashed ? tr("In the trash") : tr("Go to this picture"));
    button->setAccessibleName(button->toolTip());
    connect(button, &QToolButton::clicked, this, [this, id = relative.artwork] { go(id); });
    m_buttons.insert(relative.artwork, button);
    m_thumbnails.tell([id = relative.artwork](Thumbnails &thumbnails) {
        thumbnails.request(id, Thumbnails::smallEdge);
    });
    return button;
}

void LineageStrip::go(ArtworkId id)
{
    m_trail.push_back(m_shown);
    m_wanted = id;
    emit wanted(id);
}

void LineageStrip::goBack()
{
    if (m_trail.empty())
        return;
    m_wanted = m_trail.back();
    m_trail.pop_back();
    emit wanted(m_wanted);
}

void LineageStrip::takeThumbnail(ArtworkId id, int thumbnailEdge, const QImage &image)
{
    QToolButton *const button = m_buttons.value(id);
    if (button == nullptr || thumbnailEdge != Thumbnails::smallEdge)
        return;
    const qreal ratio = devicePixelRatioF();
    const QSize most = QSize{edge, edge} * ratio;
    QPixmap pixmap =
        QPixmap::fromImage(reduced(image, image.size().scaled(most, Qt::KeepAspectRatio)));
    pixmap.setDevicePixelRatio(ratio);
    button->setIcon(QIcon{pixmap});
}

} // namespace limner
