#pragma once

#include <QFrame>

#include <vector>

class QLineEdit;
class QListWidget;

namespace limner {

//! One name to choose.
struct NamedChoice {
    qint64 id = 0;
    QString name = {};
    QString path = {}; //!< as it is shown; empty = the name
    int count = -1;    //!< pictures; -1 = not said
    QString colour = {};
};

//! A small field over a list of names: it is typed into and the list follows; a name that is not
//! there may be made. Closes and deletes itself.
class NamePicker final : public QFrame {
    Q_OBJECT
public:
    enum class Fresh { Allowed, Refused };

    NamePicker(const QString &title, std::vector<NamedChoice> choices, Fresh fresh,
               QWidget *parent);

    //! Near this point of the screen.
    void openAt(const QPoint &global);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    //! 0 = one that is to be made.
    void chosen(qint64 id, const QString &name);

private:
    void showChoices();
    void choose(int row);
    void move(int step);

    std::vector<NamedChoice> m_choices;
    Fresh m_fresh;
    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
};

} // namespace limner
