#pragma once

#include "core/base/errands.h"
#include "core/library/inputs.h"

#include <QLabel>

namespace limner {

//! A small likeness of a file that went into a model, read off the window's thread.
class InputPicture final : public QLabel {
    Q_OBJECT
public:
    explicit InputPicture(QWidget *parent);

    void setInput(const Inputs &inputs, const QString &name);

signals:
    //! What the file was called, where that is known.
    void named(const QString &fileName);

private:
    struct Read {
        QString fileName;
        QImage image;
    };
    void take(const QString &name, const Read &read);

    Errands m_errands{this};
    QString m_name;
    QString m_fileName;
};

} // namespace limner
