#pragma once

#include "core/library/inputs.h"
#include "core/upload/artworkfacts.h"

#include <QFrame>

class QLabel;

namespace limner {

class KeyValueRows;
class SheetScroll;

//! What a picture was made with, over the picture.
class ViewerDetails final : public QFrame {
    Q_OBJECT
public:
    static constexpr int wanted = 320; //!< width, logical pixels

    ViewerDetails(const Inputs &inputs, QWidget *parent);

    void setFacts(const ArtworkFacts &facts);
    //! As high as it is, at the right edge of this part of its parent.
    void placeIn(const QRect &part);

private:
    QLabel *m_prompt = nullptr;
    KeyValueRows *m_rows = nullptr;
    SheetScroll *m_scroll = nullptr;
};

} // namespace limner
