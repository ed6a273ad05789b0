#pragma once

#include <QFrame>

#include <vector>

class QAction;
class QLabel;
class QPushButton;

namespace limner {

class GalleryActions;
class SortingActions;

//! What can be done with several chosen pictures, below the gallery while there are several. Words
//! give way to icons where there is no room.
class SelectionBar final : public QFrame {
    Q_OBJECT
public:
    SelectionBar(GalleryActions &actions, SortingActions &sorting, QWidget *parent);

    void setCount(int pictures);

    QSize minimumSizeHint() const override;

signals:
    void clearWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Button {
        QPushButton *button = nullptr;
        QString words = {};
        QString icon = {};
    };
    void buildStars(GalleryActions &actions);
    QPushButton *addButton(QAction *action, const char *name, const QString &words,
                           const QString &icon);
    void adapt();
    void drawIcons();

    QLabel *m_count = nullptr;
    QWidget *m_stars = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_reject = nullptr;
    QPushButton *m_share = nullptr;
    QPushButton *m_compare = nullptr;
    QWidget *m_close = nullptr;
    std::vector<Button> m_buttons;
};

} // namespace limner
