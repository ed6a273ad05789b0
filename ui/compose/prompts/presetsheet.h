#pragma once

#include "core/prompt/preset.h"

#include <QDialog>
#include <QHash>
#include <QIcon>

#include <vector>

class QAction;
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
    //! The likeness of a cover that some presets have.
    void showCover(const QString &cover, const QImage &likeness);
    //! Whether a picture is chosen in the gallery that can be a cover.
    void setHasChosen(bool has);
    //! What was said last; "" takes it away.
    void say(const QString &words);
    //! A preset was removed and can come back.
    void offerUndo(const QString &name);

signals:
    void applyWanted(const limner::Preset &preset, limner::PresetSheet::Part part);
    //! `path` = folders and name, joined by `/`.
    void saveWanted(const QString &path, limner::PresetSheet::Part part);
    void renameWanted(qint64 id, const QString &path);
    void chosenCoverWanted(qint64 id); //!< the picture that is chosen in the gallery
    void fileCoverWanted(qint64 id);
    void noCoverWanted(qint64 id);
    void removeWanted(qint64 id);
    void undoWanted();
    void importWanted();
    //! "" = all.
    void exportWanted(const QString &folder);

private:
    [[nodiscard]] QWidget *buildNaming();
    [[nodiscard]] QWidget *buildFoot();
    [[nodiscard]] QPushButton *buildCover(QWidget *parent);
    [[nodiscard]] QIcon iconOf(const Preset &preset) const;
    [[nodiscard]] QTreeWidgetItem *folderItem(const QString &folder);
    [[nodiscard]] const Preset *current() const;
    [[nodiscard]] QString currentFolder() const;
    void apply(Part part);
    void showActions();

    std::vector<Preset> m_presets = {};
    QHash<QString, QIcon> m_covers = {}; //!< by cover
    QTreeWidget *m_tree = nullptr;
    QLabel *m_hint = nullptr; //!< in the place of the tree while there is no preset
    QLineEdit *m_name = nullptr;
    QLabel *m_words = nullptr;
    QPushButton *m_undo = nullptr;
    std::vector<QPushButton *> m_naming = {};    //!< need a name
    std::vector<QPushButton *> m_ofCurrent = {}; //!< need a preset
    QPushButton *m_rename = nullptr;             //!< needs both
    QAction *m_takeChosen = nullptr;
    QAction *m_takeNone = nullptr;
    bool m_hasChosen = false;
};

} // namespace limner
