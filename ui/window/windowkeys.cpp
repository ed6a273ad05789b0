#include "ui/window/windowkeys.h"

#include "ui/common/keytable.h"

#include <QAction>
#include <QWidget>

namespace limner {

WindowKeys::WindowKeys(QWidget &window)
    : QObject{&window}
{
    const auto add = [&](const char *name, void (WindowKeys::*wanted)(),
                         const QKeySequence &always = {}) {
        auto *const action = new QAction{&window};
        action->setObjectName(QLatin1StringView{name});
        action->setShortcut(always.isEmpty() ? defaultKey(action->objectName()) : always);
        connect(action, &QAction::triggered, this, wanted);
        window.addAction(action);
    };
    add("keyGenerate", &WindowKeys::generateWanted);
    add("keyGeneratePad", &WindowKeys::generateWanted, Qt::CTRL | Qt::Key_Enter);
    add("keyPrompt", &WindowKeys::promptWanted);
    add("keySeed", &WindowKeys::seedWanted);
    add("keyModels", &WindowKeys::modelsWanted);
    add("keyQueue", &WindowKeys::queueWanted);
    add("keySearch", &WindowKeys::searchWanted);
    add("keySettings", &WindowKeys::settingsWanted);
    add("keySpend", &WindowKeys::spendWanted);
    add("keyBack", &WindowKeys::backWanted, Qt::Key_Escape);
    add("keySidebar", &WindowKeys::sidebarWanted);
    add("keyList", &WindowKeys::listWanted);
    add("keyListShift", &WindowKeys::listWanted, Qt::SHIFT | Qt::Key_Question); // some layouts
}

} // namespace limner
