#pragma once

#include <QColor>
#include <QObject>
#include <QWidget>

namespace limner {

//! The colours of the window (DESIGN §5); every painted thing takes them from here.
struct Tokens {
    QColor bg, panel, raised, line, text, dim, faint, accent, accentText, ok, error;
    bool dark = true;
};
[[nodiscard]] const Tokens &darkTokens();
[[nodiscard]] const Tokens &lightTokens();
//! Those in force for a widget, told by its palette.
[[nodiscard]] const Tokens &tokensOf(const QWidget &widget);

//! Sizes, logical pixels.
namespace metrics {
inline constexpr int grid = 4;
inline constexpr int radius = 7;
inline constexpr int tileRadius = 8;
inline constexpr int gap = 10;
inline constexpr int margin = 14;
} // namespace metrics

enum class ThemeChoice { System, Dark, Light };
[[nodiscard]] ThemeChoice themeChoiceFromString(const QString &name);

//! Puts palette, font (13 px) and style sheet on the application, live, and follows the desktop's
//! light/dark choice while the choice is System (XDG desktop portal, then the platform palette).
class Theme final : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject *parent = nullptr);
    void setChoice(ThemeChoice choice);

signals:
    void changed();

private:
    void apply();
    ThemeChoice m_choice = ThemeChoice::System;
};

//! An icon of `:/icons/NAME.svg`, drawn in the given colour, crisp at any scale.
[[nodiscard]] QIcon themedIcon(const QString &name, const QColor &colour);

} // namespace limner
