#pragma once

#include "ui/compose/pictures/picturefield.h"

#include <QObject>

namespace limner {

class MaskSheet;

//! Opens the mask editor for a picture of a form, and puts what was made there into its fields.
//! Says so at the mask when it is not as large as its picture.
class MaskFlow final : public QObject {
    Q_OBJECT
public:
    //! `mask` may be null: then pictures can only be cut.
    MaskFlow(PictureField &image, PictureField *mask, QObject *parent);
    void setBringer(PictureBringer *bringer);
    [[nodiscard]] const PictureField &image() const { return m_image; }
    //! While it is open.
    [[nodiscard]] MaskSheet *editor() const;
    //! Goes on with one that was opened from a form before this one; says so there where this form
    //! has no place for a mask.
    void goOn(MaskSheet &sheet);

private:
    void open(const KeptInput &picture);
    void take(const QByteArray &cut, const QByteArray &painted);
    void compare();
    [[nodiscard]] bool isFirst(const KeptInput &picture) const;

    PictureField &m_image;
    PictureField *m_mask;
    QPointer<PictureBringer> m_bringer;
    QPointer<MaskSheet> m_sheet;
};

} // namespace limner
