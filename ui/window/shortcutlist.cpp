#include "ui/window/shortcutlist.h"

#include "ui/common/controls.h"
#include "ui/common/dialogroom.h"
#include "ui/common/sheetscroll.h"
#include "ui/viewer/viewerkeys.h"

#include <QGridLayout>

#include <vector>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int bestWidth = 720;

struct Row {
    QString keys = {};
    QString meaning = {};
};

std::vector<Row> rows()
{
    return {
        {u"Ctrl+Enter"_s, ShortcutList::tr("Generate")},
        {u"P"_s, ShortcutList::tr("Write the prompt")},
        {u"Alt+↑ ↓"_s, ShortcutList::tr("In the prompt: earlier prompts")},
        {u"Ctrl+↑ ↓"_s, ShortcutList::tr("In the prompt: weigh words, where the model takes that")},
        {u"S"_s, ShortcutList::tr("Change the seed")},
        {u"M"_s, ShortcutList::tr("Choose a model")},
        {u"← ↑ ↓ →"_s, ShortcutList::tr("Move; with Shift choose more")},
        {u"C"_s, ShortcutList::tr("Copy the link")},
        {u"Shift+C"_s, ShortcutList::tr("Copy the image")},
        {u"Shift+S"_s, ShortcutList::tr("Share: formats, lifetime, a page")},
        {u"R"_s, ShortcutList::tr("Reuse all values")},
        {u"X"_s, ShortcutList::tr("Remix: the same with a new seed")},
        {u"I"_s, ShortcutList::tr("Use the picture as an input")},
        {u"F"_s, ShortcutList::tr("Favourite")},
        {u"Shift+X"_s, ShortcutList::tr("Reject")},
        {u"T"_s, ShortcutList::tr("Tag")},
        {u"A"_s, ShortcutList::tr("Add to an album")},
        {u"F9"_s, ShortcutList::tr("Albums and tags")},
        {u"F2"_s, ShortcutList::tr("In albums and tags: rename")},
        {u"Ctrl+Shift+O"_s, ShortcutList::tr("Import pictures")},
        {u"0 – 5"_s, ShortcutList::tr("Rate")},
        {u"Space, Enter"_s, ShortcutList::tr("Look at the picture")},
        {u"O"_s, ShortcutList::tr("Open or close a stack")},
        {u"Del"_s, ShortcutList::tr("Move to the trash; cancel or dismiss a job")},
        {u"Ctrl+Z"_s, ShortcutList::tr("Undo what was done to pictures, albums or tags")},
        {u"Ctrl+A"_s, ShortcutList::tr("Choose all")},
        {u"Ctrl+wheel"_s, ShortcutList::tr("Larger or smaller pictures")},
        {u"Q"_s, ShortcutList::tr("Show the queue")},
        {u"Alt+↑ ↓"_s, ShortcutList::tr("In the queue: run sooner or later")},
        {u"Ctrl+F"_s, ShortcutList::tr("Search")},
        {u"Ctrl+D"_s, ShortcutList::tr("In the search: save it, or unsave it")},
        {u"L"_s, ShortcutList::tr("Find similar pictures")},
        {u"Ctrl+B"_s, ShortcutList::tr("Spending")},
        {u"Ctrl+,"_s, ShortcutList::tr("Settings")},
        {u"F1"_s, ShortcutList::tr("Help on what you are doing")},
        {u"Esc"_s, ShortcutList::tr("Back")},
        {u"?"_s, ShortcutList::tr("This list")},
    };
}

} // namespace

ShortcutList::ShortcutList(QWidget *parent)
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
    std::vector<Row> all = rows();
    for (const ViewerKeyRow &row : viewerKeyRows())
        all.push_back({row.keys, row.meaning});
    const int half = (int(all.size()) + 1) / 2; // two columns also fit a small screen
    for (int i = 0; i < int(all.size()); ++i) {
        QLabel *const keys = makeLabel(all[size_t(i)].keys, u"strong"_s);
        QLabel *const meaning = makeLabel(all[size_t(i)].meaning, u"body-dim"_s);
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
