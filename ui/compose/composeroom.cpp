#include "ui/compose/composeroom.h"

#include "ui/compose/compare/comparefoot.h"
#include "ui/compose/compare/comparepanel.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/composesheets.h"
#include "ui/compose/compare/sharedform.h"

#include <QVBoxLayout>

namespace limner {

ComposeRoom::ComposeRoom(QWidget *parent)
    : QWidget{parent}
    , m_single{new ComposePanel{this}}
    , m_several{new ComparePanel{this}}
{
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_single, 1);
    column->addWidget(m_several, 1);
    m_several->hide();
    connect(m_single, &ComposePanel::draftChanged, this, &ComposeRoom::draftChanged);
    connect(m_several, &ComparePanel::draftChanged, this, &ComposeRoom::draftChanged);
    connect(m_single, &ComposePanel::spendWanted, this, &ComposeRoom::spendWanted);
    connect(&m_several->foot(), &CompareFoot::spendWanted, this, &ComposeRoom::spendWanted);
}

void ComposeRoom::setComparing(bool compares)
{
    if (compares == m_isComparing)
        return;
    m_isComparing = compares;
    m_single->setVisible(!compares);
    m_several->setVisible(compares);
    if (m_corner && isAncestorOf(m_corner)) // it stood in the other's foot
        setCorner(m_corner);
    focusPrompt();
    emit draftChanged();
}

QByteArray ComposeRoom::draft() const
{
    Json out = parseJson(m_single->draft()).value_or(Json::object());
    CompareDraft several = m_several->draft();
    several.isOpen = m_isComparing;
    if (!several.models.empty())
        out["compare"] = toJson(several);
    return toBytes(out);
}

void ComposeRoom::restore(const QByteArray &draft)
{
    const Result<Json> read = parseJson(draft);
    if (!read || !memberAt(*read, "compare").is_object())
        return;
    const CompareDraft several = compareDraftFrom(memberAt(*read, "compare"));
    m_several->restore(several);
    setComparing(several.isOpen);
}

void ComposeRoom::generate()
{
    if (m_isComparing)
        m_several->generate();
    else
        m_single->generate();
}

void ComposeRoom::focusPrompt()
{
    if (m_isComparing)
        m_several->shared().focusPrompt();
    else
        m_single->focusPrompt();
}

void ComposeRoom::focusSeed()
{
    if (m_isComparing)
        m_several->shared().focusSeed();
    else
        m_single->focusSeed();
}

void ComposeRoom::setAlbum(qint64 album, const QString &name)
{
    m_single->setAlbum(album, name);
}

void ComposeRoom::arrange(Arrangement arrangement)
{
    m_single->arrange(arrangement);
    m_several->arrange(arrangement);
}

void ComposeRoom::setCorner(QWidget *corner)
{
    m_corner = corner;
    if (m_isComparing)
        m_several->foot().setCorner(corner);
    else
        m_single->setCorner(corner);
    corner->show();
}

const QWidget &ComposeRoom::noticePlace() const
{
    if (m_isComparing)
        return *m_several;
    return m_single->sheets();
}

} // namespace limner
