#pragma once

#include "core/library/library.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSlider;

namespace limner {

//! Brand, search, filter chips, zoom, settings. Gives way as the window narrows: words first, then
//! chips into one menu.
class TopBar final : public QFrame {
    Q_OBJECT
public:
    static constexpr int height = 48;

    explicit TopBar(QWidget *parent = nullptr);

    //! What the search field and the chips ask for together.
    [[nodiscard]] ArtworkQuery query(QDate today) const;
    void setModels(const QStringList &models);
    void setZoom(int zoom);
    void focusSearch();
    //! Clears the search; false when it was empty.
    bool clearSearch();
    //! Takes search and filters away.
    void showEverything();
    //! Which drawers there are, and whether they are open.
    void showDrawerButtons(bool left, bool right);
    void setDrawersOpen(bool left, bool right);
    void refreshIcons();

signals:
    void queryChanged();
    void zoomChosen(int zoom);
    void settingsWanted();
    void modelsMenuOpened();
    void leftToggled();
    void rightToggled();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Since { Always, Today, Week, Month, Year };
    void buildSearch();
    void buildChips();
    void buildZoom();
    void arrange();
    void adapt();
    void fillModels(QMenu &menu);
    void fillDates(QMenu &menu);
    void fillFilter(QMenu &menu);
    void chooseModel(const QString &model);
    void chooseSince(Since since);
    void chooseAll();
    void showChoice();
    [[nodiscard]] static QString sinceName(Since since);

    QLabel *m_mark = nullptr;
    QLabel *m_brand = nullptr;
    QWidget *m_brandArea = nullptr;
    QLineEdit *m_search = nullptr;
    QPushButton *m_all = nullptr;
    QPushButton *m_favourites = nullptr;
    QPushButton *m_model = nullptr;
    QPushButton *m_date = nullptr;
    QPushButton *m_filter = nullptr;
    QFrame *m_zoomFrame = nullptr;
    QLabel *m_zoomIcon = nullptr;
    QSlider *m_zoom = nullptr;
    QPushButton *m_settings = nullptr;
    QPushButton *m_left = nullptr;
    QPushButton *m_right = nullptr;
    QAction *m_searchIcon = nullptr;
    QTimer m_debounce;
    QStringList m_models;
    QString m_chosenModel;
    Since m_since = Since::Always;
    bool m_onlyFavourites = false;
};

} // namespace limner
