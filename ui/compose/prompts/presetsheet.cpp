#include "ui/compose/prompts/presetsheet.h"

#include "ui/common/controls.h"
#include "ui/common/dialogroom.h"
#include "ui/common/likeness.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr QSize bestSize{680, 520};
constexpr int coverEdge = 36;
constexpr int idRole = Qt::UserRole;
constexpr int folderRole = Qt::UserRole + 1;

QString pathOf(const Preset &preset)
{
    return preset.folder.isEmpty() ? preset.name : preset.folder + u'/' + preset.name;
}

QString contentsOf(const Preset &preset)
{
    const QString model = textAt(preset.body, "model");
    return model.isEmpty() ? PresetSheet::tr("Style") : model;
}

} // namespace

PresetSheet::PresetSheet(QWidget *parent)
    : QDialog{parent}
    , m_tree{new QTreeWidget{this}}
    , m_hint{makeLabel(tr("A preset keeps the form under a name: model, prompt and values, or, as "
                          "a style, the values alone, which go into any model.\n\nTo make one, "
                          "fill in the form, write a name below, and press “Save all” or “Save "
                          "style”. A file of presets comes in by “Import”."),
                       u"dim"_s, this)}
    , m_words{makeLabel({}, u"dim"_s, this)}
{
    setObjectName(u"presetSheet"_s);
    setWindowTitle(tr("Presets"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_tree->setObjectName(u"presets"_s);
    m_tree->setProperty("role", u"list"_s);
    m_tree->setAccessibleName(windowTitle());
    m_tree->setHeaderHidden(true);
    m_tree->setColumnCount(2);
    m_tree->setIconSize({coverEdge, coverEdge});
    m_hint->setObjectName(u"presetHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setMargin(24);
    m_hint->hide();
    m_words->setObjectName(u"presetWords"_s);
    m_words->setWordWrap(true);
    m_words->hide();
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_tree, 1);
    column->addWidget(m_hint, 1);
    column->addWidget(buildNaming());
    column->addWidget(m_words);
    column->addWidget(buildFoot());
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &PresetSheet::showActions);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this] { apply(Part::All); });
    connect(m_name, &QLineEdit::textChanged, this, &PresetSheet::showActions);
    resize(dialogRoom(*parent, bestSize));
    showActions();
}

QWidget *PresetSheet::buildNaming()
{
    auto *const part = new QWidget{this};
    auto *const row = new QHBoxLayout{part};
    row->setContentsMargins({});
    m_name = new QLineEdit{part};
    m_name->setObjectName(u"presetName"_s);
    m_name->setPlaceholderText(tr("Name, or folder/name"));
    m_name->setAccessibleName(m_name->placeholderText());
    m_name->setMaxLength(500);
    QPushButton *const all = makeButton(tr("Save all"), "presetSave", {}, part);
    all->setToolTip(tr("Model, prompt and values as they stand in the form"));
    QPushButton *const style = makeButton(tr("Save style"), "presetSaveStyle", {}, part);
    style->setToolTip(tr("The values alone, for any model"));
    m_rename = makeButton(tr("Rename"), "presetRename", {}, part);
    row->addWidget(m_name, 1);
    for (QPushButton *button : {all, style, m_rename})
        row->addWidget(button);
    m_naming = {all, style};
    connect(all, &QPushButton::clicked, this,
            [this] { emit saveWanted(m_name->text(), Part::All); });
    connect(style, &QPushButton::clicked, this,
            [this] { emit saveWanted(m_name->text(), Part::Style); });
    connect(m_rename, &QPushButton::clicked, this,
            [this] { emit renameWanted(current()->id, m_name->text()); });
    return part;
}

QWidget *PresetSheet::buildFoot()
{
    auto *const part = new QWidget{this};
    auto *const row = new QHBoxLayout{part};
    row->setContentsMargins({});
    QPushButton *const bring = makeButton(tr("Import…"), "presetImport", u"link"_s, part);
    QPushButton *const give = makeButton(tr("Export…"), "presetExport", u"link"_s, part);
    QPushButton *const cover = buildCover(part);
    QPushButton *const remove = makeButton(tr("Delete"), "presetDelete", u"link"_s, part);
    m_undo = makeButton({}, "presetUndo", u"accent"_s, part);
    m_undo->hide();
    QPushButton *const style = makeButton(tr("Apply style"), "presetApplyStyle", {}, part);
    QPushButton *const all = makeButton(tr("Apply"), "presetApply", u"primary"_s, part);
    for (QPushButton *button : {bring, give, cover, remove, m_undo})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(style);
    row->addWidget(all);
    m_ofCurrent = {cover, remove, style, all};
    connect(bring, &QPushButton::clicked, this, &PresetSheet::importWanted);
    connect(give, &QPushButton::clicked, this, [this] { emit exportWanted(currentFolder()); });
    connect(remove, &QPushButton::clicked, this, [this] { emit removeWanted(current()->id); });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_undo->hide();
        emit undoWanted();
    });
    connect(style, &QPushButton::clicked, this, [this] { apply(Part::Style); });
    connect(all, &QPushButton::clicked, this, [this] { apply(Part::All); });
    return part;
}

