#include "ui/settings/settingspage.h"

#include "ui/common/controls.h"
#include "ui/settings/formrows.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

QString givenText(const SettingsContext &context, const QString &variable)
{
    const auto given = context.given.constFind(variable);
    return given == context.given.constEnd()
               ? QString{}
               : SettingsPage::tr("Set by %1 in %2.").arg(variable, *given);
}

void fill(SettingsField &field, const QString &value, const SettingsContext &context,
          const QString &variable)
{
    const QString given = givenText(context, variable);
    field.setText(value);
    field.setCursorPosition(0);
    field.setEnabled(given.isEmpty());
    field.setAside(given.isEmpty() ? QString{} : SettingsPage::tr("from %1").arg(variable));
    field.setToolTip(given);
    field.setAccessibleDescription(given);
}

QVBoxLayout &SettingsPage::begin(const QString &title, const QString &text)
{
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeLabel(title, u"title"_s));
    column->addSpacing(4);
    QLabel *const words = makeLabel(text, u"body-dim"_s);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addSpacing(20);
    return *column;
}

} // namespace limner
