#include "ui/compose/pictures/maskflow.h"

#include "ui/common/formats.h"
#include "ui/compose/pictures/masksheet.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {

MaskFlow::MaskFlow(PictureField &image, PictureField *mask, QObject *parent)
    : QObject{parent}
    , m_image{image}
    , m_mask{mask}
{
    connect(&image, &PictureField::editWanted, this, &MaskFlow::open);
    if (!mask)
        return;
    connect(&image, &PictureField::picturesChanged, this, &MaskFlow::compare);
    connect(mask, &PictureField::picturesChanged, this, &MaskFlow::compare);
}

void MaskFlow::setBringer(PictureBringer *bringer)
{
    m_bringer = bringer;
    m_image.setEditing(!bringer ? PictureEditing::None
                       : m_mask ? PictureEditing::Mask
                                : PictureEditing::Crop);
}

void MaskFlow::open(const KeptInput &picture)
{
    if (!m_bringer)
        return;
    if (m_sheet)
        return m_sheet->raise();
    const KeptInput *const mask = m_mask && isFirst(picture) ? m_mask->picture() : nullptr;
    auto *const sheet = new MaskSheet{m_bringer->inputs(), picture, mask ? mask->name : QString{},
                                      m_mask != nullptr, m_image.window()};
    if (!isFirst(picture))
        sheet->setMaskNote(tr("A mask is for the first picture: this one will stand there."));
    goOn(*sheet);
    sheet->open();
}

MaskSheet *MaskFlow::editor() const
{
    return m_sheet;
}

void MaskFlow::goOn(MaskSheet &sheet)
{
    m_sheet = &sheet;
    connect(&sheet, &MaskSheet::made, this, &MaskFlow::take);
    sheet.setObstacle(sheet.masks() && !m_mask
                          ? tr("The form has changed, and its model takes no mask. Choose one that "
                               "does: what you painted stays here.")
                          : QString{});
}

// A model paints into the first of several.
bool MaskFlow::isFirst(const KeptInput &picture) const
{
    const KeptInput *const first = m_image.picture();
    return first && first->name == picture.name;
}

void MaskFlow::take(const QByteArray &cut, const QByteArray &painted)
{
    const KeptInput picture = m_sheet->picture();
    if (m_mask && !painted.isEmpty())
        m_image.bringFirst(picture.name);
    const QString stem = QFileInfo{picture.fileName}.completeBaseName();
    if (cut.isEmpty() && m_image.isEmpty()) // a form between them had no place for it
        m_image.takeKept(picture.name);
    if (!cut.isEmpty())
        m_image.takeMade(cut, tr("%1, cropped").arg(stem), {picture.name});
    if (m_mask && !painted.isEmpty())
        m_mask->takeMade(painted, tr("%1, mask.png").arg(stem), {});
}

void MaskFlow::compare()
{
    const KeptInput *const picture = m_image.picture();
    const KeptInput *const mask = m_mask->picture();
    if (!picture || !mask || picture->size.isEmpty() || mask->size.isEmpty() ||
        picture->size == mask->size || m_image.isBusy() || m_mask->isBusy())
        return;
    m_mask->setProblem(tr("The mask is %1, the picture %2: paint it anew on this picture.")
                           .arg(formatPixels(mask->size), formatPixels(picture->size)),
                       tr("the mask does not fit the picture"));
}

} // namespace limner
