#include "ui/compose/pictures/formpictures.h"

#include "ui/compose/pictures/maskflow.h"

namespace limner {

FormPictures::FormPictures(const ModelSchema &schema, QObject *parent)
    : QObject{parent}
    , m_roles{rolesOf(schema)}
{}

ParameterField *FormPictures::make(const Parameter &input, QWidget *parent)
{
    const bool isMask = input.name == m_roles.mask;
    if (!isMask && !m_roles.images.contains(input.name))
        return makeField(input, parent);
    auto *const field = new PictureField{input, inputWishOf(input, m_roles), parent};
    m_fields.push_back(field);
    if (isMask)
        m_mask = field;
    else if (!m_main || input.name == m_roles.images.front())
        m_main = field;
    return field;
}

void FormPictures::setBringer(PictureBringer *bringer)
{
    for (PictureField *field : m_fields)
        field->setBringer(bringer);
    // Of several, nobody knows which one a mask would be for.
    if (m_main && !m_main->takesSeveral() && !m_flow)
        m_flow = new MaskFlow{*m_main, m_mask, this};
    if (m_flow)
        m_flow->setBringer(bringer);
}

} // namespace limner
