// What the window copied, after the window is gone: the real program on a real X server, read by
// another program.

#include "app/clipboardheir.h"
#include "app/clipboardparcel.h"
#include "app/x11selection.h"
#include "tests/app/clirig.h"
#include "tests/app/xserver.h"

#include <QApplication>
#include <QImage>
#include <QMimeData>
#include <QProcess>
#include <QtTest>

#include <signal.h>
#include <unistd.h>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestClipboardLeft : public QObject {
    Q_OBJECT
private slots:
    void cleanup();
    void aLinkOutlivesTheWindow();
    void whoCopiesNextEndsTheHeir();
    void theNextWindowOpensBesideTheHeir();
    void theHeirHasNoKeys();
    void anothersCopyIsLeftAlone();
    void aManagerInheritsAndNobodyElse();
    void anHeirThatIsLateTakesNothing();
    void aParcelHoldsWordsAndPictures();
    void brokenParcelsHoldNothing_data();
    void brokenParcelsHoldNothing();
};

namespace {

//! What any program would paste.
QString pasted()
{
    QProcess reader;
    reader.start(u"xclip"_s, {u"-o"_s, u"-selection"_s, u"clipboard"_s});
    if (!QTest::qWaitFor([&] { return reader.state() == QProcess::NotRunning; }, 20'000))
        qFatal("nobody answers for the clipboard");
    return QString::fromUtf8(reader.readAllStandardOutput());
}

//! As an artist copies something elsewhere.
void copyElsewhere(const QByteArray &text)
{
    QProcess writer;
    writer.setStandardOutputFile(QProcess::nullDevice());
    writer.setStandardErrorFile(QProcess::nullDevice());
    writer.start(u"xclip"_s, {u"-i"_s, u"-selection"_s, u"clipboard"_s});
    writer.write(text);
    writer.closeWriteChannel();
    if (!writer.waitForFinished() || writer.exitCode() != 0)
        qFatal("xclip does not copy: %s", qPrintable(writer.errorString()));
}

QByteArray ofProcess(int pid, const char *what)
{
    QFile file{u"/proc/%1/%2"_s.arg(pid).arg(QLatin1StringView{what})};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

//! The heirs on this screen.
std::vector<int> heirs()
{
    std::vector<int> found;
    const QByteArray screen = "DISPLAY=" + qgetenv("DISPLAY") + '\0';
    for (const QString &name : QDir{u"/proc"_s}.entryList(QDir::Dirs)) {
        const int pid = name.toInt();
        if (pid > 0 && ofProcess(pid, "cmdline").contains(keepOption) &&
            ofProcess(pid, "environ").contains(screen))
            found.push_back(pid);
    }
    return found;
}

//! The window on the screen, with the link of a picture that it has just made on the clipboard.
struct Screen {
    CliRig rig;
    std::unique_ptr<QProcess> window;

    Screen()
    {
        rig.program.set(u"DISPLAY"_s, qEnvironmentVariable("DISPLAY"));
        rig.program.set(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        rig.program.set(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
        open();
    }
    void open() { window = rig.openWindow(); }
    [[nodiscard]] QString makeAndCopy() const
    {
        const ProgramRun made = rig.generate(u"to be pasted"_s);
        if (made.exitCode != 0)
            qFatal("%s", made.err.constData());
        const QString link = toText(made.json().at("urls").at(0));
        const QString name = QUrl{link}.path();
        QString found;
        if (!QTest::qWaitFor([&] { return (found = pasted()).contains(name); }, 30'000))
            qFatal("the link is not copied");
        return found;
    }
    void close() const
    {
        CliRig::send(*window, SIGTERM);
        const ProgramRun run = Program::finish(*window);
        if (run.exitCode != 0 || run.crashed)
            qFatal("%s", run.err.constData());
    }
};

} // namespace

//! No heir is there for the next test.
void TestClipboardLeft::cleanup()
{
    copyElsewhere("between the tests");
    QTRY_VERIFY(heirs().empty());
}

void TestClipboardLeft::aLinkOutlivesTheWindow()
{
    const Screen screen;
    const QString link = screen.makeAndCopy();
    QVERIFY(heirs().empty());
    screen.close();
    QTRY_COMPARE(heirs().size(), size_t{1});
    QTRY_COMPARE(pasted(), link);
    QCOMPARE(pasted(), link); // as often as anybody wants
}

void TestClipboardLeft::whoCopiesNextEndsTheHeir()
{
    const Screen screen;
    const QString link = screen.makeAndCopy();
    screen.close();
    QTRY_COMPARE(pasted(), link);
    copyElsewhere("a paragraph of the artist");
    QTRY_VERIFY(heirs().empty());
    QCOMPARE(pasted(), u"a paragraph of the artist"_s);
}

void TestClipboardLeft::theNextWindowOpensBesideTheHeir()
{
    Screen screen;
    const QString link = screen.makeAndCopy();
    screen.close();
    QTRY_COMPARE(pasted(), link);
    screen.open(); // the library is free
    QCOMPARE(pasted(), link);
    const QString next = screen.makeAndCopy();
    QVERIFY(next != link);
    QTRY_VERIFY(heirs().empty());
    screen.close();
    QTRY_COMPARE(pasted(), next);
}

void TestClipboardLeft::theHeirHasNoKeys()
{
    const Screen screen;
    const QString link = screen.makeAndCopy();
    screen.close();
    QTRY_COMPARE(pasted(), link);
    QCOMPARE(heirs().size(), size_t{1});
    const QByteArray environment = ofProcess(heirs().front(), "environ");
    const CliRig &rig = screen.rig;
    QVERIFY(!environment.contains(rig.provider.options.token));
    QVERIFY(!environment.contains(rig.store.options.secretKey));
    QVERIFY(!ofProcess(heirs().front(), "cmdline").contains(link.toUtf8()));
}

void TestClipboardLeft::anothersCopyIsLeftAlone()
{
    const Screen screen;
    QVERIFY(!screen.makeAndCopy().isEmpty());
    copyElsewhere("copied before the window closed");
    screen.close();
    QCOMPARE(pasted(), u"copied before the window closed"_s);
    QVERIFY(heirs().empty());
}

void TestClipboardLeft::aManagerInheritsAndNobodyElse()
{
    const QTemporaryDir home;
    QProcess manager;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s,
                                u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, home.path());
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    environment.insert(u"NO_AT_BRIDGE"_s, u"1"_s);
    manager.setProcessEnvironment(environment);
    manager.setStandardOutputFile(QProcess::nullDevice());
    manager.setStandardErrorFile(QProcess::nullDevice());
    manager.setChildProcessModifier([] { ::setpgid(0, 0); }); // they end together
    manager.start(u"dbus-run-session"_s, {u"--"_s, u"xfce4-clipman"_s});
    QVERIFY(manager.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(selectionOwner("CLIPBOARD_MANAGER") != 0, 20'000);

    const Screen screen;
    const QString link = screen.makeAndCopy();
    screen.close();
    QVERIFY(heirs().empty());
    QTRY_COMPARE(pasted(), link);
    QCOMPARE(::kill(-static_cast<pid_t>(manager.processId()), SIGKILL), 0);
    QVERIFY(manager.waitForFinished());
    QTRY_COMPARE(selectionOwner("CLIPBOARD_MANAGER"), quint32{0});
}

// The artist has copied something since: the window that was named owns nothing any more.
void TestClipboardLeft::anHeirThatIsLateTakesNothing()
{
    copyElsewhere("since then");
    QMimeData data;
    data.setText(u"too late"_s);
    QProcess heir;
    heir.start(QStringLiteral(LIMNER_BIN "/limner"), {QString::fromLatin1(keepOption), u"4711"_s});
    heir.write(clipboardParcel(data));
    heir.closeWriteChannel();
    QTRY_COMPARE(heir.state(), QProcess::NotRunning);
    QCOMPARE(heir.exitCode(), 0);
    QCOMPARE(pasted(), u"since then"_s);
}

void TestClipboardLeft::aParcelHoldsWordsAndPictures()
{
    QMimeData data;
    QImage image{20, 10, QImage::Format_ARGB32};
    image.fill(QColor{10, 20, 30, 128});
    data.setText(u"a fox, 狐"_s);
    data.setHtml(u"<b>a fox</b>"_s);
    data.setData(u"image/webp"_s, "RIFF");
    data.setImageData(image);
    const std::unique_ptr<QMimeData> got{unpackClipboard(clipboardParcel(data))};
    QVERIFY(got);
    QCOMPARE(got->text(), data.text());
    QCOMPARE(got->html(), data.html());
    QCOMPARE(got->data(u"image/webp"_s), QByteArray{"RIFF"});
    QCOMPARE(qvariant_cast<QImage>(got->imageData()).convertToFormat(image.format()), image);
}

void TestClipboardLeft::brokenParcelsHoldNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QMimeData data;
    data.setText(u"a fox"_s);
    const QByteArray whole = clipboardParcel(data);
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("cut") << whole.chopped(3);
    QTest::newRow("words") << QByteArray{"just some words of a shell"};
    QTest::newRow("a huge count") << QByteArray{"\x7f\xff\xff\xff", 4};
}

void TestClipboardLeft::brokenParcelsHoldNothing()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!std::unique_ptr<QMimeData>{unpackClipboard(bytes)});
}

int main(int argc, char **argv)
{
    const XServer server;
    const QApplication application{argc, argv};
    TestClipboardLeft test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_clipboardleft.moc"
