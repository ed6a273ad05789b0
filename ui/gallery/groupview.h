#pragma once

#include "ui/gallery/groupfacts.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace limner {

class GroupColumn;
class IconButton;

//! A group of jobs side by side: what all share, a column for each, and what one can do with all of
//! them. It shows and asks, it knows nothing itself.
class GroupView final : public QFrame {
    Q_OBJECT
public:
    explicit GroupView(QWidget *parent = nullptr);

    void showGroup(const GroupFacts &facts, const QDateTime &now);
    void setImage(ArtworkId id, const QImage &image);
    void setImageFailed(ArtworkId id);
    //! Of the columns.
    [[nodiscard]] std::vector<ArtworkId> pictures() const;
    //! It is being repeated: not twice by one hand.
    void setBusy(bool busy);

signals:
    void closeWanted();
    void repeatWanted();
    //! Large, beside each other.
    void lookWanted(const std::vector<limner::ArtworkId> &ids);
    //! The links of these.
    void copyWanted(const std::vector<limner::ArtworkId> &ids);
    void trashWanted(const std::vector<limner::ArtworkId> &ids);
    //! This picture's whole request is to become the form.
    void reuseWanted(const limner::Request &request);
    void starToggled(limner::ArtworkId id);
    void pictureChosen(limner::ArtworkId id);
    void retryWanted(const QString &jobId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void makeColumns(size_t count);
    void placeColumns();
    void showFoot();
    void star(ArtworkId id);
    void reuse(ArtworkId id);
    void makeMenu();

    GroupFacts m_facts = {};
    ArtworkId m_winner = 0; //!< whose star was pressed last
    QDateTime m_now = {};
    bool m_isBusy = false;
    QLabel *m_title = nullptr;
    QLabel *m_words = nullptr;
    QPushButton *m_look = nullptr;
    IconButton *m_more = nullptr;
    IconButton *m_close = nullptr;
    QLabel *m_prompt = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<GroupColumn *> m_columns;
    QLabel *m_foot = nullptr;
    QPushButton *m_repeat = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace limner
