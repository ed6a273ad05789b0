#pragma once

#include "core/library/givenrecord.h"
#include "ui/common/services.h"

#include <QObject>
#include <QStringList>

class QAction;
class QMimeData;

namespace limner {

class DropReader;
class ImportLine;

//! Pictures come into the library: files and folders that are dropped on the gallery, or chosen. A
//! single one that another tool made is not taken at once: it is told, for there is more that one
//! can do with it.
class ImportFlow final : public QObject {
    Q_OBJECT
public:
    //! `place` is where one drops.
    ImportFlow(const Services &services, QWidget &place, ImportLine &line, QObject *parent);

    //! Files, and a folder with everything in it; for menus.
    [[nodiscard]] QAction *filesAction() const { return m_files; }
    [[nodiscard]] QAction *folderAction() const { return m_folder; }
    void take(const QStringList &paths);
    //! As if they were dropped here.
    void takeDropped(const QStringList &paths);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void recordDropped(const limner::GivenRecord &record);

private:
    void buildActions();
    void connectLine();
    void chooseFiles();
    void chooseFolder();

    Remote<Imports> m_imports;
    QWidget &m_place;
    ImportLine &m_line;
    DropReader *m_reader;
    QAction *m_files = nullptr;
    QAction *m_folder = nullptr;
    QString m_last; //!< folder that was chosen
};

} // namespace limner
