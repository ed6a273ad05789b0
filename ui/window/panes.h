#pragma once

#include <QFrame>

class QSplitter;

namespace limner {

//! Create, gallery and details side by side. When the window gets narrow the details become a
//! drawer over the gallery that opens on demand; narrower still, Create and the gallery are two
//! pages of which one is seen. Nothing is ever clipped.
class Panes final : public QWidget {
    Q_OBJECT
public:
    static constexpr int rightNeeds = 1100; //!< window width below which it is a drawer
    static constexpr int leftNeeds = 800;   //!< and below which it is a page
    enum class Page { Create, Gallery };

    Panes(QWidget *left, QWidget *middle, QWidget *right, QWidget *parent = nullptr);

    [[nodiscard]] bool hasPages() const { return m_pages; }
    //! The one that is seen while there are pages.
    [[nodiscard]] Page page() const { return m_page; }
    void setPage(Page page);
    [[nodiscard]] bool isRightDrawer() const { return m_rightDrawer; }
    void setRightOpen(bool open);
    [[nodiscard]] bool isRightOpen() const;
    //! Closes an open drawer; false when there was none.
    bool closeDrawer();

    //! The widths the artist gave the panes, whatever the window's width is now.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

signals:
    //! Panes became pages or a drawer or panes again, another page is seen, or the drawer opened or
    //! closed.
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void adapt();
    void showPage();
    void sizePanes();
    void noteSizes();
    void placeDrawer();

    QSplitter *m_splitter = nullptr;
    QWidget *m_left = nullptr;
    QWidget *m_middle = nullptr;
    QWidget *m_right = nullptr;
    QFrame *m_edge = nullptr; // beside the open drawer
    bool m_pages = false;
    bool m_rightDrawer = false;
    Page m_page = Page::Create;
    int m_leftWidth; // as the artist wants them
    int m_rightWidth;
};

} // namespace limner
