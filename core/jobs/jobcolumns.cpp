#include "core/jobs/jobcolumns.h"

#include "core/database/columns.h"

#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QVariant nullable(std::optional<double> value)
{
    return value ? QVariant{*value} : QVariant{QMetaType::fromType<double>()};
}

QString toColumn(const QStringList &list)
{
    Json array = Json::array();
    for (const QString &one : list)
        array.push_back(toJson(one));
    return QString::fromUtf8(toBytes(array));
}

QStringList listFrom(const QVariant &value)
{
    QStringList out;
    const Result<Json> array = parseJson(value.toString().toUtf8());
    if (array && array->is_array()) {
        for (const Json &one : *array)
            out.append(toText(one));
    }
    return out;
}

QVariant endingColumn(const std::optional<Ending> &ending)
{
    if (!ending)
        return {};
    Json json = Json::object();
    json["state"] = toJson(toString(ending->state));
    json["error"] = toJson(errorColumn(ending->error).toString());
    return QString::fromUtf8(toBytes(json));
}

std::optional<Ending> endingFrom(const QVariant &value)
{
    const Result<Json> json = parseJson(value.toString().toUtf8());
    if (value.isNull() || !json)
        return {};
    Ending ending;
    ending.state = jobStateFromString(textAt(*json, "state")).value_or(JobState::Failed);
    if (const QString error = textAt(*json, "error"); !error.isEmpty())
        ending.error = errorFrom(error);
    return ending;
}

//! One column: its name, how a job writes it, and how a row fills it in.
struct Column {
    const char *name;
    QVariant (*write)(const Job &job);
    void (*read)(Job &job, const QVariant &value);
};

// What never changes after the insert.
const std::array fixedColumns{
    Column{"id", [](const Job &job) { return QVariant{job.id}; },
           [](Job &job, const QVariant &value) { job.id = value.toString(); }},
    Column{"position", [](const Job &job) { return QVariant{job.position}; },
           [](Job &job, const QVariant &value) { job.position = value.toLongLong(); }},
    Column{"provider", [](const Job &job) { return QVariant{job.request.provider}; },
           [](Job &job, const QVariant &value) { job.request.provider = value.toString(); }},
    Column{"model", [](const Job &job) { return QVariant{job.request.model}; },
           [](Job &job, const QVariant &value) { job.request.model = value.toString(); }},
    Column{"version", [](const Job &job) { return QVariant{job.request.version}; },
           [](Job &job, const QVariant &value) { job.request.version = value.toString(); }},
    Column{
        "parameters",
        [](const Job &job) { return QVariant{QString::fromUtf8(toBytes(job.request.parameters))}; },
        [](Job &job, const QVariant &value) {
            if (const Result<Json> parameters = parseJson(value.toString().toUtf8()))
                job.request.parameters = *parameters;
        }},
    Column{"prompt", [](const Job &job) { return QVariant{job.request.prompt()}; },
           [](Job &, const QVariant &) {}},
    Column{"fingerprint",
           [](const Job &job) { return QVariant{QString::fromLatin1(fingerprint(job.request))}; },
           [](Job &, const QVariant &) {}},
    Column{"seed_fixed", [](const Job &job) { return QVariant{job.seedFixed ? 1 : 0}; },
           [](Job &job, const QVariant &value) { job.seedFixed = value.toInt() != 0; }},
    Column{"roles",
           [](const Job &job) { return QVariant{QString::fromUtf8(toBytes(toJson(job.roles)))}; },
           [](Job &job, const QVariant &value) {
               if (const Result<Json> roles = parseJson(value.toString().toUtf8()))
                   job.roles = rolesFrom(*roles);
           }},
    Column{"created_at", [](const Job &job) { return QVariant{job.createdAt.toMSecsSinceEpoch()}; },
           [](Job &job, const QVariant &value) { job.createdAt = timeFrom(value); }},
    Column{"retry_of", [](const Job &job) { return nullableText(job.retryOf); },
           [](Job &job, const QVariant &value) { job.retryOf = value.toString(); }},
    Column{"group_id", [](const Job &job) { return textColumn(job.group); },
           [](Job &job, const QVariant &value) { job.group = value.toString(); }},
    Column{"template", [](const Job &job) { return textColumn(job.promptTemplate); },
           [](Job &job, const QVariant &value) { job.promptTemplate = value.toString(); }},
    Column{"album_id", [](const Job &job) { return QVariant{job.album}; },
           [](Job &job, const QVariant &value) { job.album = value.toLongLong(); }},
};

