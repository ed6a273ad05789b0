#include "ui/common/theme.h"

#include "ui/common/wheelguard.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QFont>
#include <QHash>
#include <QListView>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QStyledItemDelegate>

namespace limner {
namespace {

using namespace Qt::StringLiterals;

//! Colours the style sheet needs beyond the tokens, all derived from them.
QHash<QString, QString> sheetColours(const Tokens &t)
{
    const QColor sunken = t.dark ? QColor{0x10, 0x11, 0x14} : t.raised;
    return {{u"bg"_s, t.bg.name()},
            {u"panel"_s, t.panel.name()},
            {u"raised"_s, t.raised.name()},
            {u"line"_s, t.line.name()},
            {u"text"_s, t.text.name()},
            {u"dim"_s, t.dim.name()},
            {u"faint"_s, t.faint.name()},
            {u"quiet"_s, t.quiet.name()},
            {u"accentFill"_s, t.accentFill.name()},
            {u"accent"_s, t.accent.name()},
            {u"accentText"_s, t.accentText.name()},
            {u"ok"_s, t.ok.name()},
            {u"error"_s, t.error.name()},
            {u"name"_s, t.dark ? u"dark"_s : u"light"_s},
            {u"sunken"_s, sunken.name()},
            {u"hover"_s, mixed(t.raised, t.text, 0.05).name()},
            {u"selected"_s, t.dark ? u"#2b2e35"_s : mixed(t.raised, t.text, 0.09).name()},
            {u"lineHover"_s, mixed(t.line, t.text, 0.12).name()},
            {u"scroll"_s, mixed(t.line, t.text, 0.1).name()},
            {u"accentHover"_s, mixed(t.accentFill, Qt::white, 0.06).name()},
            {u"accentPressed"_s, mixed(t.accentFill, Qt::black, 0.1).name()},
            {u"accentTint"_s, mixed(t.panel, t.accent, 0.12).name()},
            {u"accentLine"_s, mixed(t.panel, t.accent, 0.35).name()},
            {u"okTint"_s, mixed(t.bg, t.ok, t.dark ? 0.09 : 0.08).name()},
            {u"okLine"_s, mixed(t.bg, t.ok, 0.35).name()},
            {u"errorTint"_s, mixed(t.bg, t.error, t.dark ? 0.1 : 0.07).name()},
            {u"errorLine"_s, mixed(t.bg, t.error, 0.35).name()}};
}

constexpr int popupChrome = 34; // padding, border, scroll bar
constexpr int widestPopup = 460;

QString styleSheet(const Tokens &tokens)
{
    QFile file{u":/theme/limner.qss"_s};
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString source = QString::fromUtf8(file.readAll());
    const auto colours = sheetColours(tokens);
    QString out;
    out.reserve(source.size());
    for (qsizetype i = 0; i < source.size(); ++i) {
        if (source[i] != u'@') {
            out += source[i];
            continue;
        }
        qsizetype end = i + 1;
        while (end < source.size() && source[end].isLetter())
            ++end;
        out += colours.value(source.mid(i + 1, end - i - 1));
        i = end - 1;
    }
    return out;
}

QPalette paletteOf(const Tokens &t)
{
    using P = QPalette;
    QPalette palette;
    const std::pair<P::ColorRole, QColor> roles[] = {{P::Window, t.bg},
                                                     {P::WindowText, t.text},
                                                     {P::Base, t.bg},
                                                     {P::Text, t.text},
                                                     {P::Button, t.raised},
                                                     {P::ButtonText, t.text},
                                                     {P::BrightText, t.text},
                                                     {P::ToolTipBase, t.raised},
                                                     {P::ToolTipText, t.text},
                                                     {P::Highlight, t.accent},
                                                     {P::HighlightedText, t.accentText},
                                                     {P::Link, t.accent},
                                                     {P::LinkVisited, t.accent},
                                                     {P::PlaceholderText, t.quiet},
                                                     {P::Light, t.raised},
                                                     {P::Midlight, t.raised},
                                                     {P::Mid, t.line},
                                                     {P::Dark, t.line},
                                                     {P::Shadow, t.bg}};
    for (const auto &[role, colour] : roles)
        palette.setColor(role, colour);
    for (const auto role : {P::WindowText, P::Text, P::ButtonText})
        palette.setColor(P::Disabled, role, t.faint);
    palette.setColor(P::Disabled, P::Highlight, t.line);
    // AlternateBase stays the platform's own: it is how the desktop's choice shows through, and a
    // palette set in every role would keep Qt from reporting that the choice changed.
    return palette;
}

bool platformIsDark()
{
    return QApplication::palette().color(QPalette::AlternateBase).lightness() < 128;
}

} // namespace

const Tokens &darkTokens()
{
    static const Tokens tokens{u"#16171b"_s, u"#1d1f24"_s, u"#24272d"_s, u"#2f333b"_s, u"#e7e9ee"_s,
                               u"#9aa1ad"_s, u"#6b727f"_s, u"#8b929e"_s, u"#e8a54b"_s, u"#e8a54b"_s,
                               u"#1b1408"_s, u"#62c08b"_s, u"#e5706b"_s, true};
    return tokens;
}

const Tokens &lightTokens()
{
    static const Tokens tokens{u"#f4f3f0"_s, u"#fbfaf8"_s, u"#ffffff"_s, u"#dedbd4"_s, u"#23252a"_s,
                               u"#676c76"_s, u"#989da6"_s, u"#6a6f79"_s, u"#b8741a"_s, u"#9b6012"_s,
                               u"#ffffff"_s, u"#2f8f5b"_s, u"#c2453f"_s, false};
    return tokens;
}

const Tokens &tokensOf(const QWidget &widget)
{
    // Link is the one role that no rule of the style sheet overrides.
    const QColor link = widget.palette().color(QPalette::Link);
    if (link == darkTokens().accent)
        return darkTokens();
    if (link == lightTokens().accent)
        return lightTokens();
    return widget.palette().color(QPalette::Window).lightness() < 128 ? darkTokens()
                                                                      : lightTokens();
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto blend = [share](float a, float b) {
        return static_cast<float>(a + (b - a) * std::clamp(share, 0.0, 1.0));
    };
    return QColor::fromRgbF(blend(under.redF(), over.redF()), blend(under.greenF(), over.greenF()),
                            blend(under.blueF(), over.blueF()));
}

ThemeChoice themeChoiceFromString(const QString &name)
{
    if (name == u"dark")
        return ThemeChoice::Dark;
    return name == u"light" ? ThemeChoice::Light : ThemeChoice::System;
}

Theme::Theme(Dress dress)
    : m_isDressed{dress == Dress::Now}
{
    // Fusion draws what the style sheet leaves alone the same way on every platform.
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QFont font = QApplication::font();
    font.setFamilies({u"Inter"_s, u"Noto Sans CJK SC"_s, u"Microsoft YaHei"_s, u"PingFang SC"_s,
                      u"sans-serif"_s});
    font.setPixelSize(13);
    font.setHintingPreference(QFont::PreferNoHinting);
    QApplication::setFont(font);
    qApp->installEventFilter(this);
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange && !m_applying &&
        m_choice == ThemeChoice::System)
        apply();
    return QObject::eventFilter(watched, event);
}

