#pragma once

#include <QColor>
#include <QObject>
#include <QWidget>

class QComboBox;

// The style sheet (resources/theme/limner.qss) styles widgets by dynamic properties; set them
// before the widget is shown, or call `restyle()` after a change.
//
// Buttons (QPushButton, QToolButton), property `kind`:
//   none or "quiet"  raised with a line, radius 7      "small"   the same, 26 px
//   "primary"        accent, 38 px, radius 8; `size`="large" 42 px radius 9, "small" 34 px radius
//   7;
//                    `side`="left"|"right" for the two halves of a split button
//   "chip"           pill of 26 px; checkable shows "on"
//   "icon"           square without a frame; checkable
//   "link"           underlined dim text               "plain"   dim text without underline
//   "segment"        one part of a segmented control (use SegmentedControl)
//   "choice"         outlined, accent tint when checked
// Labels, property `role`: "dim" (12 px field label), "body-dim" (13 px), "faint" (11 px hint),
//   "value" (12 px, right of a label), "section" (day headers), "title", "strong", "brand",
//   "error", "ok", "status".
// Containers, property `surface`: "bg", "panel", "raised" (any QWidget; plain QWidgets need
//   WA_StyledBackground), and on QFrame "card", "good", "bad", "note" (bordered boxes, radius 8),
//   "clear". QFrame `role`="rule" or "vrule" is a hair line.
// Line edits and the like: `surface`="sunken" (a shade below bg, for forms on bg), `role`="search",
//   `role`="mono", `invalid`="true" (red border). QAbstractSpinBox `role`="value": frameless
//   number.
// QSlider `role`="quiet": the zoom slider. QListView `role`="nav": the settings' page list.

namespace limner {

//! The colours of the window (DESIGN §5); every painted thing takes them from here. `faint` is for
//! lines, lamps and what is disabled; words that step back are `quiet`, and words on, or in, the
//! accent have `accentFill` below them, so that all of it can be read (4.5:1).
struct Tokens {
    QColor bg, panel, raised, line, text, dim, faint, quiet, accent, accentFill, accentText, ok,
        error;
    bool dark = true;
};
[[nodiscard]] const Tokens &darkTokens();
[[nodiscard]] const Tokens &lightTokens();
//! Those in force for a widget, told by its palette.
[[nodiscard]] const Tokens &tokensOf(const QWidget &widget);
//! `over` laid on `under` with the given share, 0 to 1; opaque.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double share);

//! Sizes, logical pixels.
namespace metrics {
inline constexpr int radius = 7;
inline constexpr int tileRadius = 8;
inline constexpr int gap = 10;
inline constexpr int margin = 14;
} // namespace metrics

enum class ThemeChoice { System, Dark, Light };
//! "dark", "light"; anything else is System.
[[nodiscard]] ThemeChoice themeChoiceFromString(const QString &name);

//! Puts palette, font (13 px) and style sheet on the application, live, and follows the desktop's
//! light/dark choice, as the platform palette tells it, while the choice is System.
class Theme final : public QObject {
    Q_OBJECT
public:
    enum class Dress { Now, Later };

    explicit Theme(Dress dress = Dress::Now);
    //! With the style sheet from now on. While one is in force, whatever is laid into a window asks
    //! for its rules again: a window that is built before is there sooner.
    void dress();
    void setChoice(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] const Tokens &tokens() const { return m_dark ? darkTokens() : lightTokens(); }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    //! Palette and style sheet are in force; themed icons must be made anew.
    void changed();

private:
    void apply();
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_dark = false;
    bool m_isDressed;
    bool m_applied = false;
    bool m_applying = false;
};

//! Evaluates the style sheet again after a dynamic property changed.
void restyle(QWidget &widget);
//! Sets a dynamic property and restyles, but only when it differs.
void setStyleProperty(QWidget &widget, const char *name, const QString &value);
//! Gives a combo box the item look of the style sheet, and keeps the wheel from changing it
//! unfocused.
void dressCombo(QComboBox &combo);

} // namespace limner
