#pragma once

#include "ui/help/helpbook.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;

namespace limner {

class HelpView;
class IconButton;

//! The documentation: its pages at the left, one of them at the right, a search over all of them,
//! and the way back. Deletes itself when it is closed.
class HelpWindow final : public QDialog {
    Q_OBJECT
public:
    explicit HelpWindow(const QString &language, QWidget *parent = nullptr);

    //! A page that nobody knows leaves things as they are.
    void open(const HelpPlace &place);
    [[nodiscard]] HelpPlace place() const;
    using QDialog::open;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void sayChangedKeys();
    QWidget *makeList();
    void addKeys();
    void turnTo(const HelpPlace &place);
    void step(int by);
    void search();
    void searchOn();
    void chooseRow();

    HelpBook m_book;
    HelpView *m_view;
    QLineEdit *m_search;
    QListWidget *m_list;
    IconButton *m_back;
    IconButton *m_forward;
    QLabel *m_changedKeys;
    std::vector<HelpPlace> m_way; //!< the pages that were seen
    size_t m_at = 0;
};

} // namespace limner
