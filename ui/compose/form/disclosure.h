#pragma once

#include <QPushButton>

namespace limner {

//! "▸ Advanced  PAG scale, clip skip…": opens a part of the form and says what is in there.
class Disclosure final : public QPushButton {
    Q_OBJECT
public:
    Disclosure(const QString &title, const QString &name, QWidget *parent);
    //! What is in there, told while it is closed.
    void setHidden(const QString &text);

    QSize sizeHint() const override { return {120, 24}; }
    QSize minimumSizeHint() const override { return {80, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_hidden;
};

} // namespace limner
