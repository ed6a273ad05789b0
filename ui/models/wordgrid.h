#pragma once

#include "ui/models/modelwords.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace limner {

//! Rows of two small texts. Labels are kept and filled again, so that going from card to card
//! builds nothing.
class WordGrid final : public QWidget {
    Q_OBJECT
public:
    enum class Look {
        Facts, //!< a faint name, its value beside it
        Inputs //!< a name, what it is at the right edge
    };
    explicit WordGrid(Look look, QWidget *parent = nullptr);
    void setRows(const WordRows &rows);

private:
    void addLine();

    struct Line {
        QLabel *name = nullptr;
        QLabel *value = nullptr;
    };
    Look m_look;
    QGridLayout *m_grid = nullptr;
    std::vector<Line> m_lines;
};

} // namespace limner
