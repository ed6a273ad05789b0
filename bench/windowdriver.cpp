// windowdriver LIBRARY JOBS: the real window on a library, in the sandbox, with somebody in a
// hurry: scrolls all the time, searches, rates, and asks for so many jobs of four pictures. The
// trace tells what it felt like, between its marks bench.begin and bench.end.
#include "bench/benchwindow.h"

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
                endBench(nullptr);
        });
        QTimer::singleShot(longest, this, [] { endBench("the jobs took too long"); });
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
    void scroll()
    {
        QScrollBar *const bar = m_gallery->verticalScrollBar();
        bar->setValue(bar->value() >= bar->maximum() ? 0 : bar->value() + 60);
    }
    void search()
    {
        static const QStringList texts{u"light"_s, u"lighthouse quiet"_s, u"rating:>=3"_s,
                                       QString{}};
        control<QLineEdit>(m_window, u"search"_s).setText(texts.at(m_searches++ % texts.size()));
    }
    void rate()
    {
        const QModelIndex index = m_gallery->indexAt(m_gallery->viewport()->rect().center());
        if (index.isValid())
            m_gallery->setCurrentIndex(index);
        control<QAction>(m_window, u"actionRate%1"_s.arg(m_ratings++ % 6)).trigger();
    }
    void generate()
    {
        if (m_jobsLeft == 0)
            return;
        control<QTextEdit>(m_window, u"prompt"_s)
            .setPlainText(u"a hurried lamp, number %1"_s.arg(m_jobsLeft));
        control<QPushButton>(m_window, u"images_4"_s).click();
        auto &button = control<QPushButton>(m_window, u"generate"_s);
        if (!button.isEnabled())
            return;
        press(button);
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
    SystemClock m_clock;
    MainWindow &m_window;
    QAbstractItemView *m_gallery = &control<QAbstractItemView>(m_window, u"gallery"_s);
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
    const int jobs = QByteArray{argv[2]}.toInt();
    return runBenchWindow(argc, argv, QString::fromLocal8Bit(argv[1]),
                          [jobs](Application &application, MainWindow &window) {
                              return std::make_unique<Hurry>(application.jobs(), window, jobs);
                          });
}
