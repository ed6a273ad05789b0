#pragma once

#include <QFrame>

class QLineEdit;

namespace limner {

class IconButton;

//! Where a picture comes in: drop it, choose it, paste it, or write where it is.
class PictureArea final : public QFrame {
    Q_OBJECT
public:
    //! `title` is the parameter's, for who cannot see.
    PictureArea(const QString &parameter, const QString &title, bool several, QWidget *parent);
    [[nodiscard]] QLineEdit *line() const { return m_line; }

signals:
    void pickWanted();
    void pasteWanted();
    void fetchWanted(); //!< what is written in the line

private:
    QLineEdit *m_line = nullptr;
    IconButton *m_fetch = nullptr;
};

} // namespace limner
