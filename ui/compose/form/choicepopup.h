#pragma once

#include <QFrame>
#include <QPoint>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace limner {

//! The list of a combo box with a line above it that finds: what is typed may stand anywhere in a
//! choice. Arrows move, Return takes, Escape leaves. Opens as quickly with 2,000 rows as with
//! twenty.
class ChoicePopup final : public QFrame {
    Q_OBJECT
public:
    //! The rows are the combo box's; the first of them stands apart where it says "none".
    ChoicePopup(QComboBox &combo, bool hasNone);
    //! Below the combo box, or above where there is more room. Deletes itself when it closes.
    void open(const QString &words);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void chosen(int row);

private:
    void build(bool hasNone);
    void find(const QString &words);
    void take(const QModelIndex &index);
    void takeRow(int row);

    QComboBox &m_combo;
    QSortFilterProxyModel *m_found = nullptr;
    QPoint m_openedAt; //!< where the mouse was, on the screen
    QLineEdit *m_line = nullptr;
    QLabel *m_count = nullptr;
    QListView *m_list = nullptr;
    QPushButton *m_none = nullptr; //!< null where something has to be chosen
    int m_all = 0;
};

} // namespace limner
