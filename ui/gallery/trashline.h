#pragma once

#include "core/library/trash.h"

#include <QFrame>

class QPushButton;

namespace limner {

class ElidedLabel;
class IconButton;

//! Above the tiles while they are those of the trash: what lies there and when it goes, and the way
//! back or out.
class TrashLine final : public QFrame {
    Q_OBJECT
public:
    explicit TrashLine(QWidget *parent = nullptr);

    //! `days` until a picture goes by itself, 0 = never; `chosen` of the tiles.
    void setStand(const TrashStand &stand, int days);
    void setChosen(int chosen);
    [[nodiscard]] QString text() const { return m_words; }

signals:
    void restoreWanted();
    void eraseWanted();
    void emptyWanted();
    void closeWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showButtons();

    ElidedLabel *m_text = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_erase = nullptr;
    QPushButton *m_empty = nullptr;
    IconButton *m_close = nullptr;
    QString m_words;
    int m_pictures = 0;
    int m_chosen = 0;
};

} // namespace limner
