#pragma once

#include <QWidget>

class QLabel;

namespace limner {

class CarryNote;
class ElidedLabel;
class ModelPicker;

//! The head of the form: which model of which provider, what became of the values on the way to it,
//! and what it makes where that is no picture.
class ModelHead final : public QWidget {
    Q_OBJECT
public:
    explicit ModelHead(QWidget *parent = nullptr);

    [[nodiscard]] CarryNote &carry() { return *m_carry; }
    void setModel(const QString &model);
    //! The provider's name, or that something is under way.
    void setProvider(const QString &text);
    //! The models are open.
    void setOpen(bool isOpen);
    void showError(const QString &text); //!< "" takes it away
    void showOutput(const QString &text);

signals:
    void modelsWanted();
    void compareWanted();

private:
    ModelPicker *m_picker = nullptr;
    ElidedLabel *m_provider = nullptr;
    CarryNote *m_carry = nullptr;
    QLabel *m_error = nullptr;
    QLabel *m_output = nullptr;
};

} // namespace limner
