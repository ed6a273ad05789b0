#include "tests/support/uisupport.h"

#include <QAccessible>
#include <QLabel>

namespace limner::test {

using namespace Qt::StringLiterals;

QStringList namelessControls(const QWidget &root)
{
    QStringList out;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() ||
            !widget->isVisibleTo(&root))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).isEmpty())
            out << QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                       widget->objectName();
    }
    return out;
}

QStringList labelsWith(const QWidget &root, const QString &part)
{
    QStringList out;
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&root) && label->text().contains(part))
            out << label->text();
    }
    return out;
}

} // namespace limner::test
