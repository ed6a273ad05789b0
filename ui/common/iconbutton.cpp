#include "ui/common/iconbutton.h"

#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QEvent>

namespace limner {

using namespace Qt::StringLiterals;

IconButton::IconButton(const QString &icon, const QString &name, QWidget *parent)
    : QToolButton{parent}
    , m_icon{icon}
{
    setProperty("kind", u"icon"_s);
    setToolTip(name);
    setAccessibleName(name);
    setIconSize({16, 16});
    setFocusPolicy(Qt::TabFocus);
    draw();
}

void IconButton::setIconName(const QString &icon)
{
    m_icon = icon;
    draw();
}

void IconButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        draw();
    QToolButton::changeEvent(event);
}

void IconButton::checkStateSet()
{
    QToolButton::checkStateSet();
    draw();
}

void IconButton::nextCheckState()
{
    QToolButton::nextCheckState();
    draw();
}

void IconButton::draw()
{
    const Tokens &tokens = tokensOf(*this);
    setIcon(themedIcon(m_icon, isChecked() ? tokens.accent : tokens.dim));
}

} // namespace limner
