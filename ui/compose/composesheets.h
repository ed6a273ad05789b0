#pragma once

#include "ui/compose/form/formbody.h"

#include <QWidget>

class QBoxLayout;
class QFrame;
class QScrollArea;

namespace limner {

class PromptIdeas;

//! Places the parts of the compose panel: in a pane all of it in one column; in a small window the
//! words at the left and the values at the right. Whatever does not fit scrolls.
class ComposeSheets final : public QWidget {
    Q_OBJECT
public:
    //! `model` stands above the values and becomes part of it.
    ComposeSheets(QWidget *model, QWidget *parent = nullptr);

    void setForm(FormBody *form);
    void arrange(Arrangement arrangement);
    [[nodiscard]] Arrangement arrangement() const { return m_arrangement; }
    [[nodiscard]] PromptIdeas &ideas() { return *m_ideas; }
    //! Whether ideas for a first picture are offered.
    void setGreeting(bool greets);
    //! Scrolls until all of the field, and what is said below it, is in sight.
    void reveal(QWidget *field);

private:
    [[nodiscard]] static QScrollArea *sheet(QWidget *parent);
    void place();

    Arrangement m_arrangement = Arrangement::Column;
    FormBody *m_form = nullptr;
    PromptIdeas *m_ideas = nullptr;
    QScrollArea *m_left = nullptr; // words, only while they stand beside the values
    QScrollArea *m_right = nullptr;
    QBoxLayout *m_words = nullptr;
    QBoxLayout *m_values = nullptr;
    QFrame *m_rule = nullptr;
    bool m_greets = false;
};

} // namespace limner
