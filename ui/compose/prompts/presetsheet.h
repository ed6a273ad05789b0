#pragma once

#include "core/prompt/preset.h"

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace limner {

//! The presets, by folder: applied as a whole or as a style, saved, renamed, removed, brought in
//! and given away. It asks and is told; it keeps nothing.
class PresetSheet final : public QDialog {
    Q_OBJECT
public:
    explicit PresetSheet(QWidget *parent);

    enum class Part {
        All,  //!< model, words and values
        Style //!< the values alone
    };
    void setPresets(const std::vector<Preset> &presets);
    //! What was said last; "" takes it away.
    void say(const QString &words);
    //! A preset was removed and can come back.
    void offerUndo(const QString &name);

signals:
    void applyWanted(const limner::Preset &preset, limner::PresetSheet::Part part);
    //! `path` = folders and name, joined by `/`.
    void saveWanted(const QString &path, limner::PresetSheet::Part part);
    void renameWanted(qint64 id, const QString &path);
    void removeWanted(qint64 id);
    void undoWanted();
    void importWanted();
    //! "" = all.
    void exportWanted(const QString &folder);

private:
    [[nodiscard]] QWidget *buildNaming();
    [[nodiscard]] QWidget *buildFoot();
    [[nodiscard]] QTreeWidgetItem *folderItem(const QString &folder);
    [[nodiscard]] const Preset *current() const;
    [[nodiscard]] QString currentFolder() const;
    void apply(Part part);
    void showActions();

    std::vector<Preset> m_presets = {};
    QTreeWidget *m_tree = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_words = nullptr;
    QPushButton *m_undo = nullptr;
    std::vector<QPushButton *> m_naming = {};    //!< need a name
    std::vector<QPushButton *> m_ofCurrent = {}; //!< need a preset
    QPushButton *m_rename = nullptr;             //!< needs both
};

} // namespace limner
