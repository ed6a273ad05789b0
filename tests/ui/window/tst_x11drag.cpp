// Pictures that are dragged out of the window into another program, over a real X server and the
// real protocol (XDND): what that program is given.
#include "tests/app/xserver.h"
#include "tests/ui/window/lookrig.h"
#include "ui/viewer/filmstrip.h"

#include <QDrag>
#include <QProcess>

#include <algorithm>
#include <deque>
#include <functional>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QPoint targetPlace{1380, 780};
constexpr QPoint targetMiddle{1480, 880};

//! The other program, and what it says.
class Target {
public:
    Target()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QString::fromLocal8Bit(LIMNER_DROP_TARGET),
                        {QString::number(targetPlace.x()), QString::number(targetPlace.y())});
        if (!QTest::qWaitFor([this] { return count("ready") > 0; }, 20'000))
            qFatal("no target");
    }
    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;
    ~Target()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    //! How many lines it has said that begin so.
    [[nodiscard]] qsizetype count(const QByteArray &beginning)
    {
        read();
        return std::count_if(m_lines.begin(), m_lines.end(), [&beginning](const QByteArray &line) {
            return line.startsWith(beginning);
        });
    }
    //! The rest of the last line that begins so.
    [[nodiscard]] QByteArray said(const QByteArray &beginning)
    {
        read();
        for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line) {
            if (line->startsWith(beginning + ' '))
                return line->mid(beginning.size() + 1);
        }
        return {};
    }
    [[nodiscard]] QList<QByteArray> urls()
    {
        return QByteArray::fromPercentEncoding(said("urls")).simplified().split(' ');
    }
    [[nodiscard]] QString text()
    {
        return QString::fromUtf8(QByteArray::fromPercentEncoding(said("text")));
    }
    void forget() { m_lines.clear(); }

private:
    void read()
    {
        while (m_process.canReadLine())
            m_lines.push_back(m_process.readLine().trimmed());
    }
    QProcess m_process;
    std::vector<QByteArray> m_lines;
};

//! The hand on the mouse of the screen. A drag is a loop of its own in the program that is dragged
//! from: each step begins when the one before has ended and what it waits for is there.
class Hand final : public QObject {
public:
    struct Step {
        QStringList acts = {};
        std::function<bool()> isReady = {}; //!< before it begins
    };
    explicit Hand(std::deque<Step> steps)
        : m_steps{std::move(steps)}
    {
        m_look.setInterval(20);
        connect(&m_look, &QTimer::timeout, this, &Hand::goOn);
        m_look.start();
    }
    [[nodiscard]] bool isDone() const
    {
        return m_steps.empty() && m_process.state() == QProcess::NotRunning;
    }

private:
    void goOn()
    {
        if (m_process.state() != QProcess::NotRunning || m_steps.empty() ||
            (m_steps.front().isReady && !m_steps.front().isReady()))
            return;
        const Step step = m_steps.front();
        m_steps.pop_front();
        m_process.start(u"xdotool"_s, step.acts);
    }
    std::deque<Step> m_steps;
    QProcess m_process;
    QTimer m_look;
};

QStringList to(QPoint place)
{
    return {u"mousemove"_s, QString::number(place.x()), QString::number(place.y())};
}

//! From this point of the screen into the other program; `held` is a key.
bool drags(const Window &window, Target &target, QPoint from, const QString &held = {})
{
    target.forget();
    // A second move is told only after the target has agreed to the first one.
    const auto isBegun = [&window] { return window.window.findChild<QDrag *>() != nullptr; };
    const auto isOver = [&target] { return target.count("over") >= 1; };
    const auto isAgreed = [&target] { return target.count("over") >= 2; };
    std::deque<Hand::Step> steps{{to(from)},
                                 {{u"mousedown"_s, u"1"_s}},
                                 {to(from + QPoint{12, 12})},
                                 {to(from + QPoint{40, 30})},
                                 {to(targetMiddle), isBegun},
                                 {to(targetMiddle + QPoint{3, 3}), isOver},
                                 {{u"mouseup"_s, u"1"_s}, isAgreed}};
    if (!held.isEmpty()) {
        steps.push_front({{u"keydown"_s, held}});
        steps.push_back({{u"keyup"_s, held}, [&target] { return target.count("dropped") == 1; }});
    }
    const Hand hand{std::move(steps)};
    return QTest::qWaitFor([&] { return hand.isDone() && target.count("dropped") == 1; }, 60'000);
}

QByteArray addressOf(Look &look, ArtworkId id)
{
    return QUrl::fromLocalFile(look.path(id)).toEncoded();
}

QPoint placeOf(Look &look, int row)
{
    const GalleryView &view = look.gallery();
    return view.viewport()->mapToGlobal(view.visualRect(view.model()->index(row, 0)).center() -
                                        QPoint{0, 20});
}

} // namespace

