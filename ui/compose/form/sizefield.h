#pragma once

#include "ui/compose/form/parameterfield.h"

#include <optional>
#include <vector>

class QLabel;

namespace limner {

class ChipGrid;
class NumberSpin;

//! Width and height as chips, with two number boxes for any other size. Where the model sets a size
//! of its own when it is told none, none may be set.
class SizeField final : public ParameterField {
    Q_OBJECT
public:
    SizeField(const Parameter &width, const Parameter &height, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;
    QWidget *control() const override;
    //! Empty where a side is no number that a picture could have.
    [[nodiscard]] QSize size() const;
    //! The model would do without, and somebody set it.
    [[nodiscard]] bool isChosen() const;

private:
    void addChips(const Parameter &width, const Parameter &height);
    void addBoxes(const Parameter &width, const Parameter &height);
    void choose(int chip);
    void setSides(const Json &width, const Json &height);
    void showSize();

    Json m_defaultWidth = nullptr;
    Json m_defaultHeight = nullptr;
    std::vector<QSize> m_sizes = {}; //!< by chip
    ChipGrid *m_chips = nullptr;
    QLabel *m_text = nullptr;
    QWidget *m_boxes = nullptr;
    NumberSpin *m_width = nullptr;
    NumberSpin *m_height = nullptr;
};

} // namespace limner
