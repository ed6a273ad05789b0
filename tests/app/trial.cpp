#include "tests/app/trial.h"

#include "core/database/database.h"

#include <QDirIterator>

using namespace Qt::StringLiterals;

namespace limner::test {

namespace {

SimReplicateOptions quick(QList<QByteArray> models = {})
{
    SimReplicateOptions options;
    options.models = std::move(models);
    options.timeScale = 0.02;
    return options;
}

} // namespace

Trial::Trial()
    : CliRig{quick()}
{}

Trial::Trial(const QByteArray &model)
    : CliRig{quick({model})}
    , m_isShipped{false}
{}

QStringList Trial::asking(const QString &prompt, const QStringList &more) const
{
    if (m_isShipped)
        return CliRig::generating(prompt, more);
    return QStringList{u"generate"_s, u"--json"_s,   u"--model"_s,
                       trialModel,    u"--prompt"_s, prompt} +
           more;
}

ProgramRun Trial::generate(const QString &prompt, const QStringList &more) const
{
    return program.run(asking(prompt, more));
}

ProgramRun Trial::run(QStringView command) const
{
    return program.run({command.toString(), u"--json"_s});
}

void Trial::killOnce(const QString &prompt, const std::function<bool()> &until,
                     const QStringList &more)
{
    const auto process = program.start(asking(prompt, more));
    QTRY_VERIFY_WITH_TIMEOUT(until(), 30'000);
    process->kill();
    QVERIFY(Program::finish(*process).crashed);
}

void Trial::killRefused(const QString &prompt, const QStringList &more)
{
    provider.server().setFault([](const ServedRequest &request) -> std::optional<ServedReply> {
        if (!isCreate(request))
            return std::nullopt;
        return ServedReply{.status = 429, .headers = {{"Retry-After", "60"}}};
    });
    const auto isRefused = [this] {
        if (count(isCreate) == 0)
            return false;
        const Json known = jobs();
        return !known.empty() && textAt(known.at(0), "state") == u"queued";
    };
    killOnce(prompt, isRefused, more);
    provider.server().setFault({});
    const auto database = Database::open(program.database());
    QVERIFY(database && (*database)->run(u"UPDATE jobs SET retry_at = NULL"_s, {}));
}

std::vector<Json> Trial::inputs()
{
    std::vector<Json> found;
    for (const ServedRequest &request : provider.server().requests) {
        if (isCreate(request))
            found.push_back(memberAt(parseJson(request.body).value_or(Json{}), "input"));
    }
    return found;
}

QString Trial::sentVersion()
{
    QString version;
    for (const ServedRequest &request : provider.server().requests) {
        if (isCreate(request))
            version = textAt(parseJson(request.body).value_or(Json{}), "version");
    }
    return version;
}

qsizetype Trial::count(bool (*is)(const ServedRequest &))
{
    const auto &seen = provider.server().requests;
    return std::count_if(seen.begin(), seen.end(), is);
}

HttpResponse Trial::open(const QString &url)
{
    HttpRequest request;
    request.url = url.toLatin1();
    request.maxBytes = 256 << 20;
    return QCoro::waitFor(m_http.send(std::move(request), {})).value_or(HttpResponse{});
}

QStringList Trial::holding(const QByteArray &bytes)
{
    QStringList found;
    QDirIterator each{program.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories};
    while (each.hasNext()) {
        QFile file{each.next()};
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found.append(file.fileName());
    }
    for (const ServedRequest &request : store.server().requests) {
        if (request.body.contains(bytes) || request.target.contains(bytes))
            found.append(u"the store: "_s + QString::fromLatin1(request.target));
    }
    return found;
}

bool isCreate(const ServedRequest &request)
{
    return request.method == "POST" && request.target == "/v1/predictions";
}

bool isListing(const ServedRequest &request)
{
    return request.method == "GET" && request.path() == "/v1/predictions";
}

bool isPoll(const ServedRequest &request)
{
    return request.method == "GET" && request.target.startsWith("/v1/predictions/");
}

bool isDownload(const ServedRequest &request)
{
    return request.target.startsWith("/delivery/");
}

void eachPrediction(ServedReply &reply, const std::function<void(Json &)> &change)
{
    Result<Json> body = parseJson(reply.body);
    if (!body || !body->is_object())
        return;
    if (body->contains("results")) {
        for (Json &one : (*body)["results"])
            change(one);
    } else if (body->contains("version")) {
        change(*body);
    }
    reply.body = toBytes(*body);
}

ServedReply failing(int status)
{
    return {.status = status, .body = "not now"};
}

} // namespace limner::test
