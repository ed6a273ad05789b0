#pragma once

#include "core/schema/roles.h"
#include "ui/compose/pictures/picturefield.h"

#include <QObject>

#include <vector>

namespace limner {

class MaskFlow;

//! The pictures that go into one model: their fields, which of them a picture belongs to that was
//! dropped anywhere, and the mask editor between picture and mask.
class FormPictures final : public QObject {
    Q_OBJECT
public:
    FormPictures(const ModelSchema &schema, QObject *parent);

    //! The field of an input; of a picture it is remembered here.
    [[nodiscard]] ParameterField *make(const Parameter &input, QWidget *parent);
    //! After all of them were made. May be null.
    void setBringer(PictureBringer *bringer);

    //! Nothing where the model takes no picture.
    [[nodiscard]] PictureField *main() const { return m_main; }

private:
    Roles m_roles;
    std::vector<PictureField *> m_fields;
    PictureField *m_main = nullptr;
    PictureField *m_mask = nullptr;
    MaskFlow *m_flow = nullptr;
};

} // namespace limner
