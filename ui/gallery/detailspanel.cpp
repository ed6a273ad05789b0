#include "ui/gallery/detailspanel.h"

#include "ui/common/formats.h"
#include "ui/common/keyedwords.h"
#include "ui/common/theme.h"
#include "ui/gallery/artworkdetails.h"
#include "ui/gallery/jobdetails.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

DetailsPanel::DetailsPanel(const Services &services, const JobTiles &jobs, GalleryActions &actions,
                           QWidget *parent)
    : SheetScroll{parent}
    , m_hint{new QLabel}
    , m_hintWords{new KeyedWords{*m_hint,
                                 {u"actionCopyUrl"_s, u"actionDelete"_s},
                                 [this](const QString &words) { m_hint->setText(words); }}}
    , m_artwork{new ArtworkDetails{services, actions}}
    , m_job{new JobDetails{services, jobs, actions.jobs()}}
{
    setObjectName(u"detailsPanel"_s);
    setAccessibleName(tr("Details"));
    m_hint->setObjectName(u"detailsHint"_s);
    m_hint->setProperty("role", u"body-dim"_s);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);

    auto *sheet = new QWidget;
    sheet->setProperty("surface", u"panel"_s);
    sheet->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout{sheet};
    column->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, metrics::margin);
    // Not a stack: a page that is hidden must not make the panel scroll.
    for (QWidget *page : std::initializer_list<QWidget *>{m_hint, m_artwork, m_job})
        column->addWidget(page);
    setWidget(sheet);
    showSelection({});
}

void DetailsPanel::showSelection(const GallerySelection &selection)
{
    const size_t pictures = selection.artworks.size();
    if (pictures == 1 && selection.jobs.isEmpty()) {
        m_artwork->showArtwork(selection.artworks.front());
        showOnly(m_artwork);
        return;
    }
    if (pictures == 0 && selection.jobs.size() == 1) {
        m_job->showJob(selection.jobs.front());
        showOnly(m_job);
        return;
    }
    if (pictures + size_t(selection.jobs.size()) == 0)
        m_hintWords->setWords(
            tr("Choose a picture to see its link, its prompt and where it is stored."));
    else
        m_hintWords->setWords(
            tr("%1 pictures chosen.\nC copies their links, Del moves them to the trash.")
                .arg(formatCount(qint64(pictures))),
            tr("%1 pictures chosen.").arg(formatCount(qint64(pictures))));
    showOnly(m_hint);
}

void DetailsPanel::showOnly(QWidget *page)
{
    for (QWidget *other : std::initializer_list<QWidget *>{m_hint, m_artwork, m_job})
        other->setVisible(other == page);
}

} // namespace limner
