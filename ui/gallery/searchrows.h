#pragma once

#include "ui/gallery/searchrow.h"

#include <QListView>

namespace limner {

//! The lines below the search field. It never has the focus: whoever has it moves the choice.
class SearchRows final : public QListView {
    Q_OBJECT
public:
    explicit SearchRows(QWidget *parent);

    //! Nothing is chosen then.
    void setRows(std::vector<SearchRow> rows);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    //! To the next one (or back by -1) that can be chosen; beyond either end nothing is.
    void move(int by);
    void chooseFirst();
    //! nullptr = nothing is chosen.
    [[nodiscard]] const SearchRow *chosen() const;
    //! All of them, or as many as are shown at once; logical pixels.
    [[nodiscard]] int wantedHeight() const;

signals:
    void taken(const limner::SearchRow &row);

private:
    class Rows;
    class Painter;

    [[nodiscard]] bool isChoice(int row) const;

    std::vector<SearchRow> m_rows;
    Rows *m_model = nullptr;
};

} // namespace limner
