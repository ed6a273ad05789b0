#pragma once

#include "core/library/importorder.h"

#include <QFrame>

class QPushButton;

namespace limner {

class ElidedLabel;
class IconButton;

//! How far an import is, above the tiles: with its pause and its end while it runs, then what came
//! of it until it is closed. Hidden until an import speaks.
class ImportLine final : public QFrame {
    Q_OBJECT
public:
    explicit ImportLine(QWidget *parent = nullptr);

    void setStand(const ImportStand &stand);
    [[nodiscard]] QString text() const;

signals:
    void pauseWanted(bool isPaused);
    void stopWanted();
    //! The list of what was refused is to go on the clipboard.
    void listWanted(const QString &list);

private:
    void connectButtons();

    ElidedLabel *m_text = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_list = nullptr;
    IconButton *m_close = nullptr;
    ImportStand m_stand;
};

} // namespace limner
