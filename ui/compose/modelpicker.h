#pragma once

#include <QComboBox>

namespace limner {

//! Names a model: choose a known one or type another `owner/name` and press Return.
class ModelPicker final : public QComboBox {
    Q_OBJECT
public:
    explicit ModelPicker(QWidget *parent = nullptr);
    void setKnownModels(const QStringList &names);
    //! The model in force; shown until another is asked for. Silent.
    void setModel(const QString &name);
    [[nodiscard]] QString model() const { return m_model; }

signals:
    void modelWanted(const QString &name);

private:
    void ask();
    QString m_model;
};

} // namespace limner
