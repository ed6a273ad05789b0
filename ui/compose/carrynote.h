#pragma once

#include "core/schema/carryover.h"

#include <QWidget>

class QLabel;

namespace limner {

//! The quiet line below the model: what became of the artist's values when another model, or
//! another version of it, came; and Undo. Nothing while nothing was lost, bent or renamed.
class CarryNote final : public QWidget {
    Q_OBJECT
public:
    explicit CarryNote(QWidget *parent = nullptr);
    void tell(const ModelSchema &from, const ModelSchema &to, const CarryOver &carried);
    void dismiss();

signals:
    void undone();

private:
    QLabel *m_text = nullptr;
};

//! carryOver() for a form: files of this computer, which stand as paths in its values, go along.
[[nodiscard]] CarryOver carryForm(const ModelSchema &from, const Json &values,
                                  const ModelSchema &to);

} // namespace limner
