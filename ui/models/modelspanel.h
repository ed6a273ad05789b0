#pragma once

#include "ui/models/modelshead.h"
#include "ui/models/modeltile.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace limner {

class CoverLoader;
class ModelDetails;
class ModelGrid;

//! The model picker: lies over the gallery (in a small window over everything between the bars),
//! never modal; Esc and a click beside it close it. It shows and asks; what that means is decided
//! by ModelShelves and ModelsFlow.
class ModelsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ModelsPanel(QWidget *parent = nullptr);

    [[nodiscard]] CoverLoader &covers() { return *m_covers; }
    [[nodiscard]] ModelsHead &head() { return *m_head; }
    [[nodiscard]] ModelGrid &grid() { return *m_grid; }
    [[nodiscard]] ModelDetails &details() { return *m_details; }
    void showShelves(std::vector<TileShelf> shelves);
    //! Instead of cards: what is going on, why, and a button for the next step ("" = none).
    void showWords(const QString &title, const QString &text, const QString &button);
    //! `problem`: the provider did not answer, and what is shown was kept.
    void showFoot(const QString &words, const QString &problem);
    //! The chosen model is being opened.
    void setBusy(bool isBusy);
    void takeFocus();
    //! There is room for the column beside the cards.
    [[nodiscard]] bool hasDetails() const;

signals:
    void closeWanted();
    void refreshWanted();
    //! The button beside words.
    void nextWanted();
    void useWanted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildList();
    [[nodiscard]] QWidget *buildWords();
    [[nodiscard]] QWidget *buildFoot();
    void adapt();

    CoverLoader *m_covers = nullptr;
    QFrame *m_sheet = nullptr;
    ModelsHead *m_head = nullptr;
    ModelGrid *m_grid = nullptr;
    ModelDetails *m_details = nullptr;
    QStackedLayout *m_body = nullptr; //!< cards, or words
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_next = nullptr;
    QLabel *m_foot = nullptr;
    QPushButton *m_refresh = nullptr;
    QPushButton *m_use = nullptr; //!< where there are no details
};

} // namespace limner
