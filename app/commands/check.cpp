#include "app/commands/check.h"

#include "app/keptsettings.h"
#include "core/s3/s3bucket.h"
#include "core/upload/storecheck.h"
#include "ui/settings/storechecktext.h"

#include <QCoreApplication>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostClockOffset = 60; // seconds; webhooks bear five minutes, signatures fifteen

void note(CheckAnswer &answer, const std::optional<Error> &error)
{
    if (error && !answer.error)
        answer.error = error;
}

QCoro::Task<CheckedProvider> checked(Provider *provider, std::stop_token stop)
{
    CheckedProvider out;
    out.id = provider->id();
    if (!provider->isConfigured()) {
        Error missing;
        missing.kind = ErrorKind::NotConfigured;
        missing.message = provider->name() + u" has no key"_s;
        out.error = missing;
        co_return out;
    }
    const Result<Account> account = co_await provider->checkAccount(stop);
    if (account)
        out.account = account->name;
    else
        out.error = account.error();
    co_return out;
}

//! Those that have a key; without any, the one in use, which should have one.
std::vector<Provider *> toCheck(Application &application)
{
    std::vector<Provider *> out;
    for (Provider *one : application.catalog().all()) {
        if (one->isConfigured())
            out.push_back(one);
    }
    if (out.empty())
        out.push_back(application.catalog().find(application.settings().provider));
    return out;
}

auto notingIn(CheckAnswer *answer, const QString &accessKey)
{
    return [answer, accessKey](const StoreCheckStep &step) {
        const bool isGood = step.outcome != StoreCheckStep::Outcome::Failed;
        if (!isGood)
            note(*answer, step.error);
        answer->store.push_back(
            {.text = storeCheckText(step, accessKey), .error = step.error, .isGood = isGood});
        if (step.kind == StoreCheckStep::Kind::Reach &&
            std::abs(step.clockOffsetSeconds) > mostClockOffset) {
            Error wrong{ErrorKind::NotConfigured};
            wrong.message =
                QCoreApplication::translate(
                    "ServerCheck", "The clock of this computer is %1 s off: links and webhooks "
                                   "fail; switch time synchronisation on")
                    .arg(std::abs(step.clockOffsetSeconds));
            note(*answer, wrong);
            answer->store.push_back({.text = wrong.message});
        }
    };
}

//! The part of the answer that is about the store.
QCoro::Task<CheckAnswer> checkedStore(Application *application, std::stop_token stop)
{
    CheckAnswer answer;
    if (const Result<> configured = application->store().isConfigured(); !configured) {
        note(answer, configured.error());
        answer.store.push_back({.error = configured.error()});
        co_return answer;
    }
    const S3Config config = application->storeConfig(application->settings(), std::nullopt);
    StoreCheck check{application->http(), application->clock()};
    QObject::connect(&check, &StoreCheck::stepDone, &check, notingIn(&answer, config.accessKey));
    const StoreCheckResult result = co_await check.run(config, stop);
    if (!result.good)
        note(answer, Error{ErrorKind::NotConfigured});
    co_await check.shutdown();
    co_return answer;
}

void checkStudio(const Environment &environment, CheckAnswer &answer)
{
    const StudioDefaults studio = studioDefaults(environment);
    if (!studio.isThere)
        return;
    if (studio.trouble) {
        note(answer, studio.trouble);
        answer.studio.push_back({.error = studio.trouble});
        return;
    }
    QString text = u"The studio's defaults: %1 settings from %2"_s.arg(
        QString::number(studio.values.size()), studioDefaultsFile(environment));
    if (!studio.unknown.isEmpty())
        text += u"; this version does not know "_s + studio.unknown.join(u", "_s);
    answer.studio.push_back({.text = text, .isGood = true});
}

OrderedJson toJson(const std::vector<CheckedStep> &steps)
{
    OrderedJson out = OrderedJson::array();
    for (const CheckedStep &step : steps) {
        OrderedJson row{{"ok", step.isGood}};
        if (!step.text.isEmpty())
            row["text"] = step.text.toStdString();
        if (step.error)
            row["error"] = errorJson(*step.error);
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace

AsyncResult<CheckAnswer> check(Application *application, CheckCommand command, std::stop_token stop)
{
    if (command.createBucket) {
        const S3Config config = application->storeConfig(application->settings(), std::nullopt);
        S3Client store{application->http(), application->clock(), config};
        S3Bucket bucket{store};
        const Result<> created = co_await bucket.create(stop);
        if (!created)
            co_return propagate(created);
    }
    CheckAnswer answer;
    for (Provider *provider : toCheck(*application)) {
        CheckedProvider one = co_await checked(provider, stop);
        note(answer, one.error);
        answer.providers.push_back(std::move(one));
    }
    CheckAnswer ofStore = co_await checkedStore(application, stop);
    answer.store = std::move(ofStore.store);
    note(answer, ofStore.error);
    checkStudio(application->launch().environment, answer);
    co_return answer;
}

OrderedJson toJson(const CheckAnswer &answer)
{
    OrderedJson out{{"ok", !answer.error.has_value()}};
    out["providers"] = OrderedJson::array();
    for (const CheckedProvider &one : answer.providers) {
        OrderedJson row{{"provider", one.id.toStdString()}, {"ok", !one.error.has_value()}};
        if (one.error)
            row["error"] = errorJson(*one.error);
        else
            row["account"] = one.account.toStdString();
        out["providers"].push_back(std::move(row));
    }
    out["store"] = toJson(answer.store);
    if (!answer.studio.empty())
        out["studio"] = toJson(answer.studio);
    if (answer.error)
        out["error"] = errorJson(*answer.error);
    return out;
}

} // namespace limner
