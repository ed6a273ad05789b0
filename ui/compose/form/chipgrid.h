#pragma once

#include <QWidget>

#include <vector>

class QAbstractButton;
class QButtonGroup;
class QGridLayout;

namespace limner {

//! Chips in rows of equal columns, as many beside each other as their words let; one of them is
//! checked, or none.
class ChipGrid final : public QWidget {
    Q_OBJECT
public:
    explicit ChipGrid(QWidget *parent);
    void add(QAbstractButton *chip);
    //! Silent; -1 = none.
    void setCurrent(int chip);
    [[nodiscard]] int current() const;
    //! The one in force, else the first; null while there is none at all.
    [[nodiscard]] QAbstractButton *currentChip() const;

    //! Of those there are.
    void setChipHeight(int height);

signals:
    void chosen(int chip); //!< by the person

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void place();

    bool m_isSized = false; //!< until then as wide as a pane
    int m_columns = 0;
    size_t m_placed = 0;
    QGridLayout *m_grid = nullptr;
    QButtonGroup *m_group = nullptr;
    std::vector<QAbstractButton *> m_chips = {};
};

} // namespace limner
