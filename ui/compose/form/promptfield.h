#pragma once

#include "ui/compose/form/parameterfield.h"

#include <QBoxLayout>
#include <QTextEdit>

namespace limner {

//! A text box with room between its lines that grows with its text, up to a limit. Plain text only,
//! Tab leaves it, Ctrl+Return is left to the panel.
class PromptEdit final : public QTextEdit {
    Q_OBJECT
public:
    PromptEdit(int least, int most, QWidget *parent);
    //! Takes all the height there is instead of growing with its text.
    void setFilling(bool filling);
    //! Keeps the line spacing; empties the undo history.
    void setPrompt(const QString &text);
    //! While it fills, whatever stands below comes first.
    [[nodiscard]] QSize sizeHint() const override;
    //! Ctrl+Up and Ctrl+Down weigh the words: the model promises to understand that.
    void setWeighing(bool weighs) { m_weighs = weighs; }
    //! As one step that can be undone; the text of before stays one step away.
    void replaceText(const QString &text);

signals:
    //! Alt+Up: 1, towards older ones; Alt+Down: -1.
    void stepWanted(int towardsPast);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    //! A picture is not for the prompt: its drop goes on to the pane.
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void spaceLines();
    void fit();
    [[nodiscard]] bool takeArrow(const QKeyEvent &event);
    int m_least = 0;
    int m_most = 0;
    bool m_filling = false;
    bool m_weighs = false;
};

class PromptField final : public ParameterField {
    Q_OBJECT
public:
    enum class Role { Prompt, Negative };
    PromptField(const Parameter &parameter, Role role, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;
    //! As if it were typed.
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_edit->toPlainText(); }
    //! Stands right below the text.
    void placeBelow(QWidget *part) { column()->insertWidget(column()->indexOf(m_edit) + 1, part); }
    [[nodiscard]] PromptEdit &edit() { return *m_edit; }
    //! The only thing of its half of the window: it says what it is for, and fills it.
    void setFilling(bool filling);

private:
    QString m_seen = {}; //!< the text last told of
    PromptEdit *m_edit = nullptr;
};

} // namespace limner
