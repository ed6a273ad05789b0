#pragma once

#include <QObject>

namespace limner {

class ComposeFlow;
class GalleryActions;
class Panes;

//! What pictures were made with, back into the form: all of it, or one part; and the way back,
//! among everything else that can be undone.
class RecallJoint final : public QObject {
    Q_OBJECT
public:
    //! They outlive it.
    RecallJoint(GalleryActions &actions, ComposeFlow &flow, Panes &panes, QObject *parent);

private:
    void connectActions();

    GalleryActions &m_actions;
    ComposeFlow &m_flow;
    Panes &m_panes;
};

} // namespace limner
