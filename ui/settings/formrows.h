#pragma once

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QWidget>

namespace limner {

//! Two columns, label and field, as every settings page has them: 150 px, then the rest.
class FormRows final : public QGridLayout {
public:
    explicit FormRows(QWidget *parent);

    //! The label becomes the field's buddy, and its text the field's accessible name.
    QLabel *addRow(const QString &label, QWidget *field);
    //! A faint line under the last field.
    QLabel *addNote(const QString &text);

private:
    int m_row = 0;
};

//! A sunken line edit, with room for words or a button at its right end.
class SettingsField final : public QLineEdit {
    Q_OBJECT
public:
    explicit SettingsField(const QString &name, QWidget *parent = nullptr);
    //! Faint words at the right end; empty removes them.
    void setAside(const QString &text);
    //! Masks the text and offers Show / Hide.
    void makeSecret();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeAside();
    QLabel *m_aside = nullptr;
    QWidget *m_button = nullptr;
};

} // namespace limner
