#pragma once

#include "ui/compose/form/parameterfield.h"

#include <vector>

namespace limner {

class ChipGrid;

//! A choice of shapes ("16:9"), sizes ("1024x768") or resolutions ("2K") as chips: what has
//! proportions shows them, the rest ("auto") stands beside in words.
class ShapeField final : public ParameterField {
    Q_OBJECT
public:
    ShapeField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;
    QWidget *control() const override;
    //! Whether the choice in force says that the size stands in fields of its own.
    [[nodiscard]] bool isCustom() const;
    [[nodiscard]] bool hasCustom() const;

private:
    void addChip(const Json &choice);
    void showMark();

    std::vector<Json> m_values = {}; //!< by chip
    QLabel *m_mark = nullptr;        //!< "not set"
    ChipGrid *m_chips = nullptr;
    bool m_hasOutlines = false; //!< some choice has proportions
};

} // namespace limner
