#include "ui/compose/prompts/promptflow.h"

#include "core/library/library.h"
#include "core/prompt/prompthistory.h"
#include "core/prompt/prompttemplate.h"
#include "core/prompt/wildcards.h"
#include "core/queue/jobqueue.h"
#include "ui/common/formats.h"
#include "ui/common/prompttext.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/prompts/promptbar.h"
#include "ui/compose/form/promptfield.h"
#include "ui/compose/prompts/promptpast.h"

#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int pauseMs = 200;
constexpr quint64 manyPrompts = 1'000'000;

std::optional<Amount> priceOf(Budget &budget, const std::vector<JobDraft> &drafts)
{
    Amount sum{.value = 0};
    for (const JobDraft &draft : drafts) {
        const std::optional<Amount> one = budget.estimate(draft.request);
        if (!one)
            return std::nullopt;
        sum.value += one->value;
        sum.currency = one->currency;
    }
    return sum;
}

int picturesOf(const std::vector<JobDraft> &drafts)
{
    int pictures = 0;
    for (const JobDraft &draft : drafts)
        pictures += pictureCount(draft.request);
    return pictures;
}

} // namespace

PromptFlow::PromptFlow(const Services &services, ComposePanel &panel, QObject *parent)
    : QObject{parent}
    , m_services{services}
    , m_panel{panel}
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(pauseMs);
    connect(&m_timer, &QTimer::timeout, this, &PromptFlow::refresh);
    connect(&panel, &ComposePanel::draftChanged, this, [this] {
        m_isSeen = false;
        m_timer.start();
    });
    connect(&panel, &ComposePanel::promptStepWanted, this, &PromptFlow::step);
    PromptBar &bar = panel.promptBar();
    connect(&bar, &PromptBar::previewWanted, this, &PromptFlow::openPreview);
    connect(&bar, &PromptBar::listWanted, this, &PromptFlow::chooseList);
    connect(&bar, &PromptBar::historyWanted, this, &PromptFlow::openHistory);
    setWildcards({});
}

void PromptFlow::setWildcards(const QString &folder)
{
    const QString used = wildcardFolder(folder, m_services.library.source()->folder());
    if (used == m_wildcards)
        return;
    m_wildcards = used;
    m_isSeen = false;
    m_timer.start();
}

QString PromptFlow::prompt() const
{
    const PromptField *const field = m_panel.promptField();
    return field ? field->text() : QString{};
}

void PromptFlow::replace(const QString &text)
{
    if (PromptField *const field = m_panel.promptField())
        field->edit().replaceText(text);
}

void PromptFlow::refresh()
{
    const QString text = prompt();
    if (PromptTemplate::maybe(text))
        return write(text);
    m_written = {};
    m_panel.setPromptCount(1);
    m_panel.promptBar().setVariants({});
}

void PromptFlow::ask(const QString &text, const std::function<void(const WrittenPrompts &)> &take)
{
    m_services.library.ask([text, folder = m_wildcards, choice = m_choice](
                               Library &) { return writePrompts(text, folder, choice); },
                           this, take);
}

void PromptFlow::write(const QString &text)
{
    ask(text, [this, asked = ++m_asked](const WrittenPrompts &written) {
        if (asked != m_asked)
            return;
        m_written = written;
        if (m_preview && !m_list)
            m_preview->setPrompts(m_written, m_choice);
        priceIt();
    });
}

Result<std::vector<JobDraft>> PromptFlow::batch(const JobDraft &base) const
{
    const Result<std::vector<BatchItem>> items =
        itemsOf(prompts(), m_panel.itemOf(base), m_panel.schema());
    if (!items)
        return propagate(items);
    if (jobsOf(*items) > mostJobsOfBatch)
        return fail(
            promptError({PromptTrouble::Kind::TooManyJobs, {QString::number(mostJobsOfBatch)}}));
    return batchOf(*items, prompts().hasOwnSeeds() ? BatchSeed::AsGiven : m_choice.seed);
}

void PromptFlow::priceIt()
{
    BatchTotal total;
    if (prompts().error)
        total.obstacle = promptErrorText(*prompts().error);
    Result<std::vector<JobDraft>> drafts = std::vector<JobDraft>{};
    if (!prompts().error)
        drafts = batch(draftOf(m_panel.schema(), m_panel.request()));
    if (!drafts)
        total.obstacle = promptErrorText(drafts.error());
    if (!total.obstacle.isEmpty())
        return showTotal(total);
    total.jobs = static_cast<int>(drafts->size());
    total.pictures = picturesOf(*drafts);
    m_services.queue.ask(
        [drafts = *drafts](JobQueue &queue) { return priceOf(queue.caps().budget(), drafts); },
        this,
        [this, total, asked = m_asked](const std::optional<Amount> &price) mutable {
            total.price = price;
            if (asked == m_asked)
                showTotal(total);
        });
}

