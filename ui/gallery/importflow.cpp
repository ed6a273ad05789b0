#include "ui/gallery/importflow.h"

#include "core/library/imports.h"
#include "ui/common/droppedpicture.h"
#include "ui/common/keytable.h"
#include "ui/gallery/dropreader.h"
#include "ui/gallery/importline.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! Files and folders of this computer. What is dragged inside this window is in the library.
QStringList pathsIn(const QDropEvent &drop)
{
    return drop.source() ? QStringList{} : filesIn(*drop.mimeData());
}

} // namespace

ImportFlow::ImportFlow(const Services &services, QWidget &place, ImportLine &line, QObject *parent)
    : QObject{parent}
    , m_imports{services.imports}
    , m_place{place}
    , m_line{line}
    , m_reader{new DropReader{this}}
{
    connect(m_reader, &DropReader::found, this, &ImportFlow::recordDropped);
    connect(m_reader, &DropReader::plain, this, [this](const QString &path) { take({path}); });
    buildActions();
    connectLine();
    place.setAcceptDrops(true);
    place.installEventFilter(this);
}

void ImportFlow::buildActions()
{
    m_files = new QAction{tr("Import pictures…"), this};
    m_files->setObjectName(u"actionImport"_s);
    m_files->setShortcut(defaultKey(m_files->objectName()));
    m_folder = new QAction{tr("Import a folder…"), this};
    m_folder->setObjectName(u"actionImportFolder"_s);
    m_place.addActions({m_files, m_folder});
    connect(m_files, &QAction::triggered, this, &ImportFlow::chooseFiles);
    connect(m_folder, &QAction::triggered, this, &ImportFlow::chooseFolder);
}

void ImportFlow::connectLine()
{
    const Imports *const imports = m_imports.source();
    connect(imports, &Imports::progressed, &m_line, &ImportLine::setStand);
    connect(imports, &Imports::done, &m_line, &ImportLine::setStand);
    connect(&m_line, &ImportLine::stopWanted, this,
            [this] { m_imports.tell([](Imports &all) { all.stop(); }); });
    connect(&m_line, &ImportLine::pauseWanted, this, [this](bool isPaused) {
        m_imports.tell([isPaused](Imports &all) { all.setPaused(isPaused); });
    });
    connect(&m_line, &ImportLine::listWanted, this,
            [](const QString &list) { QGuiApplication::clipboard()->setText(list); });
}

void ImportFlow::take(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_imports.tell([paths](Imports &all) { all.take({.paths = paths}); });
}

void ImportFlow::takeDropped(const QStringList &paths)
{
    if (paths.size() == 1 && QFileInfo{paths.front()}.isFile())
        m_reader->look(paths.front());
    else
        take(paths);
}

bool ImportFlow::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove &&
        event->type() != QEvent::Drop)
        return false;
    auto &drop = static_cast<QDropEvent &>(*event);
    const QStringList paths = pathsIn(drop);
    if (paths.isEmpty())
        return false;
    // Never Move: the program that it came from would take its file away by itself.
    drop.setDropAction(Qt::CopyAction);
    drop.accept();
    if (event->type() == QEvent::Drop)
        takeDropped(paths);
    return true;
}

void ImportFlow::chooseFiles()
{
    auto *const dialog = new QFileDialog{&m_place, tr("Import pictures"), m_last};
    dialog->setObjectName(u"importDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this, dialog](const QStringList &files) {
        m_last = dialog->directory().path();
        take(files);
    });
    dialog->open();
}

void ImportFlow::chooseFolder()
{
    auto *const dialog = new QFileDialog{&m_place, tr("Import a folder"), m_last};
    dialog->setObjectName(u"importDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &folders) {
        m_last = folders.value(0);
        take(folders);
    });
    dialog->open();
}

} // namespace limner
