#pragma once

#include "ui/common/services.h"

#include <QObject>

namespace limner {

class CompareFlow;
class ComposeFlow;
class ComposeRoom;
class GalleryActions;
class GalleryPane;
class GroupFlow;
class ModelsFlow;
class Notices;
class Panes;

//! One prompt, several models: introduces the form for it, the models to choose from, and the group
//! that comes of it to each other.
class Comparisons final : public QObject {
    Q_OBJECT
public:
    //! The parts of the window that it needs; they outlive it.
    struct Parts {
        ComposeRoom &room;
        ComposeFlow &flow;
        ModelsFlow &models;
        GalleryPane &gallery;
        GalleryActions &actions;
        Panes &panes;
        Notices &notices;
    };
    Comparisons(const Services &services, const Parts &parts, QObject *parent);

    //! Several models instead of one, or back.
    void setComparing(bool compares);
    //! Closes the group that is seen; false when there is none.
    bool closeGroup();
    void openGroup(const QString &group);

private:
    void connectForm();
    void connectGroup();

    Parts m_parts;
    CompareFlow *m_compare = nullptr;
    GroupFlow *m_group = nullptr;
};

} // namespace limner
