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
    const KeptInput *const mask = m_mask ? m_mask->picture() : nullptr;
    auto *const sheet = new MaskSheet{m_bringer->inputs(), picture, mask ? mask->name : QString{},
                                      m_mask != nullptr, m_image.window()};
    connect(sheet, &MaskSheet::made, this,
            [this, picture](const QByteArray &cut, const QByteArray &painted) {
                take(picture, cut, painted);
            });
    sheet->open();
}

void MaskFlow::take(const KeptInput &picture, const QByteArray &cut, const QByteArray &painted)
{
    const QString stem = QFileInfo{picture.fileName}.completeBaseName();
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
