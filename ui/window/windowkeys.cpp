#include "ui/window/windowkeys.h"

#include <QAction>
#include <QWidget>

namespace limner {

WindowKeys::WindowKeys(QWidget &window)
    : QObject{&window}
{
    const auto add = [&](const QKeySequence &key, const char *name, void (WindowKeys::*wanted)()) {
        auto *const action = new QAction{&window};
        action->setObjectName(QLatin1StringView{name});
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, wanted);
        window.addAction(action);
    };
    add(Qt::CTRL | Qt::Key_Return, "keyGenerate", &WindowKeys::generateWanted);
    add(Qt::CTRL | Qt::Key_Enter, "keyGeneratePad", &WindowKeys::generateWanted);
    add(Qt::Key_P, "keyPrompt", &WindowKeys::promptWanted);
    add(Qt::Key_S, "keySeed", &WindowKeys::seedWanted);
    add(Qt::Key_M, "keyModels", &WindowKeys::modelsWanted);
    add(Qt::Key_Q, "keyQueue", &WindowKeys::queueWanted);
    add(QKeySequence::Find, "keySearch", &WindowKeys::searchWanted);
    add(Qt::CTRL | Qt::Key_Comma, "keySettings", &WindowKeys::settingsWanted);
    add(Qt::CTRL | Qt::Key_B, "keySpend", &WindowKeys::spendWanted);
    add(Qt::Key_Escape, "keyBack", &WindowKeys::backWanted);
    add(Qt::Key_F9, "keySidebar", &WindowKeys::sidebarWanted);
    add(Qt::Key_Question, "keyList", &WindowKeys::listWanted);
    add(Qt::SHIFT | Qt::Key_Question, "keyListShift", &WindowKeys::listWanted); // some layouts
}

} // namespace limner
