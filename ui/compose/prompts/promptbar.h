#pragma once

#include <QWidget>

class QPushButton;

namespace limner {

//! The quiet line under the prompt: what its variants come to, and the ways to other prompts.
class PromptBar final : public QWidget {
    Q_OBJECT
public:
    explicit PromptBar(QWidget *parent = nullptr);

    enum class Tone { Quiet, Wrong };
    //! "40 prompts · $1.48"; "" = the prompt is what it says.
    void setVariants(const QString &words, Tone tone = Tone::Quiet);

signals:
    void previewWanted();
    void historyWanted();
    void listWanted();
    void presetsWanted();

private:
    QPushButton *m_variants = nullptr;
};

} // namespace limner
