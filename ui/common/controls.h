#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace limner {

//! Controls as the style sheet of ui/common/theme.h knows them, in one line each.

//! `kind` is the style sheet's; "" = an ordinary button.
[[nodiscard]] QPushButton *makeButton(const QString &text, const char *name,
                                      const QString &kind = {}, QWidget *parent = nullptr);
//! Plain text: words of servers and models are never markup.
[[nodiscard]] QLabel *makeLabel(const QString &text, const QString &role,
                                QWidget *parent = nullptr);
//! A hair line across.
[[nodiscard]] QFrame *makeRule(QWidget *parent = nullptr);

//! Words of a model's author, an artist or a server as a tooltip: wrapped, never markup.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace limner
