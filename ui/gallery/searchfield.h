#pragma once

#include "ui/gallery/mistaketext.h"

#include <QLineEdit>
#include <QTimer>

#include <optional>
#include <vector>

class QLabel;

namespace limner {

//! The search field: it asks after a pause in typing, tells how many pictures match, and underlines
//! what looks like a condition and is none. A bookmark saves what is searched for.
class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

    //! Shown at its end; nothing while nothing is searched for.
    void setMatches(std::optional<int> pictures);
    //! Keys besides those that every library has: what its pictures were made with.
    void setParameters(const QStringList &names);
    void refreshIcons();
    //! What is wrong with what stands there.
    [[nodiscard]] const std::vector<MistakeText> &mistakes() const { return m_mistakes; }
    //! An input method is at work: what is there is not typed yet.
    [[nodiscard]] bool isComposing() const { return m_composing; }
    //! The name under which this search is saved; empty = it is not.
    void setSaved(const QString &name);
    //! Without waiting for a pause.
    void settleNow();

signals:
    //! Somebody is about to type.
    void entered();
    //! The text is to be searched for now.
    void settled();
    //! Or what there is to see of them, as the focus came or a text is composed.
    void mistakesChanged();
    //! To be saved, or not any more.
    void saveWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    struct Mark {
        int from = 0;
        int to = 0;
    };
    void look();
    void buildActions();
    void placeMatches();
    [[nodiscard]] int buttonRoom() const;

    QAction *m_icon = nullptr;
    QAction *m_clear = nullptr;
    QAction *m_save = nullptr;
    QLabel *m_matches = nullptr;
    std::vector<Mark> m_marks;
    std::vector<MistakeText> m_mistakes;
    QString m_saved;
    QStringList m_parameters;
    QTimer m_pause;
    bool m_composing = false;
};

} // namespace limner
