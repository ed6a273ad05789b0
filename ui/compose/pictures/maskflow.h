#pragma once

#include "ui/compose/pictures/picturefield.h"

#include <QObject>

namespace limner {

//! Opens the mask editor for the picture of a form, and puts what was made there into its fields.
//! Says so at the mask when it is not as large as its picture.
class MaskFlow final : public QObject {
    Q_OBJECT
public:
    //! `mask` may be null: then the picture can only be cut.
    MaskFlow(PictureField &image, PictureField *mask, QObject *parent);
    void setBringer(PictureBringer *bringer);

private:
    void open(const KeptInput &picture);
    void take(const KeptInput &picture, const QByteArray &cut, const QByteArray &painted);
    void compare();

    PictureField &m_image;
    PictureField *m_mask;
    QPointer<PictureBringer> m_bringer;
};

} // namespace limner
