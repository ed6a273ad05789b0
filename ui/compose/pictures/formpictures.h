#pragma once

#include "core/schema/roles.h"
#include "ui/compose/pictures/picturefield.h"

#include <QObject>

#include <vector>

namespace limner {

class MaskFlow;
class MaskSheet;

//! A mask editor that is open, on its way from one form to the next.
struct OpenEditor {
    QPointer<MaskSheet> sheet = {};
    QString parameter = {}; //!< of its picture
    bool isMain = false;    //!< of the form's main one, whatever it is called
};

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

    //! What is open over the window, to be handed to the form that follows this one.
    [[nodiscard]] std::vector<OpenEditor> editors() const;
    //! After `setBringer`. An editor for whose picture there is no place here says so, and waits
    //! for the next form.
    void goOn(const std::vector<OpenEditor> &editors);

    //! Nothing where the model takes no picture.
    [[nodiscard]] PictureField *main() const { return m_main; }

private:
    Roles m_roles;
    std::vector<PictureField *> m_fields;
    PictureField *m_main = nullptr;
    PictureField *m_mask = nullptr;
    std::vector<MaskFlow *> m_flows;
    std::vector<OpenEditor> m_waiting; //!< editors without a place here
};

} // namespace limner
