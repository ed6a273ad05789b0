#include "ui/viewer/viewerdetails.h"

#include "ui/common/controls.h"
#include "ui/common/sheetscroll.h"
#include "ui/gallery/detailrows.h"
#include "ui/gallery/keyvaluerows.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int margin = 12;
} // namespace

ViewerDetails::ViewerDetails(const Inputs &inputs, QWidget *parent)
    : QFrame{parent}
    , m_prompt{makeLabel({}, {}, nullptr)}
    , m_rows{new KeyValueRows{inputs}}
    , m_scroll{new SheetScroll{this}}
{
    setObjectName(u"viewerDetails"_s);
    setAccessibleName(tr("Details"));
    setProperty("surface", u"popover"_s);
    m_prompt->setObjectName(u"viewerPrompt"_s);
    m_prompt->setWordWrap(true);
    m_prompt->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *const sheet = new QWidget;
    sheet->setProperty("surface", u"clear"_s);
    auto *const column = new QVBoxLayout{sheet};
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(12);
    column->addWidget(m_prompt);
    column->addWidget(m_rows);
    column->addStretch(1);
    m_scroll->setWidget(sheet);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *const all = new QVBoxLayout{this};
    all->setContentsMargins(1, 1, 1, 1);
    all->addWidget(m_scroll);
    hide();
}

void ViewerDetails::setFacts(const ArtworkFacts &facts)
{
    m_prompt->setText(facts.artwork.request.prompt());
    m_prompt->setVisible(!m_prompt->text().isEmpty());
    m_rows->setRows(detailRows(facts.artwork, facts.upload));
}

void ViewerDetails::placeIn(const QRect &part)
{
    const int width = std::min(wanted, part.width() - 2 * margin);
    QWidget *const sheet = m_scroll->widget();
    const int needed = sheet->layout()->hasHeightForWidth()
                           ? sheet->layout()->heightForWidth(width - 4)
                           : sheet->sizeHint().height();
    setGeometry(part.right() + 1 - margin - width, part.top() + margin, width,
                std::min(needed + 6, part.height() - 2 * margin));
}

} // namespace limner
