#pragma once

#include <QWidget>

class QLabel;

namespace limner {

//! A few prompts for whoever has not made a picture yet: a click takes one.
class PromptIdeas final : public QWidget {
    Q_OBJECT
public:
    explicit PromptIdeas(QWidget *parent = nullptr);
    //! Whether there is something to try already.
    void setPrompted(bool prompted);
    //! What a new artist finds in the prompt.
    [[nodiscard]] static QString first();

signals:
    void chosen(const QString &prompt);

private:
    void takeAnother();

    QLabel *m_words = nullptr;
    int m_next = 0;
};

} // namespace limner
