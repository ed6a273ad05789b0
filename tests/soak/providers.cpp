#include "tests/soak/providers.h"

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

constexpr double quick = 0.1;

SimReplicateOptions quickReplicate(const Commands &commands)
{
    SimReplicateOptions options;
    options.models = commands.models();
    options.timeScale = quick;
    return options;
}

SimTogetherOptions quickTogether()
{
    SimTogetherOptions options;
    options.timeScale = quick;
    return options;
}

SimMiniMaxOptions quickMiniMax()
{
    SimMiniMaxOptions options;
    options.timeScale = quick;
    options.perMinute = 0; // killed and started again, nobody keeps to a minute
    return options;
}

} // namespace

Providers::Providers(const Commands &commands)
    : m_replicate{quickReplicate(commands)}
    , m_together{quickTogether()}
    , m_minimax{quickMiniMax()}
{
    for (SimProvider *one : all())
        one->server().isRecording = false;
}

std::array<SimProvider *, 3> Providers::all()
{
    return {&m_replicate, &m_together, &m_minimax};
}

void Providers::introduceTo(Program &program) const
{
    program.set(u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(m_replicate.key()));
    program.set(u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_replicate.baseUrl()));
    program.set(u"TOGETHER_API_KEY"_s, QString::fromLatin1(m_together.key()));
    program.set(u"TOGETHER_API_BASE_URL"_s, QString::fromLatin1(m_together.baseUrl()));
    program.set(u"MINIMAX_API_KEY"_s, QString::fromLatin1(m_minimax.key()));
    program.set(u"MINIMAX_API_BASE_URL"_s, QString::fromLatin1(m_minimax.baseUrl()));
}

void Providers::watch(std::function<std::optional<ServedReply>(const ServedRequest &)> watcher)
{
    for (SimProvider *one : all())
        one->server().setFault(watcher);
}

std::vector<SimSale> Providers::sales()
{
    std::vector<SimSale> out;
    for (SimProvider *one : all()) {
        for (SimSale &sale : one->sales())
            out.push_back(std::move(sale));
    }
    return out;
}

double Providers::charged() const
{
    return m_replicate.charged + m_together.charged + m_minimax.charged;
}

int Providers::keysLeaked() const
{
    return m_replicate.tokensLeaked + m_together.keysLeaked + m_minimax.tokensLeaked;
}

} // namespace limner::test
