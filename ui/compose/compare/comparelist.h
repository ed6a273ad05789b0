#pragma once

#include "ui/compose/compare/comparerow.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace limner {

//! The models of a comparison, up to six, and the way to one more. The same model may stand there
//! twice, with other values.
class CompareList final : public QWidget {
    Q_OBJECT
public:
    explicit CompareList(QWidget *parent = nullptr);

    //! nullptr when there are six already.
    CompareRow *add(const ComparedModel &model);
    void remove(CompareRow *row);
    void clear();
    [[nodiscard]] const std::vector<CompareRow *> &rows() const { return m_rows; }
    //! Those that can run.
    [[nodiscard]] std::vector<CompareRow *> ready() const;
    [[nodiscard]] bool isFull() const;

signals:
    void addWanted();
    //! Rows came or went, or one of them was edited.
    void changed();
    void retryWanted(limner::CompareRow *row);

private:
    void showCount();

    std::vector<CompareRow *> m_rows;
    QLabel *m_count = nullptr;
    QFrame *m_frame = nullptr;
    QVBoxLayout *m_column = nullptr;
    QPushButton *m_add = nullptr;
};

} // namespace limner
