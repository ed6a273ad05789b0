#include "app/api/route.h"

#include "app/api/artworkroutes.h"
#include "app/api/contenttasks.h"
#include "app/api/docroutes.h"
#include "app/api/envelopes.h"
#include "app/api/hookroutes.h"
#include "app/api/inputroutes.h"
#include "app/api/jobroutes.h"
#include "app/api/metricsroutes.h"
#include "app/api/openapi.h"
#include "app/api/pageroutes.h"
#include "app/api/recordfirst.h"
#include "app/api/standroutes.h"
#include "app/api/synclinks.h"

namespace limner {
namespace {

using Place = RouteField::Place;

const RouteField limitField{.name = "limit", .schema = "integer", .summary = "Rows, 1 to 200; 50"};
const RouteField afterField{.name = "after", .summary = "The `next` of the page before"};
const RouteField langField{.name = "lang", .summary = "en or zh"};
const RouteField promptField{.place = Place::Body, .name = "prompt", .isRequired = true};

RouteField inBody(const char *name, const char *schema, const char *summary = "")
{
    return {.place = Place::Body, .name = name, .schema = schema, .summary = summary};
}

std::vector<Route> pageTable()
{
    return {
        {.pattern = "/",
         .summary = "A page that uses this interface",
         .answer = pageAnswer,
         .needsToken = false,
         .schema = "text/html",
         .fields = {langField}},
        {.pattern = "/look",
         .summary = "The pictures as a page without JavaScript; the token is the password",
         .answer = lookAnswer,
         .password = Route::Password::AskedFor,
         .schema = "text/html",
         .fields = {langField, afterField}},
        {.pattern = "/page.js",
         .summary = "Of the page",
         .answer = pageScriptAnswer,
         .needsToken = false,
         .schema = "text/javascript"},
        {.pattern = "/page.css",
         .summary = "Of the page",
         .answer = pageStyleAnswer,
         .needsToken = false,
         .schema = "text/css"},
        {.pattern = "/page.svg",
         .summary = "Of the page",
         .answer = pageIconAnswer,
         .needsToken = false,
         .schema = "image/svg+xml"},
        {.pattern = "/docs",
         .summary = "The documentation, from its first page on",
         .answer = docsAnswer,
         .needsToken = false,
         .status = 307,
         .schema = "text/plain",
         .fields = {langField}},
        {.pattern = "/docs/{page}",
         .summary = "A page of the documentation",
         .answer = docAnswer,
         .needsToken = false,
         .schema = "text/html",
         .fields = {langField}},
        {.pattern = "/docs/pictures/{name}",
         .summary = "A picture of the documentation",
         .answer = docPictureAnswer,
         .needsToken = false,
         .schema = "image/webp"},
    };
}

std::vector<Route> standTable()
{
    return {
        {.pattern = "/healthz",
         .summary = "Whether it works",
         .answer = healthAnswer,
         .needsToken = false,
         .schema = "Health"},
        {.pattern = "/metrics",
         .summary = "How the service does, for Prometheus",
         .answer = metricsAnswer,
         .schema = "text/plain"},
        {.pattern = "/openapi.json", .summary = "This document", .answer = documentAnswer},
        {.pattern = "/v1/models",
         .summary = "Models that fit the words",
         .answer = modelsAnswer,
         .fields = {{.name = "q"}, {.name = "provider"}}},
        {.pattern = "/v1/models/{owner}/{name}",
         .summary = "The parameters of a model",
         .answer = modelAnswer,
         .fields = {{.name = "provider"}}},
        {.pattern = "/v1/models/{name}",
         .summary = "The same of a model without an owner",
         .answer = modelAnswer,
         .fields = {{.name = "provider"}}},
        {.pattern = "/v1/spend", .summary = "What was spent", .answer = spendAnswer},
        {.pattern = "/v1/check", .summary = "Tries providers and store", .answer = checkAnswer},
        {.pattern = "/v1/events",
         .summary = "What happens, as it happens",
         .answer = eventsAnswer,
         .schema = "text/event-stream",
         .fields = {{.place = Place::Header, .name = "Last-Event-ID"}}},
    };
}

std::vector<Route> jobTable()
{
    return {
        {.method = "POST",
         .pattern = "/v1/jobs",
         .summary = "Pictures from a prompt",
         .answer = submitAnswer,
         .generates = true,
         .status = 202,
         .schema = "Submitted",
         .fields = {promptField, inBody("provider", "string"), inBody("model", "string"),
                    inBody("version", "string"), inBody("negative_prompt", "string"),
                    inBody("count", "integer", "Pictures, 1 to 100"),
                    inBody("parameters", "object", "As /v1/models/{owner}/{name} lists them"),
                    inBody("id", "string", "One id is one job, for ever")}},
        {.pattern = "/v1/jobs",
         .summary = "Every job, unfinished first",
         .answer = jobsAnswer,
         .schema = "Jobs",
         .fields = {{.name = "state"}, limitField, afterField}},
        {.pattern = "/v1/jobs/{id}",
         .summary = "One job",
         .answer = jobAnswer,
         .schema = "Job",
         .tell = tellJob},
        {.pattern = "/v1/jobs/{id}/wait",
         .summary = "The job when it is over, or the time is up",
         .answer = waitAnswer,
         .schema = "Job",
         .fields = {{.name = "seconds", .schema = "integer", .summary = "0 to 600; 60"}}},
        {.method = "POST",
         .pattern = "/v1/jobs/{id}/cancel",
         .summary = "Takes it back",
         .answer = cancelAnswer,
         .status = 202,
         .schema = "Job"},
        {.method = "POST",
         .pattern = "/v1/jobs/{id}/retry",
         .summary = "Once more",
         .answer = retryAnswer,
         .generates = true,
         .status = 202,
         .schema = "Job"},
    };
}

std::vector<Route> pictureTable()
{
    return {
        {.pattern = "/v1/artworks",
         .summary = "The library, newest first",
         .answer = artworksAnswer,
         .schema = "Artworks",
         .fields = {{.name = "q", .summary = "As in the search field"}, limitField, afterField}},
        {.pattern = "/v1/artworks/{id}",
         .summary = "One picture",
         .answer = artworkAnswer,
         .schema = "Artwork"},
        {.pattern = "/v1/artworks/{id}/file",
         .summary = "Its bytes",
         .answer = fileAnswer,
         .password = Route::Password::Taken,
         .schema = "image/*",
         .fields = {{.place = Place::Header, .name = "Range"}}},
        {.pattern = "/v1/artworks/{id}/thumbnail",
         .summary = "Small",
         .answer = thumbnailAnswer,
         .password = Route::Password::Taken,
         .schema = "image/*",
         .fields = {{.name = "edge", .schema = "integer", .summary = "Longest side, 16 to 640"}}},
        {.pattern = "/v1/artworks/{id}/link",
         .summary = "Its link, made fresh",
         .answer = linkAnswer,
         .fields = {{.name = "format"},
                    {.name = "lifetime", .schema = "integer", .summary = "Seconds, or as in 7d"}}},
        {.method = "PATCH",
         .pattern = "/v1/artworks/{id}",
         .summary = "What one thinks of it",
         .answer = markAnswer,
         .schema = "Artwork",
         .fields = {inBody("rating", "integer", "0 to 5"), inBody("favourite", "boolean"),
                    inBody("tags", "array", "All it has from now on")}},
        {.method = "DELETE",
         .pattern = "/v1/artworks/{id}",
         .summary = "To the trash",
         .answer = trashAnswer,
         .status = 204},
        {.method = "POST",
         .pattern = "/v1/inputs",
         .summary = "A file that goes into a model: raw, or the first file of a form",
         .answer = inputAnswer,
         .status = 201,
         .schema = "Input"},
    };
}

std::vector<Route> dialectTable()
{
    const RouteField model = inBody("model", "string");
    const RouteField width = inBody("width", "integer");
    const RouteField height = inBody("height", "integer");
    const RouteField steps = inBody("steps", "integer");
    return {
        {.method = "POST",
         .pattern = "/generate",
         .summary = "Links, once every picture is stored",
         .answer = syncLinksAnswer,
         .dialect = Dialect::SyncLinks,
         .generates = true,
         .fields = {promptField, inBody("negative_prompt", "string"), steps, width, height,
                    inBody("batch_size", "integer", "1 to 4")}},
        {.method = "POST",
         .pattern = "/api/images/generate",
         .summary = "A task; equal parameters are one",
         .answer = beginTaskAnswer,
         .dialect = Dialect::ContentTasks,
         .generates = true,
         .fields = {promptField, model, width, height, steps, inBody("n", "integer")}},
        {.pattern = "/api/images/{taskId}",
         .summary = "How the task stands",
         .answer = taskAnswer,
         .dialect = Dialect::ContentTasks},
        {.method = "POST",
         .pattern = "/api/v1/assets/mints/image/generation",
         .summary = "A picture from a picture",
         .answer = beginEnvelopeAnswer,
         .dialect = Dialect::Envelopes,
         .generates = true,
         .status = 202,
         .fields = {{.place = Place::Body, .name = "model", .isRequired = true},
                    promptField,
                    inBody("aspect_ratio", "string"),
                    inBody("subject_reference", "array"),
                    inBody("n", "integer")}},
        {.pattern = "/api/v1/assets/mints/image/generation/{job_id}",
         .summary = "How it stands",
         .answer = envelopeAnswer,
         .dialect = Dialect::Envelopes,
         .tell = tellEnvelope},
        {.method = "POST",
         .pattern = "/api/app/generate",
         .summary = "A record at once, its pictures later",
         .answer = beginRecordAnswer,
         .dialect = Dialect::RecordFirst,
         .generates = true,
         .fields = {promptField}},
        {.pattern = "/api/app/generate/{id}",
         .summary = "The record",
         .answer = recordAnswer,
         .dialect = Dialect::RecordFirst,
         .tell = tellRecord},
        {.method = "POST",
         .pattern = "/api/app/ai-images",
         .summary = "The same under another name",
         .answer = beginRecordAnswer,
         .dialect = Dialect::RecordFirst,
         .generates = true,
         .fields = {promptField}},
        {.pattern = "/api/app/ai-images/{id}",
         .summary = "The record",
         .answer = recordAnswer,
         .dialect = Dialect::RecordFirst,
         .tell = tellRecord},
    };
}

std::vector<Route> hookTable()
{
    return {
        {.method = "POST",
         .pattern = "/webhooks/{provider}",
         .summary = "A provider says that a job has ended, and signs it",
         .answer = webhookAnswer,
         .needsToken = false,
         .fields = {{.place = Place::Header, .name = "webhook-id", .isRequired = true},
                    {.place = Place::Header, .name = "webhook-timestamp", .isRequired = true},
                    {.place = Place::Header, .name = "webhook-signature", .isRequired = true}}},
    };
}

//! What stands for the `{…}` in these parts; nothing when the path is another one.
std::optional<QStringList> namesIn(const QList<QByteArray> &wanted, const QList<QByteArray> &given)
{
    if (wanted.size() != given.size())
        return std::nullopt;
    QStringList names;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QByteArray &part = given.at(i);
        if (wanted.at(i).startsWith('{') && !part.isEmpty())
            names.append(QString::fromUtf8(part));
        else if (wanted.at(i) != part)
            return std::nullopt;
    }
    return names;
}

//! The parts of each pattern, in the order of the routes: every call asks for them.
const std::vector<QList<QByteArray>> &patterns()
{
    static const std::vector<QList<QByteArray>> all = [] {
        std::vector<QList<QByteArray>> out;
        out.reserve(routes().size());
        for (const Route &route : routes())
            out.push_back(QByteArray{route.pattern}.split('/'));
        return out;
    }();
    return all;
}

} // namespace

const std::vector<Route> &routes()
{
    static const std::vector<Route> all = [] {
        std::vector<Route> out;
        for (const auto &table :
             {pageTable(), standTable(), jobTable(), pictureTable(), dialectTable(), hookTable()})
            out.insert(out.end(), table.begin(), table.end());
        return out;
    }();
    return all;
}

std::optional<FoundRoute> findRoute(const QByteArray &method, const QByteArray &path)
{
    QList<QByteArray> parts = path.split('/');
    for (QByteArray &part : parts)
        part = QByteArray::fromPercentEncoding(part);
    FoundRoute found;
    for (size_t i = 0; i < routes().size(); ++i) {
        const Route &route = routes()[i];
        const std::optional<QStringList> names = namesIn(patterns()[i], parts);
        if (!names)
            continue;
        found.methods += (found.methods.isEmpty() ? "" : ", ") + QByteArray{route.method};
        if (!found.route && (method == "HEAD" ? QByteArray{"GET"} : method) == route.method) {
            found.route = &route;
            found.names = *names;
        }
    }
    return found.methods.isEmpty() ? std::nullopt : std::optional{found};
}

} // namespace limner
