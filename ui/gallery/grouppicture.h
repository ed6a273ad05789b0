#pragma once

#include "ui/queue/jobtile.h"

#include <QAbstractButton>
#include <QImage>
#include <QPixmap>

class QPainter;
class QPushButton;

namespace limner {

//! The square of one column of a group: the picture, or how its job stands. A click looks closer at
//! the picture; what failed has a button to try it again.
class GroupPicture final : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr int frame = 4; //!< room for the winner's frame, all around

    explicit GroupPicture(QWidget *parent = nullptr);

    void showJob(const JobTile &tile, const QDateTime &now);
    //! Its pixels may come later.
    void showPicture(const QString &spoken, bool isWinner);
    void setImage(const QImage &image);
    //! Instead of pixels.
    void setWords(const QString &words);
    [[nodiscard]] bool showsPicture() const { return m_isPicture; }

signals:
    void retryWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QRect cell() const;
    void paintJob(QPainter &painter, const QRect &area);
    void paintPicture(QPainter &painter, const QRect &area);
    void paintBadge(QPainter &painter, const QRect &area);
    void place();

    bool m_isPicture = false;
    bool m_isWinner = false;
    JobTile m_tile = {};
    QDateTime m_now = {};
    QString m_words = {};
    QImage m_image = {};
    QPixmap m_scaled = {}; //!< for the size and ratio it was painted last
    QPushButton *m_retry = nullptr;
};

} // namespace limner