void Theme::dress()
{
    m_isDressed = true;
    m_applying = true;
    qApp->setStyleSheet(styleSheet(tokens()));
    m_applying = false;
}

void Theme::apply()
{
    const bool dark =
        m_choice == ThemeChoice::System ? platformIsDark() : m_choice == ThemeChoice::Dark;
    if (m_applied && dark == m_dark)
        return;
    m_applied = true;
    m_dark = dark;
    m_applying = true;
    QApplication::setPalette(paletteOf(tokens()));
    if (m_isDressed)
        qApp->setStyleSheet(styleSheet(tokens()));
    m_applying = false;
    emit changed();
}

void restyle(QWidget &widget)
{
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update();
}

void setStyleProperty(QWidget &widget, const char *name, const QString &value)
{
    if (widget.property(name).toString() == value)
        return;
    widget.setProperty(name, value);
    restyle(widget);
}

void dressCombo(QComboBox &combo)
{
    combo.setItemDelegate(new QStyledItemDelegate{&combo});
    combo.setMaxVisibleItems(14);
    combo.setFocusPolicy(Qt::StrongFocus);
    combo.installEventFilter(new WheelGuard{&combo});
    const auto widen = [&combo] {
        // A list as narrow as its box would cut what there is to choose from.
        const int items = combo.view()->sizeHintForColumn(0);
        combo.view()->setMinimumWidth(std::clamp(items + popupChrome, 0, widestPopup));
    };
    QObject::connect(combo.model(), &QAbstractItemModel::rowsInserted, &combo, widen);
    widen();
}

} // namespace limner
