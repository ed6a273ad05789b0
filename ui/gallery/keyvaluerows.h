#pragma once

#include "core/library/inputs.h"
#include "ui/gallery/detailrows.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QGridLayout;
class QHBoxLayout;
class QLabel;

namespace limner {

class FittedText;
class InputPicture;

//! Two columns of small text; values can be selected, a lamp or the likeness of an input
//! may stand before them. Rows are kept and refilled; the first ones are made while nobody waits.
class KeyValueRows final : public QWidget {
    Q_OBJECT
public:
    explicit KeyValueRows(const Inputs &inputs, QWidget *parent = nullptr);
    void setRows(const std::vector<DetailRow> &rows);

private:
    void addRow();
    void showInput(size_t line, const DetailRow &row);

    struct Line {
        QLabel *key = nullptr;
        QLabel *lamp = nullptr;
        QHBoxLayout *box = nullptr;
        InputPicture *input = nullptr;
        FittedText *value = nullptr;
    };
    Inputs m_inputs;
    QGridLayout *m_grid = nullptr;
    std::vector<Line> m_lines;
    QTimer m_ahead;
};

} // namespace limner
