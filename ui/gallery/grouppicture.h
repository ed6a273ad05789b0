#pragma once

#include "ui/common/croppedpicture.h"
#include "ui/queue/jobtile.h"

#include <QAbstractButton>

class QPainter;
class QPushButton;

namespace limner {

class IconButton;

//! The square of one column of a group: the picture, or how its job stands. A click shows the
//! picture with its details, under the pointer it has buttons; what failed has one to try it again.
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
    void copyWanted();
    void reuseWanted();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QRect cell() const;
    void paintJob(QPainter &painter, const QRect &area);
    void paintBadge(QPainter &painter, const QRect &area);
    void makeTools();
    //! Where the pointer or the keyboard is.
    void showTools();
    void place();

    bool m_isPicture = false;
    bool m_isWinner = false;
    JobTile m_tile = {};
    QDateTime m_now = {};
    QString m_words = {};
    CroppedPicture m_picture{this};
    QPushButton *m_retry = nullptr;
    QWidget *m_tools = nullptr;
    QPushButton *m_copy = nullptr;
    IconButton *m_reuse = nullptr;
};

} // namespace limner