void PromptFlow::showTotal(const BatchTotal &total)
{
    if (m_preview)
        m_preview->setTotal(total);
    if (m_list)
        return;
    PromptBar &bar = m_panel.promptBar();
    m_isSeen = total.obstacle.isEmpty();
    m_panel.setPromptCount(m_written.isTemplate && m_isSeen ? int(m_written.rows.size()) : 1);
    if (!m_written.isTemplate)
        return bar.setVariants({});
    if (m_written.error)
        return bar.setVariants(total.obstacle, PromptBar::Tone::Wrong);
    const QString count = m_written.count > manyPrompts ? tr("more than a million prompts")
                          : m_written.count == 1
                              ? tr("1 prompt")
                              : tr("%1 prompts").arg(formatCount(qint64(m_written.count)));
    if (!m_isSeen)
        return bar.setVariants(count + u" · "_s + total.obstacle, PromptBar::Tone::Wrong);
    bar.setVariants(count + u" · "_s +
                    (total.price ? formatMoney(total.price->value, total.price->currency)
                                 : tr("price unknown")));
}

void PromptFlow::take(const QList<JobDraft> &drafts, const LocalFiles &files)
{
    const QString text = prompt();
    if (!m_list && !PromptTemplate::maybe(text))
        return emit ready(drafts, files);
    if (!m_list && !(m_isSeen && m_written.written == text))
        return ask(text, [this, drafts, files](const WrittenPrompts &written) {
            if (!written.isTemplate)
                return emit ready(drafts, files);
            m_written = written;
            openPreview();
        });
    if (!m_list && !m_written.isTemplate)
        return emit ready(drafts, files);
    const Result<std::vector<JobDraft>> all = batch(drafts.front());
    m_list.reset();
    if (!all)
        return emit failed(all.error());
    emit ready({all->begin(), all->end()}, files);
}

void PromptFlow::openPreview()
{
    if (!m_preview) {
        m_preview = new PromptPreview{m_panel.window()};
        connect(m_preview, &PromptPreview::chosen, this, [this](const VariantChoice &choice) {
            m_choice = choice;
            if (m_list)
                priceIt();
            else
                write(prompt());
        });
        connect(m_preview, &PromptPreview::generateWanted, &m_panel, &ComposePanel::generate);
        connect(m_preview, &QDialog::finished, this, [this] { m_list.reset(); });
    }
    m_preview->setPrompts(prompts(), m_choice);
    m_preview->setTotal({.obstacle = tr("The price is being looked up.")});
    if (m_list)
        priceIt();
    else
        write(prompt());
    m_preview->open();
}

void PromptFlow::chooseList()
{
    auto *const dialog = new QFileDialog{m_panel.window(), tr("Run a list of prompts")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Lists of prompts (*.txt *.csv *.tsv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &PromptFlow::runList);
    dialog->open();
}

void PromptFlow::runList(const QString &file)
{
    m_services.library.ask([file](Library &) { return readPromptList(file); }, this,
                           [this](const WrittenPrompts &list) {
                               ++m_asked;
                               m_list = list;
                               // A form that wants a prompt has one then.
                               if (!list.rows.empty() && prompt().isEmpty())
                                   replace(list.rows.front().prompt);
                               openPreview();
                           });
}

void PromptFlow::openHistory()
{
    auto *const past = new PromptPast{m_panel.schema().model, m_panel.window()};
    connect(
        past, &PromptPast::pageWanted, this,
        [this, past = QPointer{past}](const PromptQuery &query) {
            m_services.library.ask(
                [query](Library &library) { return PromptHistory{library.database()}.page(query); },
                past,
                [this, past, query](const Result<std::vector<SentPrompt>> &page) {
                    if (page)
                        past->addPage(query, *page);
                    else
                        emit failed(page.error());
                });
        });
    connect(
        past, &PromptPast::favouriteWanted, this, [this](const QString &prompt, bool favourite) {
            m_services.library.ask(
                [prompt, favourite, now = m_services.clock.now()](Library &library) {
                    return PromptHistory{library.database()}.setFavourite(prompt, favourite, now);
                },
                this,
                [this](const Result<> &done) {
                    if (!done)
                        emit failed(done.error());
                });
        });
    connect(past, &PromptPast::insertWanted, this, [this](const QString &text) {
        if (PromptField *const field = m_panel.promptField())
            field->edit().textCursor().insertText(text);
    });
    connect(past, &PromptPast::replaceWanted, this, &PromptFlow::replace);
    past->open();
}

// Like the history of a shell: up goes back, down comes forward, to what stood there at last.
void PromptFlow::step(int towardsPast)
{
    const QString text = prompt();
    if (m_past < 0 || text != m_stepped) {
        m_past = -1;
        m_present = text;
    }
    const int wanted = m_past + towardsPast;
    if (wanted < -1)
        return;
    if (wanted == -1) {
        m_past = -1;
        return replace(m_present);
    }
    const PromptQuery query{.offset = wanted, .limit = 1};
    m_services.library.ask(
        [query](Library &library) { return PromptHistory{library.database()}.page(query); }, this,
        [this, wanted](const Result<std::vector<SentPrompt>> &page) {
            if (!page)
                return emit failed(page.error());
            if (page->empty())
                return; // that was the first one of all
            m_past = wanted;
            m_stepped = page->front().text;
            replace(m_stepped);
        });
}

} // namespace limner
