#pragma once

#include <QWidget>

class QLabel;

namespace limner {

class ElidedLabel;

//! "into Lighthouse book": where new pictures go. Not there while they go into no album.
class IntoLine final : public QWidget {
    Q_OBJECT
public:
    explicit IntoLine(QWidget *parent = nullptr);

    //! "" = none.
    void setAlbum(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QLabel *m_icon = nullptr;
    ElidedLabel *m_words = nullptr;
};

} // namespace limner
