#pragma once

#include "core/base/errands.h"
#include "core/base/error.h"
#include "core/library/inputs.h"

#include <QImage>
#include <QObject>
#include <QRect>

#include <vector>

namespace limner {

//! A picture as the mask editor shows it: bounded, and smaller and smaller ones to draw from.
struct ShownPicture {
    QSize size = {}; //!< of the picture itself, pixels as it is seen
    std::vector<QImage>
        levels;       //!< the largest first, each half of the one before; none = no picture
    QImage mask = {}; //!< 8-bit grey, as large as a `Mask`; null = none, or another size
};

//! What the mask editor reads and writes, off the window's thread.
class MaskFiles final : public QObject {
    Q_OBJECT
public:
    explicit MaskFiles(const Inputs &inputs, QObject *parent = nullptr);

    //! `loaded` follows. Names of kept inputs; `mask` may be empty.
    void load(const QString &picture, const QString &mask);
    //! `written` or `failed` follows: the part of the picture, empty bytes when it is all of it,
    //! and the mask for that part, empty bytes when `mask` is null.
    void write(const QString &picture, QSize size, QRect part, const QImage &mask);

signals:
    void loaded(const limner::ShownPicture &shown);
    void written(const QByteArray &picture, const QByteArray &mask);
    void failed(const limner::Error &error);

private:
    Inputs m_inputs;
    Errands m_errands{this};
};

} // namespace limner
