#pragma once

#include "ui/common/services.h"
#include "ui/viewer/viewerkeys.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace limner {

class ComparisonView;
class ElidedLabel;
class Filmstrip;
class GalleryActions;
class PictureCanvas;
class ViewerBar;
class ViewerDetails;

//! Pictures one looks at, over the whole window: one, or several that are compared. It shows and
//! hears keys; which picture it is, ViewerFlow says. Tab stays inside.
class Viewer final : public QWidget {
    Q_OBJECT
public:
    Viewer(const Services &services, GalleryActions &actions, QWidget &window);

    [[nodiscard]] PictureCanvas &canvas() { return *m_canvas; }
    [[nodiscard]] ComparisonView &comparison() { return *m_comparison; }
    [[nodiscard]] Filmstrip &strip() { return *m_strip; }
    [[nodiscard]] ViewerBar &bar() { return *m_bar; }
    [[nodiscard]] ViewerDetails &details() { return *m_details; }

    void setComparing(bool isComparing);
    //! In force from now on.
    void setKeys(const KeyBindings &keys);
    [[nodiscard]] bool isComparing() const { return m_isComparing; }
    void toggleDetails();
    //! Where the details lie may have changed with what they say.
    void placeDetails();
    //! Nothing but the picture.
    void setBare(bool isBare);
    //! The keyboard is here, or nowhere.
    [[nodiscard]] bool holdsFocus() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void keyPressed(limner::ViewerKey key);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void adapt();

    ViewerBar *m_bar = nullptr;
    QWidget *m_stage = nullptr;
    PictureCanvas *m_canvas = nullptr;
    ComparisonView *m_comparison = nullptr;
    ViewerDetails *m_details = nullptr;
    Filmstrip *m_strip = nullptr;
    ElidedLabel *m_hint = nullptr;
    QVBoxLayout *m_column = nullptr;
    KeyBindings m_keys;
    bool m_isComparing = false;
    bool m_isBare = false;
    bool m_wantsDetails = false;
};

} // namespace limner
