#include "app/hooks/herald.h"

#include "app/api/apitoken.h"
#include "app/application.h"
#include "app/commands/runanswer.h"
#include "app/hooks/hooksettings.h"
#include "core/base/log.h"
#include "core/library/artworkcalled.h"
#include "core/notify/webhook.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! A cap is reached once in its day or month, and once more when it was moved.
QString subjectOf(const CapRefusal &why, const QDateTime &now)
{
    const QDate day = now.toLocalTime().date();
    const bool isDaily = why.cap == CapRefusal::Cap::Day;
    return isDaily ? u"day %1 %2"_s.arg(day.toString(Qt::ISODate)).arg(why.limit)
                   : u"month %1 %2"_s.arg(day.toString(u"yyyy-MM"_s)).arg(why.limit);
}

} // namespace

Herald::Herald(Application &application, QObject *parent)
    : QObject{parent}
    , m_application{application}
    , m_notifier{application.http(), application.clock(), application.library().database(),
                 [this](const Notice &notice) { return wordsFor(notice); }}
{
    const JobBoard *const board = &application.jobs().board();
    connect(board, &JobBoard::jobFinished, this, [this] { m_notifier.wake(); });
    connect(board, &JobBoard::heldChanged, this, [this](const std::optional<CapHold> &hold) {
        if (hold)
            tellCap(hold->why);
    });
    connect(&application.outbox(), &Outbox::linkReady, this, [this] { m_notifier.wake(); });
}

void Herald::configure(const Automation &automation)
{
    NotifierConfig config;
    config.url = hookAddress(automation.notifyUrl);
    config.mayBePrivate = automation.notifyPrivate;
    if (!config.url.isEmpty()) {
        const Result<Secret> signing = secret();
        if (signing) {
            config.secret = *signing;
        } else {
            qCWarning(lcApp) << "nobody is told of anything:" << signing.error().message;
            config.url.clear();
        }
    }
    m_notifier.configure(std::move(config));
}

Result<Secret> Herald::secret() const
{
    const Environment own = m_application.launch().environment.withoutFile();
    const QString variable = u"LIMNER_NOTIFY_SECRET"_s;
    const QString file =
        QFileInfo{m_application.launch().folders.settingsFile}.path() + u"/notify-secret"_s;
    Secret out{own.value(variable)};
    if (out.isEmpty()) {
        Result<KeptApiToken> kept = keptWebhookSecret(file);
        if (!kept)
            return propagate(kept);
        out = std::move(kept->token);
    }
    if (webhookKey(out).isEmpty())
        return fail(ErrorKind::Usage, u"%1 is whsec_ and base64 of 16 bytes or more"_s.arg(
                                          own.has(variable) ? variable : file));
    return out;
}

void Herald::tellCap(const CapRefusal &why)
{
    const Error error = why.error();
    const OrderedJson data{{"cap", error.code.toStdString()},
                           {"limit", why.limit},
                           {"spent", why.spent},
                           {"reserved", why.reserved},
                           {"adds", why.adds},
                           {"currency", why.currency.toStdString()}};
    m_notifier.owe(u"cap.reached"_s, subjectOf(why, m_application.clock().now()), data);
}

std::optional<OrderedJson> Herald::wordsFor(const Notice &notice)
{
    if (notice.event == "artwork.stored"_L1)
        return pictureWords(notice.subject);
    if (notice.event == "job.failed"_L1)
        return jobWords(notice.subject);
    return parseOrderedJson(notice.data).value_or(OrderedJson::object());
}

std::optional<OrderedJson> Herald::pictureWords(const QString &uuid)
{
    Library &library = m_application.library();
    const std::optional<ArtworkId> id = artworkCalled(library.database(), uuid);
    std::optional<Artwork> artwork = id ? library.artwork(*id) : std::nullopt;
    if (!artwork)
        return std::nullopt; // deleted for good meanwhile
    const ReportedArtwork shown = reported(m_application, *std::move(artwork));
    OrderedJson out{{"id", uuid.toStdString()}, {"job", shown.artwork.jobId.toStdString()}};
    out.update(imageJson(shown));
    return out;
}

std::optional<OrderedJson> Herald::jobWords(const QString &id)
{
    const std::optional<Job> job = m_application.jobs().board().job(id);
    if (!job)
        return std::nullopt;
    const auto outputs = m_application.library().artworksOfJob(id).size();
    return jobJson(*job, static_cast<int>(outputs));
}

} // namespace limner
