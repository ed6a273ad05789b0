#include "app/shot.h"

#include "app/compareshot.h"
#include "app/viewershot.h"
#include "core/provider/bundledmodels.h"
#include "core/provider/providertable.h"
#include "ui/compose/compare/comparerow.h"
#include "ui/compose/composeroom.h"
#include "ui/window/comparisons.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QCoreApplication>
#include <QCoroSignal>
#include <QDialog>
#include <QPixmap>
#include <QPushButton>
#include <QTextEdit>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

//! The key that opens this page over the gallery; empty for other pages.
QString overlayKey(const QString &page)
{
    if (page == u"queue")
        return u"keyQueue"_s;
    if (page == u"models")
        return u"keyModels"_s;
    if (page == u"help")
        return u"keyHelp"_s;
    return page == u"spend" ? u"keySpend"_s : QString{};
}

constexpr std::array prompts{
    u"a lighthouse keeper's kitchen at dawn, copper pans, sea light through salt-streaked glass, "
    u"gouache",
    u"moonlit terraces above a quiet valley, layered hills, muted blues",
    u"sunset over desert dunes, warm red and ochre, woodcut",
    u"spring forest hills under a pale sun, fresh greens",
    u"night sky over a mountain lake, stars and a thin aurora",
    u"an abstract field of drifting colour, soft edges",
    u"stormy sea at dusk, long swells, a single light",
    u"purple evening over rolling hills, low sun",
    u"winter landscape at blue hour, snow on far ridges",
    u"milky way above a dark forest, deep night",
    u"coastal cliffs in morning haze, ink and wash",
    u"abstract composition in gold and indigo",
};

JobDraft draftOf(const QString &prompt, qint64 seed, int width, int height)
{
    JobDraft draft;
    draft.request.provider = providerTable().front().id;
    draft.request.model = bundledModel().model;
    draft.request.version = bundledModel().version;
    draft.request.parameters = {{"prompt", prompt.toStdString()},
                                {"negative_prompt", "nsfw, lowres, watermark"},
                                {"seed", seed},
                                {"width", width},
                                {"height", height},
                                {"steps", 28},
                                {"cfg_scale", 5},
                                {"scheduler", "Euler a"}};
    draft.seedFixed = true;
    return draft;
}

} // namespace

Shot::Shot(Remote<JobQueue> queue, WindowHost &host, QString file, QString page)
    : m_queue{queue}
    , m_host{host}
    , m_file{std::move(file)}
    , m_page{std::move(page)}
{
    connect(&m_host, &WindowHost::awake, this, [this] { m_scope.spawn(take()); });
    connect(&queue.source()->board(), &JobBoard::jobFinished, this, &Shot::noteFinished);
}

Shot::~Shot()
{
    m_filled.finish();
    QCoro::waitFor(m_scope.drain());
}

void Shot::submitExamples()
{
    std::vector<JobDraft> drafts;
    qint64 seed = 2088123417;
    for (const char16_t *prompt : prompts) {
        const bool wide = seed % 2 == 1;
        drafts.push_back(
            draftOf(QString::fromUtf16(prompt), seed++, wide ? 1216 : 1024, wide ? 832 : 1024));
    }
    if (isViewerPage(m_page)) { // something to compare
        drafts.push_back(drafts.back());
        drafts.back().request.parameters["cfg_scale"] = 7.5;
    }
    m_queue.ask([drafts](JobQueue &queue) { return queue.intake().submit(drafts); }, this,
                [this](const Result<std::vector<Ticket>> &tickets) {
                    if (!tickets)
                        return m_filled.finish();
                    for (const Ticket &ticket : *tickets)
                        m_unfinished.insert(ticket.jobId);
                });
}

QCoro::Task<> Shot::fillLibrary()
{
    submitExamples();
    if (!m_filled.isDone())
        co_await qCoro(&m_filled, &Sleeper::done);
}

void Shot::noteFinished(const Job &job)
{
    if (m_unfinished.remove(job.id) && m_unfinished.isEmpty())
        m_filled.finish();
}

