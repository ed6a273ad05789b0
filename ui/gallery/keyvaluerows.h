#pragma once

#include "ui/gallery/detailrows.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace limner {

class FittedText;

//! Two columns of small text; values can be selected, a lamp may stand before them. Rows are kept
//! and refilled.
class KeyValueRows final : public QWidget {
    Q_OBJECT
public:
    explicit KeyValueRows(QWidget *parent = nullptr);
    void setRows(const std::vector<DetailRow> &rows);

private:
    void addRow();

    struct Line {
        QLabel *key = nullptr;
        QLabel *lamp = nullptr;
        FittedText *value = nullptr;
    };
    QGridLayout *m_grid = nullptr;
    std::vector<Line> m_lines;
};

} // namespace limner
