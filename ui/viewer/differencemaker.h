#pragma once

#include "core/base/errands.h"
#include "core/picture/differencepicture.h"

#include <QObject>

namespace limner {

//! Compares two pictures on a pool; only the latest two are of interest.
class DifferenceMaker final : public QObject {
    Q_OBJECT
public:
    explicit DifferenceMaker(QObject *parent = nullptr);

    //! `made` follows, unless two others are asked for meanwhile. False = the same two again, which
    //! is nothing.
    bool make(const QImage &a, const QImage &b);
    //! What is under way is of no interest any more, nor what was made last.
    void forget();

signals:
    void made(const limner::DifferencePicture &difference);

private:
    Errands m_errands{this};
    qint64 m_first = 0; // cache keys of the images
    qint64 m_second = 0;
    int m_asked = 0;
};

} // namespace limner
