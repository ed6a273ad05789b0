#pragma once

#include <QToolButton>

namespace limner {

//! A frameless button with an icon of `:/icons`, drawn in the dim colour (accent when checked) and
//! made anew when the theme changes.
class IconButton final : public QToolButton {
    Q_OBJECT
public:
    //! `name` serves as tooltip and accessible name.
    IconButton(const QString &icon, const QString &name, QWidget *parent = nullptr);
    void setIconName(const QString &icon);

protected:
    void changeEvent(QEvent *event) override;
    void checkStateSet() override;
    void nextCheckState() override;

private:
    void draw();
    QString m_icon;
};

} // namespace limner
