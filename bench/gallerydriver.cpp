// gallerydriver LIBRARY PICTURES: the real window on a library, and an artist who looks around in
// it, searches, marks, trashes and imports the folder PICTURES, one thing after another. The trace
// tells what stood still between the marks chapter.begin and chapter.end, whose detail is its name;
// what was measured here is printed as one line of JSON.
#include "bench/benchwindow.h"
#include "core/library/imports.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTimer>
#include <QWindow>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto longest = 300s;
constexpr int quietLooks = 15; // 300 ms: what is asked for late has come, and is painted
constexpr int repaints = 200;
constexpr int jumps = 200;
constexpr int additions = 50;
constexpr auto untilRest = 10s;

//! What this thread worked since the last call, ms.
double work()
{
    static double before = 0;
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    const double now =
        static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    return now - std::exchange(before, now);
}

double milliseconds(auto act)
{
    const auto began = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double, std::milli>{std::chrono::steady_clock::now() - began}
        .count();
}

//! Its share of memory, KiB.
int proportionalSize()
{
    QFile file{u"/proc/self/smaps_rollup"_s};
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').front().toInt();
    }
    return -1;
}

class Looking : public QObject {
public:
    Looking(Application &application, MainWindow &window, QString pictures)
        : m_library{application.library()}
        , m_imports{application.imports()}
        , m_window{window}
        , m_view{control<GalleryView>(window, u"gallery"_s)}
        , m_pictures{std::move(pictures)}
    {
        connect(&application.imports(), &Imports::done, this, [this] { m_isImporting = false; });
        connect(&m_look, &QTimer::timeout, this, &Looking::look);
        QTimer::singleShot(longest, this, [] { endBench("it took too long"); });
        writeChapters();
        m_look.start(20ms);
    }

private:
    struct Chapter {
        QString name;
        std::function<void()> act;
    };

