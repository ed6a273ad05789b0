#pragma once

#include <QLineEdit>
#include <QTimer>

#include <optional>

class QFrame;
class QLabel;

namespace limner {

//! The search field: it asks after a pause in typing, tells how many pictures match, underlines
//! what looks like a condition and is none, and says below what is wrong with it.
class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

    //! Shown at its end; nothing while nothing is searched for.
    void setMatches(std::optional<int> pictures);
    //! Keys besides those that every library has: what its pictures were made with.
    void setParameters(const QStringList &names);
    void refreshIcons();

signals:
    //! Somebody is about to type.
    void entered();
    //! The text is to be searched for now.
    void settled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    struct Mark {
        int from = 0;
        int to = 0;
    };
    void look();
    void placeMatches();
    void placeNote();

    QAction *m_icon = nullptr;
    QLabel *m_matches = nullptr;
    QLabel *m_note = nullptr; // over the window, while there is something to say
    std::vector<Mark> m_marks;
    QString m_mistakes;
    QStringList m_parameters;
    QTimer m_pause;
    bool m_composing = false;
};

} // namespace limner
