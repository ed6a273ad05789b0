// windowdriver LIBRARY JOBS: the real window on a library, in the sandbox, with somebody in a
// hurry: scrolls all the time, searches, rates, and asks for so many jobs of four pictures. The
// trace tells what it felt like, between its marks bench.begin and bench.end.
#include "app/launch.h"
#include "app/owner/librarylock.h"
#include "app/servicehost.h"
#include "app/watchedapplication.h"
#include "app/windowhost.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QTextEdit>
#include <QTimer>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto longest = 180s;

class Hurry : public QObject {
public:
    Hurry(Remote<JobQueue> queue, MainWindow &window, int jobs)
        : m_window{window}
        , m_jobsLeft{jobs}
        , m_unfinished{jobs}
    {
        every(16ms, &Hurry::scroll);
        every(900ms, &Hurry::search);
        every(400ms, &Hurry::rate);
        every(500ms, &Hurry::generate);
        connect(&queue.source()->board(), &JobBoard::jobFinished, this, [this] {
            if (--m_unfinished == 0)
                finish(nullptr);
        });
        QTimer::singleShot(longest, this, [this] { finish("the jobs took too long"); });
        trace::mark("bench", "bench.begin");
    }

private:
    void every(std::chrono::milliseconds time, void (Hurry::*act)())
    {
        auto *const timer = new QTimer{this};
        timer->setTimerType(Qt::PreciseTimer);
        connect(timer, &QTimer::timeout, this, act);
        timer->start(time);
    }
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        T *const found = m_window.findChild<T *>(name);
        if (!found)
            qFatal("no control is called %s", qUtf8Printable(name));
        return found;
    }
    void scroll()
    {
        QScrollBar *const bar = m_gallery->verticalScrollBar();
        bar->setValue(bar->value() >= bar->maximum() ? 0 : bar->value() + 60);
    }
    void search()
    {
        static const QStringList texts{u"light"_s, u"lighthouse quiet"_s, u"rating:>=3"_s,
                                       QString{}};
        find<QLineEdit>(u"search"_s)->setText(texts.at(m_searches++ % texts.size()));
    }
    void rate()
    {
        const QModelIndex index = m_gallery->indexAt(m_gallery->viewport()->rect().center());
        if (index.isValid())
            m_gallery->setCurrentIndex(index);
        find<QAction>(u"actionRate%1"_s.arg(m_ratings++ % 6))->trigger();
    }
    void generate()
    {
        if (m_jobsLeft == 0)
            return;
        find<QTextEdit>(u"prompt"_s)->setPlainText(u"a hurried lamp, number %1"_s.arg(m_jobsLeft));
        find<QPushButton>(u"images_4"_s)->click();
        auto *const button = find<QPushButton>(u"generate"_s);
        if (!button->isEnabled())
            return;
        press(*button);
        --m_jobsLeft;
    }
    //! As a hand does it: two presses of one moment would be a double click.
    void press(QWidget &button)
    {
        for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
            const QPointF middle = button.rect().center();
            QMouseEvent event{type,           middle,         button.mapToGlobal(middle),
                              Qt::LeftButton, Qt::LeftButton, {}};
            event.setTimestamp(static_cast<quint64>(m_clock.elapsed().count()));
            QCoreApplication::sendEvent(&button, &event);
        }
    }
    void finish(const char *problem)
    {
        trace::mark("bench", "bench.end", QString::fromLatin1(problem));
        QCoreApplication::exit(problem ? 1 : 0);
    }

    SystemClock m_clock;
    MainWindow &m_window;
    QAbstractItemView *m_gallery = find<QAbstractItemView>(u"gallery"_s);
    int m_jobsLeft;
    int m_unfinished;
    int m_searches = 0;
    int m_ratings = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 3)
        qFatal("windowdriver LIBRARY JOBS");
    trace::open(qEnvironmentVariable("LIMNER_TRACE"));
    WatchedApplication qt{argc, argv};
    CommandLine line;
    line.sandbox = true;
    line.library = QString::fromLocal8Bit(argv[1]);
    const Launch launch = makeLaunch(line);
    LibraryLock lock{launch.library};
    if (const Result<bool> owned = lock.tryLock(); !owned || !*owned)
        qFatal("somebody else has the library");
    const Result<std::unique_ptr<ServiceHost>> services = ServiceHost::open(launch);
    if (!services)
        qFatal("%s", qUtf8Printable(services.error().message));
    Backstage &backstage = (*services)->backstage();
    WindowHost host{backstage, u"dark"_s, u"en"_s};
    std::unique_ptr<Hurry> hurry;
    const int jobs = QByteArray{argv[2]}.toInt();
    QObject::connect(&host, &WindowHost::awake, &host, [&] {
        hurry = std::make_unique<Hurry>(backstage.application().jobs(), host.window(), jobs);
    });
    host.show();
    return QApplication::exec();
}
