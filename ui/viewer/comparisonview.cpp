#include "ui/viewer/comparisonview.h"

#include "ui/viewer/picturecanvas.h"
#include "ui/viewer/viewerwords.h"

#include <QGridLayout>
#include <QResizeEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int gap = 8;

QChar letterOf(int index)
{
    return QChar{ushort(u'A' + index)};
}
} // namespace

ComparisonView::ComparisonView(QWidget *parent)
    : QWidget{parent}
    , m_grid{new QGridLayout{this}}
{
    setObjectName(u"comparison"_s);
    setAccessibleName(tr("Compared pictures"));
    m_grid->setContentsMargins({});
    m_grid->setSpacing(gap);
    connect(&m_maker, &DifferenceMaker::made, this, &ComparisonView::takeDifference);
}

void ComparisonView::setPictures(const std::vector<Artwork> &pictures)
{
    const ArtworkId before = m_pictures.empty() ? 0 : activeId();
    const bool wereTwo = m_pictures.size() == 2;
    m_pictures = pictures;
    m_pictures.resize(std::min(m_pictures.size(), size_t(most)));
    m_stages.assign(m_pictures.size(), {});
    m_words = QStringList(qsizetype(m_pictures.size()), QString{});
    m_differences = differencesOf(m_pictures);
    m_maker.forget();
    m_difference = {};
    const auto kept = std::find_if(m_pictures.begin(), m_pictures.end(),
                                   [before](const Artwork &one) { return one.id == before; });
    m_active = kept == m_pictures.end() ? 0 : int(kept - m_pictures.begin());
    if ((m_pictures.size() == 2) != wereTwo)
        m_way = m_pictures.size() == 2 ? Way::Slider : Way::Beside;
    build();
    refresh();
    emit wayChanged();
}

void ComparisonView::refreshMarks(const std::vector<Artwork> &pictures)
{
    for (Artwork &mine : m_pictures) {
        for (const Artwork &fresh : pictures) {
            if (fresh.id == mine.id)
                mine = fresh;
        }
    }
    refresh();
}

void ComparisonView::build()
{
    while (m_canvases.size() > m_pictures.size()) {
        delete m_canvases.back();
        m_canvases.pop_back();
    }
    while (m_canvases.size() < m_pictures.size()) {
        const int index = int(m_canvases.size());
        auto *const canvas = new PictureCanvas{this};
        canvas->setObjectName(u"comparedPicture%1"_s.arg(index + 1));
        if (!m_canvases.empty())
            canvas->setLook(m_canvases.front()->zoom().look());
        m_canvases.push_back(canvas);
        connect(canvas, &PictureCanvas::looked, this,
                [this, index](const ViewZoom::Look &look) { link(index, look); });
        connect(canvas, &PictureCanvas::pressed, this, [this, index] {
            if (m_way == Way::Beside)
                setActive(index);
        });
        connect(canvas, &PictureCanvas::resized, this, &ComparisonView::resized);
        connect(canvas, &PictureCanvas::hovered, this, [this](bool isOver) {
            m_isHovered = isOver;
            if (m_way == Way::Flip)
                showFlip();
        });
    }
}

void ComparisonView::setStage(ArtworkId id, const StagePicture &picture, const QString &words)
{
    for (size_t i = 0; i < m_pictures.size(); ++i) {
        if (m_pictures[i].id != id)
            continue;
        m_stages[i] = picture;
        m_words[qsizetype(i)] = words;
    }
    refresh();
}

void ComparisonView::setWay(Way way)
{
    if (way == m_way || m_canvases.empty())
        return;
    const ViewZoom::Look look = canvas().zoom().look();
    m_way = way;
    refresh();
    for (PictureCanvas *const one : m_canvases)
        one->setLook(look);
    emit wayChanged();
    emit resized();
}

void ComparisonView::setActive(int index)
{
    if (m_pictures.empty())
        return;
    const int count = int(m_pictures.size());
    index = (index % count + count) % count;
    if (index == m_active)
        return;
    m_active = index;
    refresh();
    emit activeChanged(activeId());
}

ArtworkId ComparisonView::activeId() const
{
    return m_pictures.empty() ? 0 : m_pictures[size_t(m_active)].id;
}

std::pair<int, int> ComparisonView::two() const
{
    return m_active == 0 ? std::pair{0, 1} : std::pair{0, m_active};
}

void ComparisonView::swap()
{
    const auto [first, second] = two();
    if (m_pictures.size() < 2)
        return;
    std::swap(m_pictures[size_t(first)], m_pictures[size_t(second)]);
    std::swap(m_stages[size_t(first)], m_stages[size_t(second)]);
    m_words.swapItemsAt(first, second);
    m_differences = differencesOf(m_pictures);
    m_active = m_active == first ? second : first;
    refresh();
    emit wayChanged();
}

void ComparisonView::moveDivider(double by)
{
    m_canvases.front()->setDivider(m_canvases.front()->divider() + by);
}

double ComparisonView::divider() const
{
    return m_canvases.empty() ? 0.5 : m_canvases.front()->divider();
}

