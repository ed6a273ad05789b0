#include "app/commands/commands.h"

#include "app/commands/localtrouble.h"
#include "app/commands/runreport.h"
#include "app/commands/report.h"
#include "app/rebuildwords.h"
#include "core/base/eitherstop.h"
#include "core/provider/bundledmodels.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

void printJson(const CommandOutput &output, const OrderedJson &value)
{
    output.out(toBytes(value) + '\n');
}

QByteArray oneLine(const QString &text, int most)
{
    return text.simplified().left(most).toUtf8();
}

} // namespace

int reportFailure(const CommandOutput &output, bool json, const Error &error)
{
    if (json) {
        const OrderedJson out{{"error", errorJson(error)}};
        printJson(output, out);
    }
    output.err(errorLine(error));
    return static_cast<int>(exitCodeFor(error.kind));
}

int runList(Application &application, const CommandLine &line, const CommandOutput &output)
{
    ArtworkQuery query;
    query.text = line.query;
    query.limit = line.limit;
    OrderedJson rows = OrderedJson::array();
    for (const ArtworkRow &row : application.library().rows(query)) {
        std::optional<Artwork> artwork = application.library().artwork(row.id);
        if (!artwork)
            continue;
        const ReportedArtwork image = reported(application, std::move(*artwork));
        if (line.json) {
            rows.push_back(listJson(image));
            continue;
        }
        const QString where = image.url.isEmpty() ? image.absolutePath : image.url;
        output.out(where.toUtf8() + "\t" + oneLine(image.artwork.request.prompt(), 80) + '\n');
    }
    if (line.json)
        printJson(output, rows);
    return static_cast<int>(ExitCode::Good);
}

int runJobs(Application &application, const CommandLine &line, const CommandOutput &output)
{
    OrderedJson rows = OrderedJson::array();
    for (const Job &stored : application.jobs().jobs().all()) {
        // What a full disk could not take down is known to the queue only.
        const Job job = application.jobs().job(stored.id).value_or(stored);
        const int kept = static_cast<int>(application.library().artworksOfJob(job.id).size());
        const QString trouble = localTroubleText(application, job);
        if (line.json) {
            OrderedJson row = jobJson(job, kept);
            if (!trouble.isEmpty())
                row["error"]["hint"] = trouble.toStdString();
            rows.push_back(std::move(row));
            continue;
        }
        output.out(job.id.toUtf8() + '\t' + toString(job.state).toUtf8() + '\t' +
                   oneLine(job.request.prompt(), 80) + '\n');
        if (!trouble.isEmpty())
            output.out("  " + trouble.toUtf8() + '\n');
    }
    if (line.json)
        printJson(output, rows);
    return static_cast<int>(ExitCode::Good);
}

QCoro::Task<int> runModel(Application &application, CommandLine line, CommandOutput output,
                          CommandStops stops)
{
    const QString provider =
        line.provider.isEmpty() ? application.settings().provider : line.provider;
    Result<ModelSchema> model = bundledModel();
    if (line.query != bundledModel().model)
        model = co_await application.models().fetch(provider, line.query, stops.interrupt);
    if (!model)
        co_return reportFailure(output, line.json, model.error());
    if (line.json) {
        printJson(output, modelJson(*model));
        co_return static_cast<int>(ExitCode::Good);
    }
    output.out(model->model.toUtf8() + ' ' + model->version.toUtf8() + '\n');
    for (const Parameter &parameter : model->parameters)
        output.out("  " + parameter.name.toUtf8() + "  " + toString(parameter.kind).toUtf8() +
                   "  " + toBytes(parameter.defaultValue).left(60) + '\n');
    co_return static_cast<int>(ExitCode::Good);
}

QCoro::Task<int> runCommand(Application &application, CommandLine line, CommandOutput output,
                            CommandStops stops)
{
    using Command = CommandLine::Command;
    if (application.rebuild().isNews()) {
        // What is not found yet could be paid for again; no command is worth that.
        const EitherStop either{stops.interrupt, stops.abandon};
        co_await application.rebuild().finished(either.token());
        static_cast<void>(application.rebuild().isNews());
        const QString told = rebuildText(*application.rebuild().progress()).sentence();
        output.err("limner: " + told.toUtf8() + '\n');
    }
    switch (line.command) {
    case Command::Generate:
        co_return co_await runGenerate(application, std::move(line), std::move(output), stops);
    case Command::Resume:
        co_return co_await runResume(application, std::move(line), std::move(output), stops);
    case Command::Check:
        co_return co_await runCheck(application, std::move(line), std::move(output), stops);
    case Command::Model:
        co_return co_await runModel(application, std::move(line), std::move(output), stops);
    case Command::List:
        co_return runList(application, line, output);
    case Command::Spend:
        co_return runSpend(application, line, output);
    case Command::Jobs:
        co_return runJobs(application, line, output);
    case Command::Window:
    case Command::Help:
    case Command::Version:
        break;
    }
    co_return static_cast<int>(ExitCode::Good);
}

} // namespace limner
