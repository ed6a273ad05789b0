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
    //! What stands in the field names another model than the one in force; "" when it does not.
    [[nodiscard]] QString other() const;

signals:
    void modelWanted(const QString &name);
    //! `other()` may say something else now.
    void nameEdited();

private:
    void ask();
    void leave();

    QString m_model;
    QString m_asked; //!< for this one, which is not here yet
};

} // namespace limner
