#pragma once

#include "ui/common/fittedtext.h"

#include <QThreadPool>

namespace limner {

//! What a model wrote, read from its file off the window's thread; the beginning of a long one.
class OutputText final : public FittedText {
    Q_OBJECT
public:
    explicit OutputText(QWidget *parent);
    ~OutputText() override;

    //! Hidden until there is something to show; an empty path takes it away.
    void showFile(const QString &path);

private:
    void take(const QString &path, const QString &text);

    QThreadPool m_pool;
    QString m_path;
};

} // namespace limner
