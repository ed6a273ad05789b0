#include "ui/window/shortcutlist.h"

#include "ui/common/controls.h"
#include "ui/common/dialogroom.h"
#include "ui/common/sheetscroll.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int bestWidth = 720;

} // namespace

ShortcutList::ShortcutList(const KeyBindings &bindings, QWidget *parent)
    : QDialog{parent}
{
    setObjectName(u"shortcutList"_s);
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *const sheet = new QWidget;
    sheet->setProperty("surface", u"clear"_s);
    auto *const scroll = new SheetScroll;
    scroll->setWidget(sheet);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->addWidget(scroll);
    auto *const grid = new QGridLayout{sheet};
    grid->setContentsMargins(24, 20, 24, 20);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(6);
    const std::span<const KeyCommand> all = keyCommands();
    const int half = (int(all.size()) + 1) / 2; // two columns also fit a small screen
    for (int i = 0; i < int(all.size()); ++i) {
        const KeyCommand &command = all[size_t(i)];
        QLabel *const keys = makeLabel(bindings.keyText(command), u"strong"_s);
        QLabel *const meaning = makeLabel(wordsOf(command), u"body-dim"_s);
        meaning->setWordWrap(true);
        keys->setBuddy(meaning);
        grid->addWidget(keys, i % half, i < half ? 0 : 2);
        grid->addWidget(meaning, i % half, i < half ? 1 : 3);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    ensurePolished();
    const int width = dialogRoom(*parent, {bestWidth, 0}).width();
    resize(dialogRoom(*parent, {width, sheet->layout()->heightForWidth(width) + 2}));
}

} // namespace limner
