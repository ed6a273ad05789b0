#include "core/provider/replicate/replicateanswer.h"

#include "core/base/digest.h"
#include "core/provider/modelname.h"
#include "core/provider/replicate/replicateerror.h"
#include "core/schema/inputname.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner::replicate {
namespace {

constexpr qsizetype mostOutputs = 256;
constexpr double longestRun = 86'400; // seconds; Replicate's own limit

RemoteStatus statusFrom(const QString &word)
{
    static const std::pair<QLatin1StringView, RemoteStatus> words[] = {
        {"starting"_L1, RemoteStatus::Starting},   {"processing"_L1, RemoteStatus::Processing},
        {"succeeded"_L1, RemoteStatus::Succeeded}, {"successful"_L1, RemoteStatus::Succeeded},
        {"failed"_L1, RemoteStatus::Failed},       {"canceled"_L1, RemoteStatus::Cancelled},
        {"cancelled"_L1, RemoteStatus::Cancelled}, {"aborted"_L1, RemoteStatus::Aborted},
    };
    for (const auto &[name, status] : words) {
        if (word == name)
            return status;
    }
    return RemoteStatus::Unknown;
}

bool isOutputAddress(const QString &text)
{
    if (text.startsWith("data:"_L1, Qt::CaseInsensitive))
        return text.contains(u',');
    if (!text.startsWith("https://"_L1, Qt::CaseInsensitive) &&
        !text.startsWith("http://"_L1, Qt::CaseInsensitive))
        return false;
    const auto isBad = [](QChar c) { return c.isSpace() || !c.isPrint(); };
    return text.size() < 16'384 && std::none_of(text.begin(), text.end(), isBad);
}

//! The same bytes twice in a list are two pictures; the same address twice is one.
enum class Twice { Keep, Drop };

// JSON is at most 200 deep, so recursion is safe.
void collect(const Json &value, Twice twice, RemoteJob &job)
{
    if (value.is_string()) {
        const QString text = toText(value);
        if (!isOutputAddress(text))
            return;
        const bool isData = text.startsWith("data:"_L1, Qt::CaseInsensitive);
        const bool isAgain = job.outputs.contains(text) && (twice == Twice::Drop || !isData);
        if (job.outputs.size() < mostOutputs && !isAgain)
            job.outputs.append(text);
    } else if (value.is_array()) {
        for (const Json &item : value)
            collect(item, Twice::Keep, job);
    } else if (value.is_object()) {
        for (const Json &item : value)
            collect(item, Twice::Drop, job);
    }
}

//! What is not kept as a file already; null when it says nothing.
Json withoutFiles(const Json &value)
{
    if (value.is_string()) {
        const QString text = toText(value);
        return text.trimmed().isEmpty() || isOutputAddress(text) ? Json(nullptr) : value;
    }
    if (!value.is_structured())
        return value;
    Json rest = value.is_array() ? Json::array() : Json::object();
    for (const auto &[key, item] : value.items()) {
        Json left = withoutFiles(item);
        if (left.is_null())
            continue;
        if (value.is_array())
            rest.push_back(std::move(left));
        else
            rest[key] = std::move(left);
    }
    return rest.empty() ? Json(nullptr) : rest;
}

//! What a writing model leaves: pieces of one text where it streams (then its run has an address
//! for that, providers.md §1.4) or cut it between words, a line each otherwise.
QString joined(const Json &pieces, bool isStreamed)
{
    QStringList texts;
    bool isGlued = isStreamed;
    for (const Json &piece : pieces) {
        const QString text = toText(piece);
        if (piece.is_null() || isOutputAddress(text))
            continue;
        isGlued = isGlued || (!text.isEmpty() && (text.front().isSpace() || text.back().isSpace()));
        texts.append(text);
    }
    return texts.join(isGlued ? QString{} : u"\n"_s);
}

bool isText(const Json &value)
{
    return value.is_string() || value.is_null();
}

//! What the output says beside its files; an echo of what was asked for says nothing.
Json restOf(const Json &output, const Json &input)
{
    Json rest = withoutFiles(output);
    if (!rest.is_object() || !input.is_object())
        return rest;
    for (const auto &[key, value] : input.items()) {
        if (const auto echoed = rest.find(key); echoed != rest.end() && *echoed == value)
            rest.erase(echoed);
    }
    return rest.empty() ? Json(nullptr) : rest;
}

//! Files as they are named, words as text, anything else as JSON beside them.
void readOutput(const Json &output, bool isStreamed, RemoteJob &job)
{
    collect(output, Twice::Keep, job);
    if (output.is_array() && std::all_of(output.begin(), output.end(), isText)) {
        job.text = joined(output, isStreamed);
    } else if (output.is_structured()) {
        const Json rest = restOf(output, job.input);
        if (!rest.is_null() && isTerminal(job.status))
            job.outputs.append(u"data:application/json;base64,"_s +
                               QString::fromLatin1(toBytes(rest).toBase64()));
    } else if (!output.is_string() || !isOutputAddress(toText(output))) {
        job.text = toText(output);
    }
}

// A run that failed or was cancelled after it began is billed for its time; none before.
std::optional<bool> isBilled(const RemoteJob &job)
{
    if (!isTerminal(job.status))
        return std::nullopt;
    if (job.status == RemoteStatus::Aborted)
        return false;
    if (job.status == RemoteStatus::Succeeded)
        return true;
    return job.startedAt.isValid() || job.predictSeconds > 0;
}

std::optional<Error> failureOf(const RemoteJob &job, const Json &prediction)
{
    QString text = toText(memberAt(prediction, "error"));
    Error error;
    switch (job.status) {
    case RemoteStatus::Failed:
        return failureFrom(text.isEmpty() ? u"the model gave no reason"_s : text);
    case RemoteStatus::Cancelled:
        error = failureFrom(text);
        error.kind = ErrorKind::Cancelled;
        return error;
    case RemoteStatus::Aborted:
        error = failureFrom(text);
        error.kind = ErrorKind::Aborted;
        return error;
    default:
        return std::nullopt;
    }
}

//! Reads digits at `at` and moves past them; -1 without any, or beyond a million.
int readNumber(std::string_view text, size_t &at)
{
    int number = -1;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        number = std::max(number, 0) * 10 + (text[at] - '0');
        if (number > 1'000'000)
            return -1;
    }
    return number;
}

