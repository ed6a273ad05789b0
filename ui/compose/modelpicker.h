#pragma once

#include <QAbstractButton>

namespace limner {

//! The model button: names the model in force, owner lightly and name firmly, and opens the models.
class ModelPicker final : public QAbstractButton {
    Q_OBJECT
public:
    explicit ModelPicker(QWidget *parent = nullptr);
    //! The model in force.
    void setModel(const QString &name);
    [[nodiscard]] const QString &model() const { return m_model; }
    //! The models are open.
    void setOpen(bool isOpen);
    //! Something is wrong with it, as the words below it say.
    void setInvalid(bool isInvalid);

    [[nodiscard]] QSize sizeHint() const override { return {200, 34}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 34}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QColor frame() const;

    QString m_model;
    bool m_isOpen = false;
    bool m_isInvalid = false;
};

} // namespace limner
