#pragma once

#include <QObject>

namespace limner {

class ComposeFlow;
class ComposePanel;
class GalleryPane;
struct GivenRecord;

//! Introduces a picture of another tool that was dropped on the gallery to the form: it asks what
//! shall become of it.
class DropJoint final : public QObject {
    Q_OBJECT
public:
    //! They outlive it.
    DropJoint(GalleryPane &gallery, ComposeFlow &flow, ComposePanel &panel, QObject *parent);

signals:
    //! Something went into the form: it should be seen.
    void formWanted();

private:
    void ask(const GivenRecord &record);

    GalleryPane &m_gallery;
    ComposeFlow &m_flow;
    ComposePanel &m_panel;
};

} // namespace limner
