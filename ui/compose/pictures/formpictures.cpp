#include "ui/compose/pictures/formpictures.h"

#include "ui/compose/pictures/maskflow.h"
#include "ui/compose/pictures/masksheet.h"

#include <algorithm>
#include <utility>

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
    if (m_flows.empty()) {
        for (PictureField *field : m_fields) {
            if (field != m_mask)
                m_flows.push_back(new MaskFlow{*field, field == m_main ? m_mask : nullptr, this});
        }
    }
    for (MaskFlow *flow : m_flows)
        flow->setBringer(bringer);
}

std::vector<OpenEditor> FormPictures::editors() const
{
    std::vector<OpenEditor> out = m_waiting;
    for (const MaskFlow *flow : m_flows) {
        if (MaskSheet *const sheet = flow->editor())
            out.push_back({sheet, flow->image().names().front(), &flow->image() == m_main});
    }
    return out;
}

std::vector<ComingInput> FormPictures::handOver()
{
    std::vector<ComingInput> out = std::exchange(m_coming, {});
    for (PictureField *field : m_fields) {
        for (const ComingPicture &picture : field->handOver())
            out.push_back({picture, field->names().front(), field == m_main, field == m_mask});
    }
    return out;
}

void FormPictures::await(const std::vector<ComingInput> &inputs)
{
    for (const ComingInput &input : inputs) {
        const auto fits = [&](PictureField *field) {
            return input.isMask   ? field == m_mask
                   : input.isMain ? field == m_main
                                  : field->names().front() == input.parameter;
        };
        const auto found = std::find_if(m_fields.begin(), m_fields.end(), fits);
        if (found == m_fields.end())
            m_coming.push_back(input);
        else
            (*found)->await(input.picture);
    }
}

void FormPictures::goOn(const std::vector<OpenEditor> &editors)
{
    for (const OpenEditor &editor : editors) {
        if (!editor.sheet)
            continue;
        const auto fits = [&](const MaskFlow *flow) {
            return editor.isMain ? &flow->image() == m_main
                                 : flow->image().names().front() == editor.parameter;
        };
        const auto found = std::find_if(m_flows.begin(), m_flows.end(), fits);
        if (found != m_flows.end() && !(*found)->editor()) {
            (*found)->goOn(*editor.sheet);
            continue;
        }
        m_waiting.push_back(editor);
        editor.sheet->setObstacle(tr("The form has changed, and its model takes no such picture. "
                                     "Choose one that does: what you made stays here."));
    }
}

} // namespace limner