const std::array movingColumns{
    Column{"state", [](const Job &job) { return QVariant{toString(job.state)}; },
           [](Job &job, const QVariant &value) {
               job.state = jobStateFromString(value.toString()).value_or(JobState::Uncertain);
           }},
    Column{"remote_id", [](const Job &job) { return nullableText(job.remoteId); },
           [](Job &job, const QVariant &value) { job.remoteId = value.toString(); }},
    Column{"outputs", [](const Job &job) { return QVariant{toColumn(job.outputs)}; },
           [](Job &job, const QVariant &value) { job.outputs = listFrom(value); }},
    Column{"submitted_at", [](const Job &job) { return nullableTime(job.submittedAt); },
           [](Job &job, const QVariant &value) { job.submittedAt = timeFrom(value); }},
    Column{"submitted_there", [](const Job &job) { return nullableTime(job.submittedThere); },
           [](Job &job, const QVariant &value) { job.submittedThere = timeFrom(value); }},
    Column{"account", [](const Job &job) { return QVariant{job.account}; },
           [](Job &job, const QVariant &value) { job.account = value.toString(); }},
    Column{"resend", [](const Job &job) { return QVariant{job.resend ? 1 : 0}; },
           [](Job &job, const QVariant &value) { job.resend = value.toInt() != 0; }},
    Column{"succeeded_at", [](const Job &job) { return nullableTime(job.succeededAt); },
           [](Job &job, const QVariant &value) { job.succeededAt = timeFrom(value); }},
    Column{"finished_at", [](const Job &job) { return nullableTime(job.finishedAt); },
           [](Job &job, const QVariant &value) { job.finishedAt = timeFrom(value); }},
    Column{"attempts", [](const Job &job) { return QVariant{job.attempts}; },
           [](Job &job, const QVariant &value) { job.attempts = value.toInt(); }},
    Column{"retry_at", [](const Job &job) { return nullableTime(job.retryAt); },
           [](Job &job, const QVariant &value) { job.retryAt = timeFrom(value); }},
    Column{"cancel_asked", [](const Job &job) { return QVariant{job.cancelAsked ? 1 : 0}; },
           [](Job &job, const QVariant &value) { job.cancelAsked = value.toInt() != 0; }},
    Column{"error", [](const Job &job) { return errorColumn(job.error); },
           [](Job &job, const QVariant &value) { job.error = errorFrom(value); }},
    Column{"ending", [](const Job &job) { return endingColumn(job.ending); },
           [](Job &job, const QVariant &value) { job.ending = endingFrom(value); }},
    Column{"billed",
           [](const Job &job) {
               return job.billed ? QVariant{*job.billed ? 1 : 0}
                                 : QVariant{QMetaType::fromType<int>()};
           },
           [](Job &job, const QVariant &value) {
               if (!value.isNull())
                   job.billed = value.toInt() != 0;
           }},
    Column{"predict_seconds",
           [](const Job &job) {
               return nullable(job.predictSeconds >= 0 ? std::optional{job.predictSeconds}
                                                       : std::nullopt);
           },
           [](Job &job, const QVariant &value) {
               job.predictSeconds = value.isNull() ? -1 : value.toDouble();
           }},
    Column{"cost", [](const Job &job) { return nullable(job.cost.amount); },
           [](Job &job, const QVariant &value) {
               if (!value.isNull())
                   job.cost.amount = value.toDouble();
           }},
    Column{"cost_estimated", [](const Job &job) { return QVariant{job.cost.estimated ? 1 : 0}; },
           [](Job &job, const QVariant &value) { job.cost.estimated = value.toInt() != 0; }},
    Column{"currency", [](const Job &job) { return QVariant{job.cost.currency}; },
           [](Job &job, const QVariant &value) { job.cost.currency = value.toString(); }},
    Column{"dismissed", [](const Job &job) { return QVariant{job.dismissed ? 1 : 0}; },
           [](Job &job, const QVariant &value) { job.dismissed = value.toInt() != 0; }},
    Column{"over_cap", [](const Job &job) { return QVariant{job.overCap ? 1 : 0}; },
           [](Job &job, const QVariant &value) { job.overCap = value.toInt() != 0; }},
};

template <typename Columns>
QString namesOf(const Columns &columns, const char *after)
{
    QStringList names;
    for (const Column &column : columns)
        names.append(QLatin1StringView{column.name} + QLatin1StringView{after});
    return names.join(u", "_s);
}

template <typename Columns>
QVariantList valuesOf(const Columns &columns, const Job &job)
{
    QVariantList values;
    for (const Column &column : columns)
        values.append(column.write(job));
    return values;
}

} // namespace

QString jobColumns()
{
    return namesOf(fixedColumns, "") + u", "_s + namesOf(movingColumns, "");
}

QVariantList jobValues(const Job &job)
{
    return valuesOf(fixedColumns, job) + valuesOf(movingColumns, job);
}

Job jobFrom(const QSqlQuery &row)
{
    Job job;
    int at = 0;
    for (const Column &column : fixedColumns)
        column.read(job, row.value(at++));
    for (const Column &column : movingColumns)
        column.read(job, row.value(at++));
    return job;
}

QString movingJobColumns()
{
    return namesOf(movingColumns, " = ?");
}

QVariantList movingJobValues(const Job &job)
{
    return valuesOf(movingColumns, job);
}

} // namespace limner
