#include "ui/gallery/recallactions.h"

#include "ui/common/keytable.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace limner {

RecallActions::RecallActions(QWidget &window)
    : QObject{&window}
{
    const auto add = [&](const QString &text, const char *name, SettingsPart part) {
        auto *const action = new QAction{text, this};
        action->setObjectName(QLatin1StringView{name});
        action->setShortcut(defaultKey(action->objectName()));
        window.addAction(action);
        connect(action, &QAction::triggered, this, [this, part] { emit wanted(part); });
        m_actions.push_back(action);
    };
    add(tr("Its prompt"), "actionTakePrompt", SettingsPart::Prompt);
    add(tr("Its seed"), "actionTakeSeed", SettingsPart::Seed);
    add(tr("Its size"), "actionTakeSize", SettingsPart::Size);
}

void RecallActions::setEnabled(bool isEnabled)
{
    for (QAction *const action : m_actions)
        action->setEnabled(isEnabled);
}

void RecallActions::fill(QMenu &menu) const
{
    menu.addMenu(tr("Reuse only"))->addActions({m_actions.begin(), m_actions.end()});
}

} // namespace limner
