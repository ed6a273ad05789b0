#include "app/clipboardheir.h"

#include "app/clipboardparcel.h"
#include "app/x11selection.h"
#include "ui/common/clipboard.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QProcess>
#include <QStandardPaths>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace limner {

namespace {

//! Of our environment, where the keys of providers may be, the heir gets what it takes to reach the
//! screen.
QProcessEnvironment screenOnly()
{
    const QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment out;
    for (const QString &name :
         {u"DISPLAY"_s, u"XAUTHORITY"_s, u"WAYLAND_DISPLAY"_s, u"XDG_RUNTIME_DIR"_s, u"HOME"_s,
          u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"LC_ALL"_s, u"LANG"_s, u"QT_QPA_PLATFORM"_s,
          u"QT_PLUGIN_PATH"_s}) {
        if (all.contains(name))
            out.insert(name, all.value(name));
    }
    return out;
}

//! Starts it for itself, with these bytes on its standard input, which are in no file.
void startHeir(const QString &program, const QStringList &arguments, const QByteArray &bytes)
{
#ifdef Q_OS_LINUX
    const int memory = ::memfd_create("limner-clipboard", MFD_CLOEXEC);
    QFile input;
    if (memory < 0 || !input.open(memory, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle) ||
        input.write(bytes) != bytes.size() || !input.flush())
        return;
    QProcess heir;
    heir.setProgram(program);
    heir.setArguments(arguments);
    heir.setProcessEnvironment(screenOnly());
    heir.setWorkingDirectory(u"/"_s);
    heir.setStandardInputFile(u"/proc/self/fd/%1"_s.arg(memory));
    heir.setStandardOutputFile(QProcess::nullDevice());
    heir.setStandardErrorFile(QProcess::nullDevice());
    heir.startDetached();
#else
    Q_UNUSED(program);
    Q_UNUSED(arguments);
    Q_UNUSED(bytes);
#endif
}

void leaveToWayland(const QMimeData &data)
{
    const QString program = QStandardPaths::findExecutable(u"wl-copy"_s);
    if (program.isEmpty())
        return;
    if (data.hasText())
        return startHeir(program, {u"--type"_s, u"text/plain;charset=utf-8"_s},
                         data.text().toUtf8());
    // One type is all it takes.
    const QString type = u"image/png"_s;
    const QByteArray picture = data.hasFormat(type) ? data.data(type) : clipboardPicture(data);
    if (!picture.isEmpty())
        startHeir(program, {u"--type"_s, type}, picture);
}

} // namespace

void leaveClipboard()
{
    const QMimeData *const data = ownOnClipboard();
    if (!data)
        return;
    if (QGuiApplication::platformName().startsWith(u"wayland"))
        return leaveToWayland(*data);
    const quint32 window = selectionOwner("CLIPBOARD");
    if (window == 0 || selectionOwner("CLIPBOARD_MANAGER") != 0)
        return;
    if (const QByteArray parcel = clipboardParcel(*data); !parcel.isEmpty())
        startHeir(QCoreApplication::applicationFilePath(),
                  {QString::fromLatin1(keepOption), QString::number(window)}, parcel);
}

int keepClipboard(int argc, char *argv[])
{
    QGuiApplication::setDesktopSettingsAware(false);
    const QGuiApplication qt{argc, argv};
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    QMimeData *const data = unpackClipboard(input.readAll());
    if (!data)
        return 1;
    // Somebody may have copied something meanwhile.
    const quint32 owner = selectionOwner("CLIPBOARD");
    const QStringList arguments = QCoreApplication::arguments();
    if (owner != 0 && owner != arguments.value(2).toUInt()) {
        delete data;
        return 0;
    }
    QClipboard *const clipboard = QGuiApplication::clipboard();
    clipboard->setMimeData(data); // takes it over
    if (clipboard->mimeData() != data)
        return 1;
    QObject::connect(clipboard, &QClipboard::dataChanged, &qt, [clipboard, data] {
        if (clipboard->mimeData() != data)
            QCoreApplication::quit();
    });
    return QGuiApplication::exec();
}

} // namespace limner
