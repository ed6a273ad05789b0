#pragma once

#include "core/library/inputs.h"

#include <QLabel>
#include <QThreadPool>

namespace limner {

//! A small likeness of a file that went into a model, read off the window's thread.
class InputPicture final : public QLabel {
    Q_OBJECT
public:
    explicit InputPicture(QWidget *parent);
    ~InputPicture() override;

    void setInput(const Inputs &inputs, const QString &name);

signals:
    //! What the file was called, where that is known.
    void named(const QString &fileName);

private:
    void take(const QString &name, const QString &fileName, const QImage &image);

    QThreadPool m_pool;
    QString m_name;
    QString m_fileName;
};

} // namespace limner