    void writeChapters()
    {
        m_chapters = {
            {u"start"_s, [] {}},
            {u"memory"_s, [this] { rest(); }},
            {u"repaint"_s, [this] { measureRepaint(); }},
            {u"jump"_s, [this] { measureJumps(); }},
            {u"scroll"_s, [this] { scroll(); }},
            {u"search: one letter"_s, [this] { search(u"l"_s); }},
            {u"search: one Chinese character"_s, [this] { search(u"光"_s); }},
            {u"search: a word"_s, [this] { search(u"lighthouse"_s); }},
            {u"search: nothing"_s, [this] { search({}); }},
            {u"select all"_s, [this] { m_view.selectAll(); }},
            {u"rate all"_s, [this] { trigger(u"actionRate3"_s); }},
            {u"select 500"_s, [this] { choose(500); }},
            {u"rate 500"_s, [this] { trigger(u"actionRate4"_s); }},
            {u"select 2,000"_s, [this] { choose(2'000); }},
            {u"trash 2,000"_s, [this] { trigger(u"actionDelete"_s); }},
            {u"restore 2,000"_s, [this] { trigger(u"actionUndo"_s); }},
            {u"import"_s, [this] { import(); }},
            {u"add"_s, [this] { add(additions); }},
        };
    }
    //! Goes on when nothing has moved for a while.
    void look()
    {
        const bool isBusy = m_isAsked || m_isResting || m_isImporting || m_isScrolling ||
                            m_toAdd > 0 || !m_view.gallery()->isKnown();
        m_quiet = isBusy ? 0 : m_quiet + 1;
        if (m_quiet < quietLooks)
            return;
        m_quiet = 0;
        if (m_at > 0)
            trace::mark("bench", "chapter.end", m_chapters[m_at - 1].name);
        if (m_at == m_chapters.size())
            return finish();
        const Chapter &chapter = m_chapters[m_at++];
        trace::mark("bench", "chapter.begin", chapter.name);
        chapter.act();
        // Behind everything that was told to the library meanwhile.
        m_isAsked = true;
        m_library.ask([](Library &) { return true; }, this, [this](bool) { m_isAsked = false; });
    }
    void finish()
    {
        std::printf("{%s}\n", m_notes.join(", ").constData());
        std::fflush(stdout);
        endBench(nullptr);
    }
    void note(const char *name, double value)
    {
        m_notes.append('"' + QByteArray{name} + "\": " + QByteArray::number(value, 'f', 4));
    }

    //! With nothing to do, and the start some seconds ago.
    void rest()
    {
        m_isResting = true;
        QTimer::singleShot(untilRest, this, [this] {
            note("pss_kib", proportionalSize());
            m_isResting = false;
        });
    }
    void measureRepaint()
    {
        const double own = milliseconds([this] {
            for (int i = 0; i < repaints; ++i)
                m_view.viewport()->repaint();
        });
        note("repaint_ms", own / repaints);
        const GridLayout::Range shown = m_view.visibleRows();
        QStandardItemModel model;
        QSize size;
        for (int i = 0; i < 2'000; ++i) {
            const int row = shown.first + i % std::max(1, shown.last - shown.first);
            const QPixmap *const pixmap = m_view.pixmap(row);
            size = m_view.visualRect(m_view.gallery()->index(row)).size();
            model.appendRow(new QStandardItem{pixmap ? QIcon{*pixmap} : QIcon{}, QString{}});
        }
        QListView list;
        list.setViewMode(QListView::IconMode);
        list.setUniformItemSizes(true);
        list.setIconSize(size);
        list.setGridSize(size + QSize{8, 8});
        list.setModel(&model);
        list.resize(m_view.size());
        list.show();
        while (!list.windowHandle()->isExposed())
            QCoreApplication::processEvents();
        list.viewport()->repaint();
        const double theirs = milliseconds([&list] {
            for (int i = 0; i < repaints; ++i)
                list.viewport()->repaint();
        });
        note("listview_ms", theirs / repaints);
    }
    void measureJumps()
    {
        QRandomGenerator random{3};
        std::vector<double> times;
        QScrollBar *const bar = m_view.verticalScrollBar();
        for (int i = 0; i < jumps; ++i) {
            const int to = random.bounded(std::max(1, bar->maximum()));
            times.push_back(milliseconds([&] {
                bar->setValue(to);
                m_view.viewport()->repaint();
            }));
        }
        std::sort(times.begin(), times.end());
        note("jump_p95_ms", times[times.size() * 95 / 100]);
        bar->setValue(0);
    }
    void scroll()
    {
        auto *const timer = new QTimer{this};
        timer->setTimerType(Qt::PreciseTimer);
        m_isScrolling = true;
        connect(timer, &QTimer::timeout, this, [this, timer, left = 250]() mutable {
            QScrollBar *const bar = m_view.verticalScrollBar();
            bar->setValue(bar->value() + 90);
            m_isScrolling = --left > 0;
            if (!m_isScrolling)
                timer->deleteLater();
        });
        timer->start(16ms);
    }
    void search(const QString &text) { control<QLineEdit>(m_window, u"search"_s).setText(text); }
    void trigger(const QString &action) { control<QAction>(m_window, action).trigger(); }
    void choose(int count)
    {
        GalleryModel &model = *m_view.gallery();
        const int first = model.jobCount();
        const int last = std::min(first + count, model.rowCount()) - 1;
        m_view.selectionModel()->select(QItemSelection{model.index(first), model.index(last)},
                                        QItemSelectionModel::ClearAndSelect);
    }
    void import()
    {
        m_isImporting = true;
        m_imports.tell([order = ImportOrder{.paths = {m_pictures}}](Imports &imports) {
            imports.take(order);
        });
    }
    //! One picture after another; what it costs the window, painting aside.
    void add(int count)
    {
        m_toAdd = count;
        m_view.setUpdatesEnabled(false);
        auto *const timer = new QTimer{this};
        connect(timer, &QTimer::timeout, this, [this, timer] {
            if (m_toAdd == additions)
                work();
            if (--m_toAdd > 0)
                return addOne(m_toAdd);
            note("add_ms", work() / additions);
            m_view.setUpdatesEnabled(true);
            timer->deleteLater();
        });
        timer->start(40ms);
    }
    void addOne(int number)
    {
        m_library.tell([number](Library &library) {
            Artwork artwork;
            artwork.uuid = u"added-%1"_s.arg(number);
            artwork.createdAt = QDateTime::currentDateTimeUtc();
            artwork.path = u"2026/01/%1.png"_s.arg(artwork.uuid);
            artwork.sha256 = QByteArray(32, 'y');
            artwork.md5 = QByteArray(16, 'y');
            artwork.mediaType = u"image/png"_s;
            artwork.size = {1024, 1024};
            artwork.bytes = 1'000'000;
            if (const Result<ArtworkId> id = library.insert(std::move(artwork)); !id)
                qFatal("%s", qUtf8Printable(id.error().message));
        });
    }

    Remote<Library> m_library;
    Remote<Imports> m_imports;
    MainWindow &m_window;
    GalleryView &m_view;
    QString m_pictures;
    QTimer m_look;
    std::vector<Chapter> m_chapters;
    QByteArrayList m_notes;
    size_t m_at = 0;
    int m_quiet = 0;
    int m_toAdd = 0;
    bool m_isAsked = false;
    bool m_isResting = false;
    bool m_isImporting = false;
    bool m_isScrolling = false;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 3)
        qFatal("gallerydriver LIBRARY PICTURES");
    const QString pictures = QString::fromLocal8Bit(argv[2]);
    return runBenchWindow(argc, argv, QString::fromLocal8Bit(argv[1]),
                          [pictures](Application &application, MainWindow &window) {
                              return std::make_unique<Looking>(application, window, pictures);
                          });
}
