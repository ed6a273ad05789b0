#pragma once

#include <QDialog>

namespace limner {

//! Asks once, in a few words, before something that many things hang on; `accepted` is the answer.
//! Deletes itself.
class Question final : public QDialog {
    Q_OBJECT
public:
    //! `act` is what the button says.
    Question(const QString &title, const QString &words, const QString &act, QWidget *parent);
};

} // namespace limner
