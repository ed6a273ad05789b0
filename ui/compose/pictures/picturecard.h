#pragma once

#include "core/library/keptinput.h"

#include <QFrame>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace limner {

class ElidedLabel;
class IconButton;

//! What can be done to a picture before it goes in.
enum class PictureEditing { None, Crop, Mask };

//! One picture of an input: its likeness, name and size, what was done to it, and what can be done
//! with it. Delete removes it, Alt with the arrows moves it among its like, Ctrl+V replaces it.
class PictureCard final : public QFrame {
    Q_OBJECT
public:
    //! `title` is the parameter's, for who cannot see.
    PictureCard(const QString &title, QWidget *parent);

    //! It is being read or fetched. `done` of `total` bytes, -1 = not known.
    void showPending(const QString &name, qint64 done = -1, qint64 total = -1);
    [[nodiscard]] bool isPending() const { return m_isPending; }
    void showInput(const KeptInput &input);
    //! Of a picture nothing but this is known.
    void showWords(const QString &name, const QString &facts);
    //! None until there is a picture.
    [[nodiscard]] const std::optional<KeptInput> &input() const { return m_input; }
    void setEditing(PictureEditing editing);
    //! Whether it can be moved among others.
    void setMovable(bool isMovable) { m_isMovable = isMovable; }
    //! What is in front of the parts' objectNames: "replace_" and the like follow.
    void nameParts(const QString &parameter, int place);
    //! A drop would take its place.
    void setWelcoming(bool isWelcoming);

    [[nodiscard]] QString nameShown() const;
    [[nodiscard]] QString factsShown() const;

signals:
    void removeWanted();
    void replaceWanted();
    void editWanted();
    void pasteWanted();
    void moveWanted(int steps); //!< up is negative
    //! The pointer holds it and is there.
    void draggedTo(QPoint global);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void draw();
    void tell();

    QString m_title;
    std::optional<KeptInput> m_input;
    bool m_isPending = false;
    bool m_isMovable = false;
    std::optional<QPoint> m_pressed;
    QLabel *m_likeness = nullptr;
    ElidedLabel *m_name = nullptr;
    QLabel *m_facts = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_replace = nullptr;
    QPushButton *m_edit = nullptr;
    IconButton *m_remove = nullptr;
};

} // namespace limner
