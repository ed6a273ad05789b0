// Drops from another program, over a real X server and the real protocol: what Firefox, Chromium
// and a file manager put into a drag.

#include "core/sandbox/fakehttpserver.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "tests/app/windowrig.h"
#include "tests/app/xserver.h"
#include "tests/support/pictures.h"
#include "tests/support/models.h"
#include "ui/compose/pictures/picturecard.h"

#include <QLineEdit>
#include <QProcess>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

using Formats = QList<std::pair<QString, QByteArray>>;

QByteArray wide(const QString &text)
{
    return {reinterpret_cast<const char *>(text.utf16()), text.size() * 2};
}

//! A model that takes a picture.
QByteArray editor()
{
    const OrderedJson prompt = {{"type", "string"}, {"default", ""}, {"x-order", 1}};
    return simModel("editor", {{"image", fileInput(0)}, {"prompt", prompt}});
}

//! Counts what a drag tells this program.
class Moves final : public QObject {
public:
    explicit Moves(QObject &watched) { watched.installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::DragMove || event->type() == QEvent::DragEnter;
        return false;
    }
    int count = 0;
};

} // namespace

class TestX11Drop : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aFileManager();
    void firefox();
    void chromiumWhoseAddressNeedsACookie();
    void aPageThatIsNoPicture();

private:
    //! What another program dropped on the widget; "dropped" when it was taken.
    [[nodiscard]] QByteArray dropped(const WindowRun &run, const char *on, const Formats &formats);
    //! The next line that begins so; empty when none comes.
    [[nodiscard]] static QByteArray said(QProcess &source, const char *beginning);
    //! Moves and presses the pointer of the screen.
    static void point(const QStringList &steps);
    [[nodiscard]] std::unique_ptr<WindowRun> opened() const;
    [[nodiscard]] QByteArray kept(const WindowRun &run) const;
    [[nodiscard]] static PictureCard *card(const WindowRun &run)
    {
        return run.host->window().findChild<PictureCard *>(u"picture_image"_s);
    }
    [[nodiscard]] static bool isKept(const WindowRun &run)
    {
        return card(run) && !card(run)->isPending() && card(run)->input();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SimReplicate> m_sim;
    std::unique_ptr<QProcess> m_source; //!< answers for its data as long as it runs
    FakeHttpServer m_web;
    QHash<QString, QString> m_environment;
};

void TestX11Drop::init()
{
    QCOMPARE(QGuiApplication::platformName(), u"xcb"_s);
    m_home = std::make_unique<QTemporaryDir>();
    SimReplicateOptions options;
    options.models = {editor()};
    m_sim = std::make_unique<SimReplicate>(options);
    // The store's address may be private: it is where pictures of the web are in this test.
    m_environment = {{u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(options.token)},
                     {u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_sim->baseUrl())},
                     {u"MINIO_ENDPOINT"_s, QString::fromLatin1(m_web.origin())},
                     {u"MINIO_ACCESS_KEY"_s, u"a"_s},
                     {u"MINIO_SECRET_KEY"_s, u"b"_s},
                     {u"MINIO_BUCKET"_s, u"pictures"_s}};
}

void TestX11Drop::cleanup()
{
    if (!m_source)
        return;
    m_source->kill();
    m_source->waitForFinished();
    m_source.reset();
}

std::unique_ptr<WindowRun> TestX11Drop::opened() const
{
    auto run = std::make_unique<WindowRun>(m_home->path(), m_environment);
    run->host->window().move(0, 0);
    run->nameModel(u"someone/editor"_s);
    if (!QTest::qWaitFor([&] {
            return run->host->window().findChild<QLineEdit *>(u"param_image"_s) != nullptr;
        }))
        qFatal("the editor does not load");
    return run;
}

