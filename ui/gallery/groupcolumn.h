#pragma once

#include "ui/gallery/groupfacts.h"

#include <QImage>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace limner {

class GroupPicture;
class IconButton;

//! One job of a group beside the others: its picture or how it stands, its model, and the values it
//! really got.
class GroupColumn final : public QWidget {
    Q_OBJECT
public:
    explicit GroupColumn(QWidget *parent = nullptr);

    //! `rows` are of the whole group, `index` is this column's.
    void showColumn(const GroupColumnFacts &facts, const std::vector<GroupRow> &rows, size_t index,
                    bool isWinner, const QDateTime &now);
    //! 0 without a picture.
    [[nodiscard]] ArtworkId picture() const { return m_picture; }
    void setImage(const QImage &image);
    void setImageFailed(const QString &words);
    void setEdge(int pixels);

signals:
    void starToggled(limner::ArtworkId id);
    void pictureChosen(limner::ArtworkId id);
    void copyWanted(const std::vector<limner::ArtworkId> &ids);
    void reuseWanted(limner::ArtworkId id);
    void retryWanted(const QString &jobId);

private:
    void showRows(const std::vector<GroupRow> &rows, size_t index);

    struct Line {
        QLabel *key = nullptr;
        QLabel *value = nullptr;
        QLabel *mark = nullptr;
    };
    QString m_job = {};
    ArtworkId m_picture = 0;
    GroupPicture *m_image = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_provider = nullptr;
    IconButton *m_star = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<Line> m_lines;
};

} // namespace limner