// One tqdm bar: `  7%|▋         | 2/28 [00:00<00:02, 11.02it/s]`, `percent` at the sign.
Progress readBar(std::string_view line, size_t percent)
{
    size_t at = percent + 1;
    const auto skipSpace = [&] {
        while (at < line.size() && line[at] == ' ')
            ++at;
    };
    if (percent == 0 || line[percent - 1] < '0' || line[percent - 1] > '9')
        return {};
    skipSpace();
    if (at >= line.size() || line[at] != '|')
        return {};
    const size_t end = line.find('|', at + 1);
    if (end == std::string_view::npos)
        return {};
    at = end + 1;
    skipSpace();
    const int step = readNumber(line, at);
    if (at >= line.size() || line[at] != '/')
        return {};
    ++at;
    const int steps = readNumber(line, at);
    if (step < 0 || steps <= 0 || step > steps)
        return {};
    return {.fraction = static_cast<double>(step) / steps, .step = step, .steps = steps};
}

//! What the provider shows in place of a value that it does not show.
bool isHidden(const Json &echoed)
{
    const QString text = toText(echoed);
    return echoed.is_null() ||
           (echoed.is_string() && (text.contains("redacted"_L1, Qt::CaseInsensitive) ||
                                   (!text.isEmpty() && text.count(u'*') == text.size())));
}

bool isInlineOf(const QString &inlineFile, const QString &inputName)
{
    const QByteArray coded = inlineFile.sliced(inlineFile.indexOf(u',') + 1).toLatin1();
    return QString::fromLatin1(sha256Hex(QByteArray::fromBase64(coded))) == digestOf(inputName);
}

Match matchOfValue(const Json &sent, const Json &echoed)
{
    if (sent == echoed) // 5 equals 5.0 here
        return Match::Yes;
    // A file comes back inline, or as the address it was sent ahead to or stored under.
    const QString text = sent.is_string() ? toText(sent) : QString{};
    if (isInputName(text) && isInlineFile(toText(echoed)))
        return isInlineOf(toText(echoed), text) ? Match::Yes : Match::No;
    const bool isFile = isInputName(text) || text.startsWith("data:"_L1);
    if (isFile && echoed.is_string() && isOutputAddress(toText(echoed)))
        return Match::Yes;
    if (sent.is_array() && echoed.is_array() && sent.size() == echoed.size()) {
        Match all = Match::Yes;
        for (size_t i = 0; i < sent.size() && all != Match::No; ++i) {
            const Match one = matchOfValue(sent[i], echoed[i]);
            all = one == Match::Yes ? all : one;
        }
        return all;
    }
    return isHidden(echoed) ? Match::CannotTell : Match::No;
}

Match matchOfInput(const Json &sent, const Json &echo)
{
    if (sent.empty())
        return echo.empty() ? Match::Yes : Match::No;
    Match all = Match::Yes;
    for (const auto &[key, value] : sent.items()) {
        const auto echoed = echo.find(key);
        const Match one = echoed == echo.end() ? Match::No : matchOfValue(value, *echoed);
        if (one == Match::No)
            return Match::No;
        if (one == Match::CannotTell)
            all = one;
    }
    return all;
}

//! As a request names it: a run of a deployment says its model, too, but under its own name it can
//! be run again.
QString modelOf(const Json &prediction)
{
    const QString deployment = textAt(prediction, "deployment").left(300);
    const QString model = textAt(prediction, "model").left(300);
    return deployment.isEmpty() ? model : u"deployments/"_s + deployment;
}

