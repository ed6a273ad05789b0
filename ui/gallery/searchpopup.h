#pragma once

#include "ui/gallery/mistaketext.h"
#include "ui/gallery/searchrow.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace limner {

class MistakeLabel;
class SearchRows;

//! What stands below the search field, over the window: what is mistaken, what may be chosen, or
//! the name that a search is to be saved under. It is there while one of them is, and takes the
//! focus only for the name.
class SearchPopup final : public QFrame {
    Q_OBJECT
public:
    explicit SearchPopup(QWidget &window);

    //! The field it stands below, in coordinates of the window.
    void place(const QRect &field);
    void setMistakes(const std::vector<MistakeText> &mistakes);
    void setRows(std::vector<SearchRow> rows);
    [[nodiscard]] SearchRows &rows() { return *m_rows; }
    [[nodiscard]] bool hasRows() const;
    //! In place of the rows; `named` or `unnamed` follows.
    void askName(const QString &proposal);
    [[nodiscard]] bool isAskingName() const;
    //! Why it cannot be called so; it is asked for again.
    void refuseName(const QString &why);
    void endName();
    //! Nothing is to be seen of it.
    void clear();

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void named(const QString &name);
    //! The artist changed their mind.
    void unnamed();

private:
    [[nodiscard]] QWidget *buildName();
    void arrange();

    QRect m_field;
    MistakeLabel *m_note = nullptr;
    SearchRows *m_rows = nullptr;
    QWidget *m_naming = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_refusal = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace limner
