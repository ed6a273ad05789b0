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

//! A picture on its way from one form to the next, not kept yet.
struct ComingInput {
    ComingPicture picture = {};
    QString parameter = {}; //!< that it came for
    bool isMain = false;    //!< as above
    bool isMask = false;
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
    //! The same for pictures that were not kept yet: made, dropped or fetched a moment ago.
    [[nodiscard]] std::vector<ComingInput> handOver();
    //! After the form has its values. One without a place here waits for the next form.
    void await(const std::vector<ComingInput> &inputs);

    //! Nothing where the model takes no picture.
    [[nodiscard]] PictureField *main() const { return m_main; }

private:
    Roles m_roles;
    std::vector<PictureField *> m_fields;
    PictureField *m_main = nullptr;
    PictureField *m_mask = nullptr;
    std::vector<MaskFlow *> m_flows;
    std::vector<OpenEditor> m_waiting; //!< editors without a place here
    std::vector<ComingInput> m_coming; //!< the same of pictures
};

} // namespace limner
