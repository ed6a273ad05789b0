#include "ui/window/comparisons.h"

#include "ui/compose/compare/compareflow.h"
#include "ui/compose/compare/comparefoot.h"
#include "ui/compose/compare/comparelist.h"
#include "ui/compose/compare/comparepanel.h"
#include "ui/compose/composeflow.h"
#include "ui/compose/composeroom.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/groupflow.h"
#include "ui/models/modelsflow.h"
#include "ui/window/notices.h"
#include "ui/window/panes.h"

namespace limner {

Comparisons::Comparisons(const Services &services, const Parts &parts, QObject *parent)
    : QObject{parent}
    , m_parts{parts}
    , m_compare{new CompareFlow{services, parts.room.several(), parts.room.single(), parts.flow,
                                this}}
    , m_group{new GroupFlow{services, parts.gallery, parts.actions, this}}
{
    setObjectName(QStringLiteral("comparisons"));
    connectForm();
    connectGroup();
}

void Comparisons::connectForm()
{
    connect(&m_parts.room.single(), &ComposePanel::compareWanted, this,
            [this] { setComparing(true); });
    connect(&m_parts.room.several().foot(), &CompareFoot::backWanted, this,
            [this] { setComparing(false); });
    connect(&m_parts.room.several().list(), &CompareList::addWanted, &m_parts.models,
            &ModelsFlow::openToAdd);
    connect(&m_parts.models, &ModelsFlow::added, m_compare, &CompareFlow::add);
    // An old request becomes the form of one model: that has to be seen.
    const auto showSingle = [this] {
        if (m_parts.room.isComparing())
            m_parts.room.setComparing(false);
    };
    connect(&m_parts.actions, &GalleryActions::reuseRequested, this, showSingle);
    connect(&m_parts.actions, &GalleryActions::remixRequested, this, showSingle);
    connect(&m_parts.flow, &ComposeFlow::takenOver, this, showSingle);
    connect(&m_parts.models, &ModelsFlow::chosen, this, [this, showSingle] {
        showSingle();
        m_parts.panes.setPage(Panes::Page::Create);
    });
    connect(&m_parts.flow, &ComposeFlow::watchWanted, this, [this] {
        m_parts.panes.closeDrawer();
        m_parts.panes.setPage(Panes::Page::Gallery); // where it can be watched
    });
}

void Comparisons::connectGroup()
{
    connect(m_compare, &CompareFlow::groupStarted, this, &Comparisons::openGroup);
    connect(&m_parts.gallery, &GalleryPane::groupWanted, this, &Comparisons::openGroup);
    connect(m_group, &GroupFlow::failed, &m_parts.notices, &Notices::showError);
}

void Comparisons::setComparing(bool compares)
{
    if (compares == m_parts.room.isComparing())
        return;
    if (compares)
        m_compare->begin();
    else
        m_compare->end();
    m_parts.room.setComparing(compares);
}

void Comparisons::openGroup(const QString &group)
{
    m_parts.panes.setPage(Panes::Page::Gallery);
    m_group->open(group);
}

bool Comparisons::closeGroup()
{
    return m_group->close();
}

} // namespace limner
