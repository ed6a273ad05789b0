#include "tests/ui/desktop/swaydesktop.h"

#include "tests/support/pictures.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace limner::test {

SwayDesktop::SwayDesktop()
{
    const QString config = m_folder.filePath(u"config"_s);
    writeFile(config, "output HEADLESS-1 resolution 1600x1000\nxwayland disable\n");
    QString program = u"sway"_s;
    QStringList arguments{u"-c"_s, config};
    if (::geteuid() == 0) { // it refuses to be root
        constexpr uid_t nobody = 65534;
        QFile::setPermissions(m_folder.path(), QFile::Permissions{0x7755});
        if (!QDir{m_folder.path()}.mkdir(u"run"_s) ||
            ::chown(QFile::encodeName(m_folder.filePath(u"run"_s)).constData(), nobody, nobody) !=
                0)
            qFatal("no folder for sway");
        arguments =
            QStringList{u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, program} +
            arguments;
        program = u"setpriv"_s;
    } else {
        QDir{m_folder.path()}.mkdir(u"run"_s);
    }
    m_sway.start(program, arguments,
                 {{u"XDG_RUNTIME_DIR"_s, m_folder.filePath(u"run"_s)},
                  {u"WLR_BACKENDS"_s, u"headless"_s},
                  {u"WLR_RENDERER"_s, u"pixman"_s},
                  {u"WLR_LIBINPUT_NO_DEVICES"_s, u"1"_s}},
                 m_folder.filePath(u"log"_s));
    if (!m_sway.waitUntil([this] { return !display().isEmpty(); }))
        qFatal("no sway: %s", m_sway.log().constData());
}

QString SwayDesktop::display() const
{
    const QDir run{m_folder.filePath(u"run"_s)};
    for (const QString &name : run.entryList({u"wayland-*"_s}, QDir::System)) {
        if (!name.endsWith(u".lock"))
            return run.filePath(name);
    }
    return {};
}

QHash<QString, QString> SwayDesktop::environment() const
{
    return {{u"WAYLAND_DISPLAY"_s, display()}, {u"XDG_RUNTIME_DIR"_s, m_folder.path()}};
}

void SwayDesktop::pressKey()
{
    m_keyboard.kill();
    // It is plugged in as long as the program runs, and nobody hears a key before the window has
    // noticed the keyboard: it is pressed again and again for a while.
    QStringList keys;
    for (int i = 0; i < 40; ++i)
        keys << u"-s"_s << u"250"_s << u"-k"_s << u"Escape"_s;
    keys << u"-s"_s << u"600000"_s << u"-k"_s << u"Escape"_s;
    m_keyboard.start(u"wtype"_s, keys, environment(), m_folder.filePath(u"keyboard"_s));
}

void SwayDesktop::copyElsewhere(const QString &text) const
{
    QProcess writer;
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(u"WAYLAND_DISPLAY"_s, display());
    writer.setProcessEnvironment(all);
    writer.setStandardOutputFile(QProcess::nullDevice());
    writer.setStandardErrorFile(QProcess::nullDevice());
    writer.start(u"wl-copy"_s, {text});
    if (!QTest::qWaitFor([&] { return writer.state() == QProcess::NotRunning; }, 20'000) ||
        writer.exitCode() != 0)
        qFatal("wl-copy does not copy");
}

QString SwayDesktop::pasted() const
{
    QProcess reader;
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(u"WAYLAND_DISPLAY"_s, display());
    reader.setProcessEnvironment(all);
    reader.start(u"wl-paste"_s, {u"--no-newline"_s});
    if (!QTest::qWaitFor([&] { return reader.state() == QProcess::NotRunning; }, 20'000))
        qFatal("nobody answers for the clipboard");
    return reader.exitCode() == 0 ? QString::fromUtf8(reader.readAllStandardOutput()) : QString{};
}

} // namespace limner::test
