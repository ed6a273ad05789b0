#pragma once

#include "ui/window/panes.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;
class QSlider;

namespace limner {

class FilterChips;
class SearchField;
class SegmentedControl;

//! Brand, search, filters, zoom, settings; in a small window the switch between Create and the
//! gallery. Gives way as the window narrows: words first, then what belongs to the other page.
class TopBar final : public QFrame {
    Q_OBJECT
public:
    static constexpr int height = 48;

    explicit TopBar(QWidget *parent = nullptr);

    [[nodiscard]] SearchField &search() { return *m_search; }
    [[nodiscard]] FilterChips &filters() { return *m_filters; }
    void setZoom(int zoom);
    void focusSearch();
    //! Clears the search; false when it was empty.
    bool clearSearch();
    //! The page that is seen; nothing while all panes are.
    void setPage(std::optional<Panes::Page> page);
    void setPictures(int count);
    //! Whether the details are a drawer, and whether it is open.
    void showDrawer(const Panes &panes);
    //! How wide the sidebar is; 0 = it is not there.
    void setSidebar(int sidebarWidth);
    void refreshIcons();

signals:
    void pageChosen(limner::Panes::Page page);
    void zoomChosen(int zoom);
    void queueWanted();
    void settingsWanted();
    void rightToggled();
    void sidebarToggled();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildBrand();
    void buildZoom();
    void buildButtons();
    void arrange();
    void adapt();

    QLabel *m_mark = nullptr;
    QLabel *m_brand = nullptr;
    QWidget *m_brandArea = nullptr;
    QWidget *m_sideArea = nullptr;
    QPushButton *m_sidebar = nullptr;
    SegmentedControl *m_pages = nullptr;
    SearchField *m_search = nullptr;
    FilterChips *m_filters = nullptr;
    QFrame *m_zoomFrame = nullptr;
    QLabel *m_zoomIcon = nullptr;
    QSlider *m_zoom = nullptr;
    QPushButton *m_queue = nullptr;
    QPushButton *m_settings = nullptr;
    QPushButton *m_right = nullptr;
    std::optional<Panes::Page> m_page;
    bool m_hasDrawer = false;
    int m_sidebarWidth = 0;
};

} // namespace limner
