#pragma once

#include "core/upload/copyformat.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace limner {

class FittedText;

//! The artist's own copy formats as rows of fields, with what the one being written makes of a
//! picture, or what is wrong with it.
class FormatTable final : public QWidget {
    Q_OBJECT
public:
    explicit FormatTable(QWidget *parent = nullptr);

    void setFormats(const std::vector<CopyFormat> &own);
    //! Rows without a name and a pattern are left out.
    [[nodiscard]] std::vector<CopyFormat> formats() const;
    //! What the settings page shows a format of: the row being written, else this one.
    void preview(const CopyFormat &format);

signals:
    void edited();

private:
    struct Row {
        QLineEdit *name = nullptr;
        QComboBox *language = nullptr;
        QLineEdit *pattern = nullptr;
        QPushButton *remove = nullptr;
    };
    void addRow(const CopyFormat &format);
    void removeRow(const QPushButton *button);
    void connectRow(const Row &row);
    void nameRows();
    void showRow(const QLineEdit *field);
    [[nodiscard]] static CopyFormat formatOf(const Row &row);
    [[nodiscard]] bool isTaken(const CopyFormat &format) const;

    QGridLayout *m_grid = nullptr;
    FittedText *m_preview = nullptr;
    QLabel *m_trouble = nullptr;
    std::vector<Row> m_rows;
};

} // namespace limner
