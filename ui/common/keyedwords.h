#pragma once

#include "ui/common/keybindings.h"

#include <QObject>

#include <functional>

class QAction;
class QWidget;

namespace limner {

//! Words of a control that name a command's key: they are written with the key that it comes with,
//! "Favourite (F)", and say the one in force, now and whenever the artist changes it.
class KeyedWords final : public QObject {
    Q_OBJECT
public:
    using Say = std::function<void(const QString &words)>;
    //! Goes with `owner`, a widget or action of the window; `say` shows the words.
    KeyedWords(QObject &owner, QStringList commands, Say say);

    //! `without` is said when one of the keys is not there; empty = the words without their end in
    //! brackets.
    void setWords(const QString &words, const QString &without = {});
    //! The keys have changed, or its owner came into another window.
    void renew();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QStringList m_commands;
    Say m_say;
    QString m_words;
    QString m_without;
    QString m_said;
};

//! The keys of the window that this is in; those it comes with where nobody set any.
[[nodiscard]] KeyBindings keysInForce(const QObject &place);
//! All that is in the window, and all that comes into it later, says these.
void setKeysInForce(QWidget &window, const KeyBindings &keys);

//! "Favourite (F)" is tooltip and accessible name of this widget. May be called again.
void nameWithKey(QWidget &widget, const QString &words, const QString &command);
//! Is its tooltip alone. May be called again.
void tipWithKey(QWidget &widget, const QString &words, const QString &command);
void tipWithKey(QAction &action, const QString &words);
//! "Favourite" and the key that the command comes with, as the words of a KeyedWords.
[[nodiscard]] QString withDefaultKey(const QString &words, const QString &command);

} // namespace limner
