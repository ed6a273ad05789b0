#include "ui/gallery/jobdetails.h"

#include "core/base/clock.h"
#include "core/library/library.h"
#include "ui/common/controls.h"
#include "ui/common/errortext.h"
#include "ui/common/focusreturn.h"
#include "ui/common/theme.h"
#include "ui/gallery/detailrows.h"
#include "ui/gallery/keyvaluerows.h"
#include "ui/queue/jobcommands.h"
#include "ui/queue/jobtiles.h"
#include "ui/queue/jobwords.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

//! The seconds to the next try are counted elsewhere; here stands why.
ErrorText wordsOf(Job job, const JobTile &tile, const QDateTime &now)
{
    if (job.error)
        job.error->retryAfter = {};
    ErrorText text;
    if (job.error)
        text = tile.deadline.isValid() ? errorText(*job.error, ErrorPlace::Library)
                                       : jobErrorText(job);
    if (tile.deadline.isValid())
        text.why = (text.why + u' ' + deadlineText(tile.deadline, now)).trimmed();
    if (tile.kind == JobTile::Kind::Cancelling && !text.what.isEmpty())
        text.why = text.what + u". "_s + text.why;
    if (job.state == JobState::Uncertain && text.next.isEmpty())
        text.next = JobDetails::tr(
            "Look at the provider's own list before you submit it again: it may have been "
            "billed already.");
    return text;
}

} // namespace

JobDetails::JobDetails(const Services &services, const JobTiles &jobs, JobCommands &commands,
                       QWidget *parent)
    : QWidget{parent}
    , m_clock{services.clock}
    , m_jobs{jobs}
    , m_commands{commands}
{
    m_title = addLabel("jobTitle", u"strong"_s);
    m_why = addLabel("jobWhy", u"body-dim"_s);
    m_next = addLabel("jobNext", u"body-dim"_s);
    m_billed = addLabel("jobBilled", u"body-dim"_s);
    m_prompt = addLabel("jobPrompt", {});
    m_retry = makeButton({}, "jobRetry", {}, this);
    m_dismiss = makeButton({}, "jobDismiss", {}, this);
    m_cancel = makeButton({}, "jobCancel", {}, this);
    m_runNext = makeButton({}, "jobRunNext", {}, this);
    m_resume = makeButton({}, "jobResume", {}, this);
    m_retry->setProperty("kind", u"primary"_s);
    m_retry->setProperty("size", u"small"_s);
    m_rows = new KeyValueRows{services.library.source()->inputs(), this};
    layOut();
    new FocusReturn{*this};
    connectButtons();
    connectJobs();
}

void JobDetails::layOut()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_retry, m_resume, m_dismiss, m_runNext, m_cancel}) {
        button->hide(); // until there is a job to do it to
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(10);
    for (QLabel *label : {m_title, m_why, m_next, m_billed})
        column->addWidget(label);
    column->addLayout(buttons);
    column->addSpacing(6);
    column->addWidget(m_prompt);
    column->addWidget(m_rows);
    column->addStretch(1);
}

void JobDetails::connectButtons()
{
    const auto connectTo = [this](QPushButton *button, JobCommand command) {
        connect(button, &QPushButton::clicked, m_commands.action(command), &QAction::trigger);
    };
    connectTo(m_retry, JobCommand::Retry);
    connectTo(m_dismiss, JobCommand::Dismiss);
    connectTo(m_cancel, JobCommand::Cancel);
    connectTo(m_runNext, JobCommand::RunNext);
    connectTo(m_resume, JobCommand::Resume);
}

void JobDetails::connectJobs()
{
    connect(&m_jobs, &JobTiles::seen, this, [this](const Job &job) {
        if (job.id == m_id)
            refresh();
    });
    connect(&m_jobs, &JobTiles::changed, this, [this](int index) {
        if (m_jobs.at(index).jobId == m_id)
            refresh();
    });
    connect(&m_jobs, &JobTiles::standChanged, this, [this] {
        if (isVisible())
            refresh();
    });
}

QLabel *JobDetails::addLabel(const char *name, const QString &role)
{
    QLabel *const label = makeLabel({}, role, this);
    label->setObjectName(QLatin1StringView{name});
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void JobDetails::showJob(const QString &id)
{
    m_id = id;
    refresh();
}

void JobDetails::refresh()
{
    const Job *job = m_jobs.job(m_id);
    if (!job)
        return; // its tile went away; so will this
    m_commands.refresh();
    showStand(*job, jobTile(*job, m_jobs.progress(m_id), m_jobs.stand()));
    showCommands();
}

void JobDetails::showStand(const Job &job, const JobTile &tile)
{
    const QDateTime now = m_clock.now();
    const ErrorText text = wordsOf(job, tile, now);
    const bool isTold = tile.isTroubled() || tile.kind == JobTile::Kind::Retrying;
    m_title->setText(isTold && !text.what.isEmpty() ? text.what : caption(tile, now));
    setStyleProperty(*m_title, "role",
                     tile.kind == JobTile::Kind::Failed ? u"error"_s : u"strong"_s);
    m_why->setText(text.why);
    m_why->setVisible(!text.why.isEmpty());
    m_next->setText(text.next);
    m_next->setVisible(!text.next.isEmpty());
    m_billed->setText(billedText(job));
    m_billed->setVisible(tile.isTroubled());
    m_prompt->setText(job.request.prompt());
    m_rows->setRows(detailRows(job));
}

void JobDetails::showCommands()
{
    const auto showCommand = [this](QPushButton *button, JobCommand command) {
        button->setText(m_commands.action(command)->text());
        button->setVisible(m_commands.action(command)->isEnabled());
    };
    showCommand(m_retry, JobCommand::Retry);
    showCommand(m_dismiss, JobCommand::Dismiss);
    showCommand(m_cancel, JobCommand::Cancel);
    showCommand(m_runNext, JobCommand::RunNext);
    showCommand(m_resume, JobCommand::Resume);
}

} // namespace limner