class TestX11Drag : public QObject {
    Q_OBJECT
private slots:
    void aTileIsItsFileForAnyProgram();
    void withAltItIsItsLink();
    void severalAreTheirFiles();
    void theViewerGivesItsPictureAndThoseOfItsStrip();
};

//! The window, where the other program does not cover it.
struct Stand {
    Target target;
    Look look;

    explicit Stand(int pictures)
        : look{pictures, {320, 200}}
    {
        look.window->window.move(0, 0);
        look.window->resize({1360, 760});
        look.window->choose(0);
        if (!QTest::qWaitForWindowActive(&look.window->window))
            qFatal("the window does not come to the front");
    }
    bool drags(QPoint from, const QString &held = {})
    {
        return ::drags(*look.window, target, from, held);
    }
};

void TestX11Drag::aTileIsItsFileForAnyProgram()
{
    Stand stand{3};
    QVERIFY(stand.drags(placeOf(stand.look, 1)));
    const ArtworkId id = stand.look.ids[1];
    QCOMPARE(stand.target.urls(), QList<QByteArray>{addressOf(stand.look, id)});
    // The last line ends as RFC 2483 has it.
    QVERIFY(QByteArray::fromPercentEncoding(stand.target.said("urls")).endsWith("\r\n"));
    QCOMPARE(stand.target.said("image"), "320 200");
    QCOMPARE(stand.target.text(), stand.look.studio.outbox->link(id)->url);
    QCOMPARE(stand.target.said("action"), QByteArray::number(int(Qt::CopyAction)));
    QVERIFY(QFile::exists(stand.look.path(id))); // nobody took it away
}

void TestX11Drag::withAltItIsItsLink()
{
    Stand stand{2};
    QVERIFY(stand.drags(placeOf(stand.look, 0), u"Alt_L"_s));
    const QString link = stand.look.studio.outbox->link(stand.look.ids[0])->url;
    QCOMPARE(stand.target.urls(), QList<QByteArray>{link.toUtf8()});
    QCOMPARE(stand.target.text(), link);
    QCOMPARE(stand.target.said("image"), "0 0");
}

void TestX11Drag::severalAreTheirFiles()
{
    Stand stand{4};
    for (const int row : {1, 2})
        stand.look.gallery().chosen().toggle(row);
    QCoreApplication::processEvents();
    QVERIFY(stand.drags(placeOf(stand.look, 1)));
    QList<QByteArray> all;
    for (const int row : {0, 1, 2})
        all << addressOf(stand.look, stand.look.ids[size_t(row)]);
    QCOMPARE(stand.target.urls(), all);
    QCOMPARE(stand.look.gallery().chosen().count(), 3); // they still are
}

void TestX11Drag::theViewerGivesItsPictureAndThoseOfItsStrip()
{
    Stand stand{3};
    Look &look = stand.look;
    look.open(0);
    QTRY_VERIFY_WITH_TIMEOUT(!look.canvas().picture().whole.isNull(), patience);
    QVERIFY(stand.drags(look.canvas().mapToGlobal(look.canvas().rect().center())));
    QCOMPARE(stand.target.urls(), QList<QByteArray>{addressOf(look, look.ids[0])});
    const Filmstrip &strip = look.viewer().strip();
    QTRY_COMPARE_WITH_TIMEOUT(strip.pictures().size(), size_t{3}, patience);
    const ArtworkId other = strip.pictures()[2];
    QVERIFY(other != look.seen());
    QVERIFY(stand.drags(strip.mapToGlobal(strip.place(2).center())));
    QCOMPARE(stand.target.urls(), QList<QByteArray>{addressOf(look, other)});
    QVERIFY(stand.drags(strip.mapToGlobal(strip.place(2).center()), u"Alt_L"_s));
    QCOMPARE(stand.target.text(), look.studio.outbox->link(other)->url);
    QCOMPARE(look.seen(), look.ids[0]);
    QVERIFY(look.viewer().isVisible());
}

int main(int argc, char **argv)
{
    const XServer server;
    QApplication application{argc, argv};
    TestX11Drag test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_x11drag.moc"
