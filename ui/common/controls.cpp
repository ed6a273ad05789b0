#include "ui/common/controls.h"

using namespace Qt::StringLiterals;

namespace limner {

QPushButton *makeButton(const QString &text, const char *name, const QString &kind, QWidget *parent)
{
    auto *const button = new QPushButton{text, parent};
    button->setObjectName(QLatin1StringView{name});
    if (!kind.isEmpty())
        button->setProperty("kind", kind);
    button->setAutoDefault(false); // Return in a field of a dialog is not a click on any of them
    return button;
}

QLabel *makeLabel(const QString &text, const QString &role, QWidget *parent)
{
    auto *const label = new QLabel{text, parent};
    label->setTextFormat(Qt::PlainText);
    if (!role.isEmpty())
        label->setProperty("role", role);
    return label;
}

QFrame *makeRule(QWidget *parent)
{
    auto *const rule = new QFrame{parent};
    rule->setProperty("role", u"rule"_s);
    rule->setFixedHeight(1);
    return rule;
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty()
               ? QString{}
               : u"<p>"_s + text.left(1000).toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</p>"_s;
}

} // namespace limner