PictureCanvas &ComparisonView::canvas() const
{
    return *m_canvases[m_way == Way::Beside ? size_t(m_active) : 0];
}

QSize ComparisonView::view() const
{
    return m_canvases.empty() ? QSize{} : m_canvases.front()->view();
}

void ComparisonView::link(int from, const ViewZoom::Look &look)
{
    for (size_t i = 0; i < m_canvases.size(); ++i) {
        if (int(i) != from)
            m_canvases[i]->setLook(look);
    }
    emit looked();
}

const StagePicture &ComparisonView::stage(int index) const
{
    return m_stages[size_t(index)];
}

QString ComparisonView::tagOf(int index) const
{
    const Artwork &picture = m_pictures[size_t(index)];
    QString tag = letterOf(index) + u"   "_s + distinction(m_differences, size_t(index), picture);
    if (picture.favourite)
        tag += u"   ★"_s;
    if (picture.rating > 0)
        tag += u"   %1/5"_s.arg(picture.rating);
    return tag;
}

void ComparisonView::refresh()
{
    if (m_canvases.empty())
        return;
    place();
    for (size_t i = 0; i < m_canvases.size(); ++i)
        m_canvases[i]->setAccessibleName(tagOf(int(i)));
    switch (m_way) {
    case Way::Slider:
        return showSlider();
    case Way::Beside:
        return showBeside();
    case Way::Flip:
        return showFlip();
    case Way::Difference:
        return showDifference();
    }
}

// As square as it gets: that is what most pictures are.
void ComparisonView::place()
{
    const int count = int(m_canvases.size());
    const int shown = m_way == Way::Beside ? count : 1;
    const bool isWide = width() >= height();
    const int lines = shown <= 3 ? 1 : 2;
    const int across = std::max(1, isWide ? (shown + lines - 1) / lines : lines);
    for (int i = 0; i < count; ++i) {
        PictureCanvas *const canvas = m_canvases[size_t(i)];
        m_grid->removeWidget(canvas);
        canvas->setVisible(i < shown);
        if (i < shown)
            m_grid->addWidget(canvas, i / across, i % across);
    }
    for (int i = 0; i < most; ++i) {
        m_grid->setColumnStretch(i, i < across ? 1 : 0);
        m_grid->setRowStretch(i, i < (shown + across - 1) / across ? 1 : 0);
    }
    m_grid->activate(); // pictures are read as large as there is room
}

void ComparisonView::showBeside()
{
    for (int i = 0; i < int(m_canvases.size()); ++i) {
        PictureCanvas *const canvas = m_canvases[size_t(i)];
        canvas->setPicture(stage(i));
        canvas->setOther({});
        canvas->setTags(tagOf(i));
        canvas->setWords(m_words.at(i));
        canvas->setChosen(i == m_active);
    }
}

void ComparisonView::showSlider()
{
    const auto [first, second] = two();
    PictureCanvas &canvas = *m_canvases.front();
    canvas.setPicture(stage(first));
    canvas.setOther(stage(second));
    canvas.setTags(tagOf(first), tagOf(second));
    canvas.setWords(m_words.at(first).isEmpty() ? m_words.at(second) : m_words.at(first));
    canvas.setChosen(false);
}

// The pointer over it shows the other one of the two.
void ComparisonView::showFlip()
{
    const auto [first, second] = two();
    const int shown = !m_isHovered ? m_active : m_active == first ? second : first;
    PictureCanvas &canvas = *m_canvases.front();
    canvas.setPicture(stage(shown));
    canvas.setOther({});
    canvas.setTags(tagOf(shown));
    canvas.setWords(m_words.at(shown));
    canvas.setChosen(false);
}

void ComparisonView::showDifference()
{
    const auto [first, second] = two();
    PictureCanvas &canvas = *m_canvases.front();
    canvas.setOther({});
    canvas.setChosen(false);
    canvas.setTags(u"%1 – %2"_s.arg(letterOf(first)).arg(letterOf(second)));
    const QImage &a = stage(first).best();
    const QImage &b = stage(second).best();
    const bool waits = !stage(first).isLoaded || !stage(second).isLoaded;
    if (a.isNull() || b.isNull()) {
        canvas.setPicture({});
        const QString words = m_words.at(first).isEmpty() ? m_words.at(second) : m_words.at(first);
        return canvas.setWords(waits ? tr("The pictures are being read…") : words);
    }
    if (m_maker.make(a, b))
        m_difference = {};
    if (m_difference.image.isNull()) {
        canvas.setPicture(stage(first)); // meanwhile
        return canvas.setWords(tr("Comparing…"));
    }
    StagePicture shown;
    shown.whole = m_difference.image;
    shown.size = m_difference.image.size();
    shown.isLoaded = true;
    canvas.setPicture(shown);
    canvas.setWords(differenceSentence(m_difference));
}

void ComparisonView::takeDifference(const DifferencePicture &difference)
{
    m_difference = difference;
    if (m_way == Way::Difference)
        showDifference();
}

void ComparisonView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wasWide = event->oldSize().width() >= event->oldSize().height();
    if (wasWide != (width() >= height()))
        place();
}

} // namespace limner