void Shot::startJobs()
{
    std::vector<JobDraft> drafts;
    qint64 seed = m_clock.now().toMSecsSinceEpoch() % 1'000'000'000;
    for (const char16_t *prompt :
         {u"the harbour at first light, fishing boats, gouache",
          u"a walled garden in late summer, woodcut", u"[[nsfw]] a refused picture"})
        drafts.push_back(draftOf(QString::fromUtf16(prompt), seed++, 1024, 1024));
    m_queue.tell([drafts](JobQueue &queue) { static_cast<void>(queue.intake().submit(drafts)); });
}

QCoro::Task<> Shot::take()
{
    if (m_page == u"compare")
        co_await showComparison();
    else if (isViewerPage(m_page))
        co_await showViewer();
    else if (m_page.isEmpty() || !overlayKey(m_page).isEmpty())
        co_await showGallery();
    else
        co_await showPage();
    QCoreApplication::quit();
}

QCoro::Task<> Shot::showGallery()
{
    co_await fillLibrary();
    startJobs();
    // The jobs are half way by then.
    co_await m_clock.sleep(1900ms, m_scope.stopToken());
    auto *const view = m_host.window().findChild<QAbstractItemView *>(u"gallery"_s);
    if (view && view->model()->rowCount() > 4)
        view->setCurrentIndex(view->model()->index(4, 0));
    if (auto *const prompt = m_host.window().findChild<QTextEdit *>(u"prompt"_s)) {
        prompt->setPlainText(QString::fromUtf16(prompts.front()));
        prompt->setFocus();
    }
    if (const QString key = overlayKey(m_page); !key.isEmpty())
        m_host.window().findChild<QAction *>(key)->trigger();
    co_await m_clock.sleep(500ms, m_scope.stopToken()); // preview and fade-ins
    auto *const dialog = m_host.window().findChild<QDialog *>();
    save(dialog ? static_cast<QWidget &>(*dialog) : m_host.window());
}

QCoro::Task<> Shot::showViewer()
{
    co_await fillLibrary();
    co_await m_clock.sleep(900ms, m_scope.stopToken()); // the last one comes to the gallery
    lookAt(m_host.window(), m_page);
    co_await m_clock.sleep(3000ms, m_scope.stopToken()); // whole pictures, and the strip
    save(m_host.window());
}

QCoro::Task<> Shot::showComparison()
{
    const QString group = u"shot"_s;
    co_await fillLibrary();
    submitCompared(group);
    m_host.window().findChild<ComposeRoom *>()->restore(comparedForm());
    m_host.window().findChild<Comparisons *>()->openGroup(group);
    co_await m_clock.sleep(9000ms, m_scope.stopToken());
    const auto rows = m_host.window().findChildren<CompareRow *>();
    if (rows.size() > 1)
        rows.at(1)->setOpen(true);
    const auto stars = m_host.window().findChildren<QAbstractButton *>(u"groupStar"_s);
    if (stars.size() > 1)
        stars.at(1)->click();
    co_await m_clock.sleep(900ms, m_scope.stopToken());
    save(m_host.window());
}

void Shot::submitCompared(const QString &group)
{
    m_queue.tell([group](JobQueue &queue) {
        static_cast<void>(queue.intake().submit(comparedJobs(group)));
    });
}

QCoro::Task<> Shot::showPage()
{
    if (m_page != u"firstrun")
        m_host.openSettings(m_page);
    auto *const dialog = m_host.window().findChild<QDialog *>(u"settingsDialog"_s);
    QWidget *const shown = dialog ? static_cast<QWidget *>(dialog) : &m_host.window();
    if (auto *const test = shown->findChild<QPushButton *>(u"testConnection"_s);
        test && m_page == u"storage")
        test->click();
    co_await m_clock.sleep(1500ms, m_scope.stopToken());
    save(*shown);
}

void Shot::save(QWidget &widget)
{
    if (!widget.grab().save(m_file))
        qWarning("the picture could not be written");
}

} // namespace limner
