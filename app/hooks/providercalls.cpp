#include "app/hooks/providercalls.h"

#include "app/application.h"
#include "app/hooks/hooksettings.h"
#include "core/base/eitherstop.h"
#include "core/base/log.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr size_t mostHeard = 10'000;
constexpr qsizetype longestId = 200;
constexpr std::chrono::milliseconds askAgainAfter = 1min;
// A wrong signature may mean a new secret, or nothing at all.
constexpr std::chrono::milliseconds doubtAfter = 5min;
constexpr std::chrono::milliseconds lookEvery = 50ms;

} // namespace

ProviderCalls::ProviderCalls(Application &application, QObject *parent)
    : QObject{parent}
    , m_application{application}
{}

ProviderCalls::~ProviderCalls() = default;

CallingProvider *ProviderCalls::calling(const QString &provider) const
{
    return dynamic_cast<CallingProvider *>(m_application.catalog().find(provider));
}

void ProviderCalls::configure(const Automation &automation)
{
    m_automation = automation;
    for (const Provider *one : m_application.catalog().all()) {
        if (CallingProvider *const caller = calling(one->id()))
            caller->setWebhook(m_application.isSandbox() ? QByteArray{}
                                                         : webhookAddress(m_automation, one->id()));
    }
}

void ProviderCalls::start()
{
    m_scope.spawn(learnAll());
}

QCoro::Task<> ProviderCalls::shutdown()
{
    return m_scope.drain();
}

QCoro::Task<> ProviderCalls::learnAll()
{
    const std::stop_token stop = m_scope.stopToken();
    for (const Provider *one : m_application.catalog().all()) {
        const QString id = one->id();
        const bool isCalled = !webhookAddress(m_automation, id).isEmpty();
        if (isCalled && calling(id) != nullptr && one->isConfigured() && !m_application.isSandbox())
            co_await learn(id, stop);
        if (stop.stop_requested())
            co_return;
    }
}

bool ProviderCalls::mayAsk(const Known &known, std::chrono::milliseconds pause) const
{
    return !known.isAsking &&
           (!known.askedAt || m_application.clock().elapsed() - *known.askedAt >= pause);
}

QCoro::Task<> ProviderCalls::learn(QString id, std::stop_token stop)
{
    m_known[id].isAsking = true;
    m_known[id].askedAt = m_application.clock().elapsed();
    const Result<Secret> secret = co_await calling(id)->webhookSecret(stop);
    m_known[id].isAsking = false;
    if (secret)
        m_known[id].secret = *secret;
    else if (!stop.stop_requested())
        qCWarning(lcProvider) << "what" << id
                              << "signs its calls with is not known:" << secret.error().message;
}

AsyncResult<> ProviderCalls::take(QString provider, WebhookHead head, QByteArray body,
                                  std::stop_token stop)
{
    CallingProvider *const asked = calling(provider);
    if (asked == nullptr || webhookAddress(m_automation, provider).isEmpty())
        co_return fail(ErrorKind::NotFound, u"nobody is expected to call here"_s);
    const EitherStop either{stop, m_scope.stopToken()};
    if (m_known[provider].secret.isEmpty() && mayAsk(m_known[provider], askAgainAfter))
        co_await learn(provider, either.token());
    // A call that comes right after the start is earlier than the first answer.
    while (m_known[provider].isAsking && m_known[provider].secret.isEmpty() &&
           !either.token().stop_requested())
        co_await m_application.clock().sleep(lookEvery, either.token());
    if (m_known[provider].secret.isEmpty())
        co_return fail(ErrorKind::Unavailable, u"its signature cannot be checked yet"_s);
    const QDateTime now = m_application.clock().now();
    Result<> right = checkWebhook(m_known[provider].secret, head, body, now);
    const bool isWrong = !right && right.error().kind == ErrorKind::Unauthorized;
    if (isWrong && mayAsk(m_known[provider], doubtAfter)) {
        co_await learn(provider, either.token());
        right = checkWebhook(m_known[provider].secret, head, body, now);
    }
    if (!right)
        co_return propagate(right);
    if (isNews(m_known[provider], head.id))
        asked->doorbell().ring(textAt(parseJson(body).value_or(Json{}), "id").left(longestId));
    co_return Result<>();
}

bool ProviderCalls::isNews(Known &known, const QByteArray &id)
{
    const std::chrono::milliseconds now = m_application.clock().elapsed();
    // Older ones are refused for their age.
    const std::chrono::milliseconds longest = 2 * webhookTolerance + 1min;
    std::erase_if(known.heard, [&](const auto &one) { return now - one.second > longest; });
    if (known.heard.size() >= mostHeard)
        known.heard.clear(); // a look too many costs nothing
    return known.heard.emplace(id, now).second;
}

} // namespace limner
