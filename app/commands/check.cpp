#include "app/commands/commands.h"

#include "app/commands/report.h"
#include "core/s3/s3bucket.h"
#include "core/upload/storecheck.h"
#include "ui/common/errortext.h"
#include "ui/settings/storechecktext.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! Collects what each step says, in words and as JSON.
struct Report {
    OrderedJson providers = OrderedJson::array();
    OrderedJson steps = OrderedJson::array();
    QStringList lines = {};
    std::optional<Error> firstError = {};

    void add(const Error &error)
    {
        if (!firstError)
            firstError = error;
    }
};

QCoro::Task<> checkProviders(Application &application, Report &report, std::stop_token stop)
{
    for (Provider *provider : application.catalog().all()) {
        OrderedJson row{{"provider", provider->id().toStdString()}};
        if (!provider->isConfigured()) {
            Error missing;
            missing.kind = ErrorKind::NotConfigured;
            missing.message = provider->name() + u" has no key"_s;
            row["ok"] = false;
            row["error"] = errorJson(missing);
            report.add(missing);
            report.lines.append(u"✗ "_s + errorText(missing, ErrorPlace::Settings).sentence());
        } else if (const Result<Account> account = co_await provider->checkAccount(stop)) {
            row["ok"] = true;
            row["account"] = account->name.toStdString();
            report.lines.append(u"✓ %1: %2"_s.arg(provider->name(), account->name));
        } else {
            row["ok"] = false;
            row["error"] = errorJson(account.error());
            report.add(account.error());
            report.lines.append(u"✗ %1: %2"_s.arg(
                provider->name(), errorText(account.error(), ErrorPlace::Provider).sentence()));
        }
        report.providers.push_back(std::move(row));
    }
}

QCoro::Task<> checkStore(Application &application, Report &report, std::stop_token stop)
{
    if (const Result<> configured = application.store().isConfigured(); !configured) {
        report.add(configured.error());
        report.steps.push_back({{"ok", false}, {"error", errorJson(configured.error())}});
        report.lines.append(u"✗ "_s +
                            errorText(configured.error(), ErrorPlace::Settings).sentence());
        co_return;
    }
    const S3Config config = application.storeConfig(application.settings(), std::nullopt);
    StoreCheck check{application.http(), application.clock()};
    QObject::connect(&check, &StoreCheck::stepDone, &check, [&](const StoreCheckStep &step) {
        const bool good = step.outcome != StoreCheckStep::Outcome::Failed;
        OrderedJson row{{"ok", good},
                        {"text", storeCheckText(step, config.accessKey).toStdString()}};
        if (step.error)
            row["error"] = errorJson(*step.error);
        if (!good && step.error)
            report.add(*step.error);
        report.steps.push_back(std::move(row));
        report.lines.append((good ? u"✓ "_s : u"✗ "_s) + storeCheckText(step, config.accessKey));
    });
    const StoreCheckResult result = co_await check.run(config, stop);
    if (!result.good && !report.firstError)
        report.add(Error{ErrorKind::NotConfigured});
    co_await check.shutdown();
}

} // namespace

QCoro::Task<int> runCheck(Application &application, CommandLine line, CommandOutput output,
                          CommandStops stops)
{
    if (line.createBucket) {
        const S3Config config = application.storeConfig(application.settings(), std::nullopt);
        S3Client store{application.http(), application.clock(), config};
        S3Bucket bucket{store};
        const Result<> created = co_await bucket.create(stops.interrupt);
        if (!created)
            co_return reportFailure(output, line.json, created.error());
    }
    Report report;
    co_await checkProviders(application, report, stops.interrupt);
    co_await checkStore(application, report, stops.interrupt);
    if (line.json) {
        OrderedJson out{{"ok", !report.firstError.has_value()}};
        out["providers"] = report.providers;
        out["store"] = report.steps;
        if (report.firstError)
            out["error"] = errorJson(*report.firstError);
        output.out(toBytes(out) + '\n');
    } else {
        output.out(report.lines.join(u'\n').toUtf8() + '\n');
    }
    if (!report.firstError)
        co_return static_cast<int>(ExitCode::Good);
    if (!line.json)
        output.err(errorLine(*report.firstError));
    co_return static_cast<int>(exitCodeFor(report.firstError->kind));
}

} // namespace limner
