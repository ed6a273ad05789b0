#include "app/windowdoor.h"

#include "app/api/apitoken.h"
#include "app/hooks/hooks.h"
#include "core/base/log.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// A window that was closed, or settings that were saved, wait no longer.
constexpr std::chrono::milliseconds patience = 2s;
constexpr qsizetype mostCalls = 20;

QString listenText(const Automation &chosen)
{
    const QString host = chosen.doorAddress.trimmed();
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' +
           QString::number(chosen.doorPort);
}

} // namespace

WindowDoor::WindowDoor(Application &application, QObject *parent)
    : QObject{parent}
    , m_application{application}
{
    connect(&application.hooks(), &Hooks::changed, this, &WindowDoor::follow);
    connect(&application.hooks().herald().notifier(), &Notifier::standChanged, this,
            &WindowDoor::tell);
}

WindowDoor::~WindowDoor() = default;

void WindowDoor::start()
{
    m_hasStarted = true;
    follow();
}

WindowDoor::Wish WindowDoor::wish() const
{
    const Automation &chosen = m_application.hooks().automation();
    return {.isOpen = chosen.door,
            .listen = listenText(chosen),
            .outside = chosen.doorOutside.trimmed(),
            .origins = chosen.doorOrigins.trimmed(),
            .tokens = m_tokens};
}

void WindowDoor::follow()
{
    if (m_hasStarted && !m_isMoving && wish() != m_wish)
        m_scope.spawn(move());
}

QCoro::Task<> WindowDoor::move()
{
    m_isMoving = true;
    while (wish() != m_wish && !m_scope.stopToken().stop_requested()) {
        m_wish = wish();
        if (m_door)
            co_await m_door->shutdown(patience);
        m_door.reset();
        m_address.clear();
        m_error.reset();
        if (m_wish.isOpen && !m_scope.stopToken().stop_requested())
            open();
        tell();
    }
    m_isMoving = false;
}

//! What the process was told beats what the settings say.
Environment WindowDoor::environment() const
{
    const Environment own = m_application.launch().environment.withoutFile();
    QHash<QString, QString> values{{u"LIMNER_API_BASE_URL"_s, m_wish.outside},
                                   {u"LIMNER_API_ORIGINS"_s, m_wish.origins}};
    for (const QString &name :
         {u"LIMNER_API_BASE_URL"_s, u"LIMNER_API_ORIGINS"_s, u"LIMNER_API_TOKEN"_s,
          u"LIMNER_API_PER_MINUTE"_s, u"LIMNER_API_GENERATE_PER_MINUTE"_s}) {
        if (own.has(name))
            values[name] = own.value(name);
    }
    return Environment{std::move(values)};
}

void WindowDoor::open()
{
    QStringList told; // the page says it in its own words
    const ServeOptions options{.listen = m_wish.listen};
    Result<ApiConfig> config =
        apiConfig(options, environment(), m_application.launch().folders, told);
    if (!config) {
        m_error = config.error();
        return;
    }
    m_door = std::make_unique<ApiDoor>(m_application, std::move(*config), m_application.clock());
    connect(m_door.get(), &ApiDoor::called, this, &WindowDoor::noteCall);
    if (const Result<QString> address = m_door->listen()) {
        m_address = *address;
        qCInfo(lcApp) << "the window answers on" << m_address;
    } else {
        m_error = address.error();
    }
}

void WindowDoor::noteCall(const QString &line)
{
    m_calls.prepend(line);
    if (m_calls.size() > mostCalls)
        m_calls.removeLast();
    tell();
}

void WindowDoor::renewToken()
{
    const Result<Secret> token = renewedApiToken(apiTokenFile(m_application.launch().folders));
    if (!token) {
        emit tokenNotMade(token.error());
        return;
    }
    ++m_tokens;
    emit tokenMade(*token);
    follow();
}

DoorStand WindowDoor::stand() const
{
    const NotifierStand told = m_application.hooks().herald().notifier().stand();
    return {.address = m_address,
            .error = m_error,
            .calls = m_calls,
            .owed = told.owed,
            .notHeard = told.trouble};
}

void WindowDoor::tell()
{
    const DoorStand now = stand();
    if (now == m_told)
        return;
    m_told = now;
    emit standChanged(now);
}

QCoro::Task<> WindowDoor::shutdown()
{
    m_hasStarted = false;
    co_await m_scope.drain();
    if (m_door)
        co_await m_door->shutdown(patience);
    m_door.reset();
}

} // namespace limner