//! Each of the three ways of a create leaves another trace (providers.md §1.4).
Match matchOfModel(const Json &prediction, const Request &request)
{
    const QString version = textAt(prediction, "version");
    const QString model = modelOf(prediction);
    const bool isSame = model.compare(request.model, Qt::CaseInsensitive) == 0;
    if (isDeployment(request.model)) {
        // Without the key it may be a trimmed item, whose whole tells.
        const bool isUnnamed = textAt(prediction, "deployment").isEmpty();
        return isSame ? Match::Yes : isUnnamed ? Match::CannotTell : Match::No;
    }
    if (version.isEmpty() && model.isEmpty())
        return Match::CannotTell;
    if (isDeployment(model))
        return Match::No;
    const bool isOfVersion = !request.version.isEmpty() && version == request.version;
    // A model that was renamed answers under its new owner (providers.md §1.10).
    const bool hasMoved =
        model.section(u'/', 1).compare(request.model.section(u'/', 1), Qt::CaseInsensitive) == 0;
    if (request.version.isEmpty() && !isSame && hasMoved)
        return Match::CannotTell;
    return isOfVersion || (request.version.isEmpty() && isSame) ? Match::Yes : Match::No;
}

} // namespace

bool isUsableId(const QString &id)
{
    static const QRegularExpression pattern{u"\\A[A-Za-z0-9_-]{1,128}\\z"_s};
    return pattern.match(id).hasMatch();
}

bool isVersion(const QString &version)
{
    static const QRegularExpression pattern{u"\\A[0-9a-f]{64}\\z"_s};
    return pattern.match(version).hasMatch();
}

QDateTime parseTime(const QString &text)
{
    // Replicate sends 3 to 9 fractional digits; Qt wants at most three.
    static const QRegularExpression excess{u"(\\.\\d{3})\\d+"_s};
    QString trimmed = text.left(60);
    trimmed.replace(excess, u"\\1"_s);
    const QDateTime time = QDateTime::fromString(trimmed, Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime{};
}

Progress progressFromLogs(std::string_view logs)
{
    Progress furthest;
    size_t start = 0;
    while (start < logs.size()) {
        const size_t end = std::min(logs.find_first_of("\r\n", start), logs.size());
        const std::string_view line = logs.substr(start, end - start);
        for (size_t at = line.find('%'); at != std::string_view::npos;
             at = line.find('%', at + 1)) {
            const Progress bar = readBar(line, at);
            if (bar.fraction >= furthest.fraction && bar.steps > 0)
                furthest = bar;
        }
        start = end + 1;
    }
    return furthest;
}

Result<RemoteJob> toRemoteJob(const Json &prediction)
{
    if (!prediction.is_object())
        return fail(ErrorKind::InvalidAnswer, u"the prediction is no object"_s);
    RemoteJob job;
    job.id = textAt(prediction, "id");
    if (!isUsableId(job.id))
        return fail(ErrorKind::InvalidAnswer, u"id is missing or malformed"_s);
    job.status = statusFrom(textAt(prediction, "status"));
    job.dataRemoved = boolAt(prediction, "data_removed", false);
    job.createdAt = parseTime(textAt(prediction, "created_at"));
    job.startedAt = parseTime(textAt(prediction, "started_at"));
    job.completedAt = parseTime(textAt(prediction, "completed_at"));
    job.model = modelOf(prediction);
    job.version = textAt(prediction, "version").left(200);
    const double seconds = numberAt(memberAt(prediction, "metrics"), "predict_time").value_or(-1);
    // Money is made from it, so what no run can take counts as unknown.
    job.predictSeconds = seconds >= 0 && seconds <= longestRun ? seconds : -1;
    job.input = job.dataRemoved ? Json(nullptr) : memberAt(prediction, "input");
    const bool isStreamed = !textAt(memberAt(prediction, "urls"), "stream").isEmpty();
    readOutput(memberAt(prediction, "output"), isStreamed, job);
    if (const Json &logs = memberAt(prediction, "logs"); logs.is_string())
        job.progress = progressFromLogs(logs.get_ref<const std::string &>());
    if (job.status == RemoteStatus::Succeeded)
        job.progress.fraction = 1;
    job.failure = failureOf(job, prediction);
    job.billed = isBilled(job);
    return job;
}

Match matchOf(const Json &prediction, const Request &request)
{
    const Match model = matchOfModel(prediction, request);
    if (model == Match::No || textAt(prediction, "source") == "web"_L1)
        return Match::No;
    const Json &echo = memberAt(prediction, "input");
    const bool isGone = boolAt(prediction, "data_removed", false) || !echo.is_object() ||
                        (echo.empty() && !request.parameters.empty());
    const Match input = isGone ? Match::CannotTell : matchOfInput(request.parameters, echo);
    return input == Match::Yes ? model : input;
}

} // namespace limner::replicate