QByteArray TestX11Drop::said(QProcess &source, const char *beginning)
{
    const auto hasLine = [&source] {
        return source.canReadLine() || source.state() == QProcess::NotRunning;
    };
    while (QTest::qWaitFor(hasLine, 20'000) && source.canReadLine()) {
        const QByteArray line = source.readLine().trimmed();
        if (line.startsWith(beginning))
            return line;
    }
    return {};
}

void TestX11Drop::point(const QStringList &steps)
{
    QProcess pointer;
    pointer.start(u"xdotool"_s, steps);
    if (!QTest::qWaitFor([&] { return pointer.state() == QProcess::NotRunning; }, 20'000) ||
        pointer.exitCode() != 0)
        qFatal("xdotool: %s", pointer.readAllStandardError().constData());
}

QByteArray TestX11Drop::dropped(const WindowRun &run, const char *on, const Formats &formats)
{
    const auto *const target = run.find<QWidget>(on);
    const QPoint place = target->mapToGlobal(target->rect().center());
    QStringList arguments;
    int number = 0;
    for (const auto &[format, bytes] : formats) {
        const QString file = m_home->filePath(u"offer%1"_s.arg(++number));
        writeFile(file, bytes);
        arguments << format + u"=@"_s + file;
    }
    m_source = std::make_unique<QProcess>();
    QProcess &source = *m_source;
    source.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    source.start(QString::fromLocal8Bit(LIMNER_DRAG_SOURCE), arguments);
    const QList<QByteArray> ready = said(source, "ready").split(' ');
    if (ready.size() != 3)
        return "no source";
    point({u"mousemove"_s, QString::fromLatin1(ready[1]), QString::fromLatin1(ready[2]),
           u"mousedown"_s, u"1"_s});
    if (said(source, "dragging").isEmpty())
        return "no drag";
    // A second move is told only after the target's answer to the first one.
    Moves moves{*QApplication::instance()};
    for (int step = 0; step < 3; ++step) {
        point({u"mousemove"_s, QString::number(place.x() + step % 2), QString::number(place.y())});
        if (!QTest::qWaitFor([&] { return moves.count > step; }, 10'000))
            return "no target";
    }
    point({u"mouseup"_s, u"1"_s});
    return said(source, "");
}

QByteArray TestX11Drop::kept(const WindowRun &run) const
{
    const QString name = card(run)->input()->name;
    return run.behind([name](Application &application) {
        return Inputs{application.library().folder()}.bytes(name).value_or(QByteArray{});
    });
}

void TestX11Drop::aFileManager()
{
    const std::unique_ptr<WindowRun> run = opened();
    const QByteArray bytes = pictureBytes({80, 60});
    // Not where temporary files are, and with all that Qt adds to the drag of a file.
    const QTemporaryDir folder{QDir::currentPath() + u"/drop-XXXXXX"_s};
    const QString file = folder.filePath(u"fox.png"_s);
    writeFile(file, bytes);
    QCOMPARE(
        dropped(*run, "drop_image", {{u"text/uri-list"_s, QUrl::fromLocalFile(file).toEncoded()}}),
        QByteArray{"dropped"});
    QTRY_VERIFY(isKept(*run));
    QCOMPARE(kept(*run), bytes);
    QVERIFY(QFile::exists(file)); // it was copied, not moved
}

void TestX11Drop::firefox()
{
    const std::unique_ptr<WindowRun> run = opened();
    const QByteArray original = pictureBytes({64, 48}, "jpg");
    m_web.on("GET", "/fox.jpg", {.headers = {{"Content-Type", "image/jpeg"}}, .body = original});
    const QString address = QString::fromLatin1(m_web.url("/fox.jpg"));
    const QString page = QString::fromLatin1(m_web.url("/page"));
    const QString written = run->find<QTextEdit>("prompt")->toPlainText();
    QCOMPARE(dropped(*run, "prompt",
                     {{u"text/x-moz-url"_s, wide(page + u"\nFoxes"_s)},
                      {u"application/x-moz-file-promise-url"_s, wide(address)},
                      {u"application/x-moz-file-promise-dest-filename"_s, wide(u"fox.jpg"_s)},
                      {u"text/html"_s,
                       wide(u"<a href=\"%1\"><img src=\"%2\"></a>"_s.arg(page, address))},
                      {u"text/plain"_s, page.toUtf8()},
                      {u"image/png"_s, pictureBytes({64, 48})}}),
             QByteArray{"dropped"});
    QTRY_VERIFY(isKept(*run));
    QCOMPARE(kept(*run), original); // not what was written anew for the drag
    QCOMPARE(card(*run)->nameShown(), u"fox.jpg"_s);
    QCOMPARE(run->find<QTextEdit>("prompt")->toPlainText(), written);
}

void TestX11Drop::chromiumWhoseAddressNeedsACookie()
{
    const std::unique_ptr<WindowRun> run = opened();
    m_web.on("GET", "/private.webp", {.status = 403});
    const QByteArray address = m_web.url("/private.webp");
    const QByteArray drawn = pictureBytes({40, 30});
    QCOMPARE(dropped(*run, "drop_image",
                     {{u"text/uri-list"_s, address},
                      {u"_NETSCAPE_URL"_s, address + "\nfox"},
                      {u"text/html"_s, "<img src=\"" + address + "\">"},
                      {u"chromium/x-renderer-taint"_s, "1"},
                      {u"image/png"_s, drawn}}),
             QByteArray{"dropped"});
    QTRY_VERIFY(isKept(*run));
    QCOMPARE(kept(*run), drawn);
}

void TestX11Drop::aPageThatIsNoPicture()
{
    const std::unique_ptr<WindowRun> run = opened();
    m_web.on("GET", "/page",
             {.headers = {{"Content-Type", "text/html"}}, .body = "<!doctype html><p>Foxes"});
    const QString page = QString::fromLatin1(m_web.url("/page"));
    QCOMPARE(dropped(*run, "drop_image",
                     {{u"text/x-moz-url"_s, wide(page + u"\nFoxes"_s)},
                      {u"text/plain"_s, page.toUtf8()}}),
             QByteArray{"dropped"});
    QTRY_VERIFY(!run->find<QLabel>("problem_image")->text().isEmpty());
    QVERIFY(!card(*run) || card(*run)->isHidden());
}

int main(int argc, char **argv)
{
    const XServer server;
    QApplication application{argc, argv};
    TestX11Drop test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_x11drop.moc"