QPushButton *PresetSheet::buildCover(QWidget *parent)
{
    QPushButton *const button = makeButton(tr("Cover…"), "presetCover", u"link"_s, parent);
    auto *const menu = new QMenu{button};
    const auto add = [&](const QString &text, const QString &name, auto wanted) {
        QAction *const action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, wanted] {
            if (const Preset *const preset = current())
                emit(this->*wanted)(preset->id);
        });
        return action;
    };
    m_takeChosen = add(tr("Use the picture chosen in the gallery"), u"coverFromGallery"_s,
                       &PresetSheet::chosenCoverWanted);
    add(tr("Use a file…"), u"coverFromFile"_s, &PresetSheet::fileCoverWanted);
    m_takeNone = add(tr("Remove the cover"), u"coverNone"_s, &PresetSheet::noCoverWanted);
    button->setMenu(menu);
    return button;
}

QTreeWidgetItem *PresetSheet::folderItem(const QString &folder)
{
    QTreeWidgetItem *parent = m_tree->invisibleRootItem();
    QString path;
    for (const QString &name : folder.split(u'/', Qt::SkipEmptyParts)) {
        path += (path.isEmpty() ? QString{} : u"/"_s) + name;
        QTreeWidgetItem *found = nullptr;
        for (int i = 0; i < parent->childCount() && !found; ++i) {
            if (parent->child(i)->data(0, folderRole).toString() == path)
                found = parent->child(i);
        }
        if (!found) {
            found = new QTreeWidgetItem{parent, {name}};
            found->setData(0, folderRole, path);
            found->setExpanded(true);
        }
        parent = found;
    }
    return parent;
}

void PresetSheet::setPresets(const std::vector<Preset> &presets)
{
    const qint64 before = current() ? current()->id : 0;
    m_presets = presets;
    m_tree->clear();
    for (const Preset &preset : presets) {
        auto *const item =
            new QTreeWidgetItem{folderItem(preset.folder), {preset.name, contentsOf(preset)}};
        item->setData(0, idRole, preset.id);
        item->setIcon(0, iconOf(preset));
        if (preset.id == before)
            m_tree->setCurrentItem(item);
    }
    m_tree->resizeColumnToContents(0);
    m_tree->setVisible(!presets.empty());
    m_hint->setVisible(presets.empty());
    if (presets.empty())
        m_name->setFocus();
    showActions();
}

//! Of its own size where there is none, so that the names stand below each other.
QIcon PresetSheet::iconOf(const Preset &preset) const
{
    if (const auto found = m_covers.find(preset.cover); found != m_covers.end())
        return *found;
    return themedIcon(u"image"_s, tokensOf(*this).faint);
}

void PresetSheet::showCover(const QString &cover, const QImage &likeness)
{
    m_covers.insert(cover, QIcon{squareLikeness(likeness, coverEdge, devicePixelRatioF())});
    for (QTreeWidgetItemIterator item{m_tree}; *item; ++item) {
        for (const Preset &preset : m_presets) {
            if (preset.cover == cover && (*item)->data(0, idRole).toLongLong() == preset.id)
                (*item)->setIcon(0, iconOf(preset));
        }
    }
}

void PresetSheet::setHasChosen(bool has)
{
    m_hasChosen = has;
    showActions();
}

const Preset *PresetSheet::current() const
{
    const QTreeWidgetItem *const item = m_tree->currentItem();
    const qint64 id = item ? item->data(0, idRole).toLongLong() : 0;
    const auto found = std::find_if(m_presets.begin(), m_presets.end(),
                                    [id](const Preset &one) { return one.id == id; });
    return found == m_presets.end() ? nullptr : &*found;
}

QString PresetSheet::currentFolder() const
{
    const QTreeWidgetItem *const item = m_tree->currentItem();
    return item && !current() ? item->data(0, folderRole).toString() : QString{};
}

void PresetSheet::apply(Part part)
{
    const Preset *const preset = current();
    if (!preset)
        return;
    emit applyWanted(*preset, part);
    accept();
}

void PresetSheet::showActions()
{
    const bool isNamed = !m_name->text().trimmed().isEmpty();
    for (QPushButton *button : m_naming)
        button->setEnabled(isNamed);
    for (QPushButton *button : m_ofCurrent)
        button->setEnabled(current());
    m_rename->setEnabled(isNamed && current());
    m_takeChosen->setEnabled(m_hasChosen);
    m_takeNone->setEnabled(current() && !current()->cover.isEmpty());
    if (const Preset *const preset = current(); preset && !m_name->hasFocus())
        m_rename->setToolTip(plainToolTip(pathOf(*preset)));
}

void PresetSheet::say(const QString &words)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
}

void PresetSheet::offerUndo(const QString &name)
{
    m_undo->setText(tr("Undo"));
    m_undo->show();
    say(tr("“%1” was deleted.").arg(name));
}

} // namespace limner
