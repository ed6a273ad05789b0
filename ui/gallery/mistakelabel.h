#pragma once

#include "ui/gallery/mistaketext.h"

#include <QLabel>

#include <vector>

namespace limner {

//! What is wrong with a search, a sentence a line, on a quiet tint; the mistaken words have the
//! same wave below them as in the field.
class MistakeLabel final : public QLabel {
    Q_OBJECT
public:
    explicit MistakeLabel(QWidget *parent);

    //! At most three are said.
    void setMistakes(const std::vector<MistakeText> &mistakes);

    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Mark {
        int from = 0;
        int length = 0;
    };
    std::vector<Mark> m_marks;
};

} // namespace limner
