#include "ui/gallery/detailrows.h"

#include "core/schema/inputname.h"
#include "ui/common/errortext.h"
#include "ui/common/formats.h"
#include "ui/compose/form/formplan.h"
#include "ui/gallery/tiletext.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Details)
};

QString shortModel(const QString &model)
{
    return model.section(u'/', -1);
}

// The schema's title is not at hand for an old picture; the form's own words are.
QString titleOf(const QString &name)
{
    Parameter parameter;
    parameter.name = name;
    return fieldTitle(parameter);
}

QString valueText(const Json &value)
{
    if (value.is_boolean())
        return value.get<bool>() ? Text::tr("on") : Text::tr("off");
    return toText(value);
}

void addStepsAndGuidance(std::vector<DetailRow> &rows, const Json &parameters)
{
    const std::array stepNames{"steps", "num_inference_steps"};
    const std::array guidanceNames{"cfg_scale", "guidance_scale", "guidance"};
    QStringList labels;
    QStringList values;
    for (const char *name : stepNames)
        if (!memberAt(parameters, name).is_null()) {
            labels.append(Text::tr("Steps"));
            values.append(valueText(memberAt(parameters, name)));
        }
    for (const char *name : guidanceNames)
        if (!memberAt(parameters, name).is_null()) {
            labels.append(Text::tr("CFG"));
            values.append(valueText(memberAt(parameters, name)));
        }
    if (!labels.isEmpty())
        rows.push_back(
            {.id = u"steps"_s, .label = labels.join(u", "_s), .value = values.join(u", "_s)});
}

// What has a place of its own is not listed again.
bool isShownElsewhere(const std::string &name)
{
    static const std::array known{
        "prompt", "negative_prompt",     "seed",      "width",          "height",
        "steps",  "num_inference_steps", "cfg_scale", "guidance_scale", "guidance"};
    return std::find(known.begin(), known.end(), name) != known.end();
}

//! The files in a value, which are named and not spelled out: a row for each.
std::vector<DetailRow> fileRows(const QString &id, const Json &value)
{
    std::vector<DetailRow> rows;
    Json copy = value;
    forEachText(copy, [&](const Json &one) {
        const QString text = toText(one);
        DetailRow row{.id = rows.empty() ? id : id + QString::number(rows.size() + 1),
                      .label = titleOf(id)};
        if (isInputName(text)) {
            row.value = Text::tr("file %1").arg(digestOf(text).left(8));
            row.input = text;
        } else if (isInlineFile(text)) {
            row.value = Text::tr("%1, %2").arg(text.section(u';', 0, 0).sliced(5),
                                               formatBytes(text.size() * 3 / 4));
        } else {
            return;
        }
        rows.push_back(std::move(row));
    });
    return rows;
}

void addParameters(std::vector<DetailRow> &rows, const Json &parameters)
{
    addStepsAndGuidance(rows, parameters);
    const QString negative = textAt(parameters, "negative_prompt");
    if (!negative.isEmpty())
        rows.push_back({.id = u"negative"_s, .label = Text::tr("Negative"), .value = negative});
    if (!parameters.is_object())
        return;
    for (const auto &[name, value] : parameters.items()) {
        if (isShownElsewhere(name) || value.is_null() || toText(value).isEmpty())
            continue;
        const QString id = QString::fromStdString(name);
        if (const std::vector<DetailRow> files = fileRows(id, value); !files.empty()) {
            rows.insert(rows.end(), files.begin(), files.end());
            continue;
        }
        rows.push_back({.id = id, .label = titleOf(id), .value = valueText(value)});
    }
}

QString tookText(const Artwork &artwork)
{
    QStringList parts;
    if (artwork.seconds >= 0)
        parts.append(formatSeconds(artwork.seconds));
    if (artwork.cost) {
        const QString money = formatMoney(*artwork.cost, artwork.currency);
        parts.append(artwork.costEstimated ? Text::tr("about %1").arg(money) : money);
    }
    return parts.join(u", "_s);
}

DetailRow storedRow(const Upload &upload)
{
    DetailRow row{.id = u"stored"_s, .label = Text::tr("Stored"), .value = upload.location};
    switch (upload.state) {
    case UploadState::Stored:
        row.mark = DetailRow::Mark::Good;
        // "minio.example.com/gallery" reads better as host and bucket.
        row.value.replace(upload.location.lastIndexOf(u'/'), upload.location.contains(u'/') ? 1 : 0,
                          u", "_s);
        break;
    case UploadState::Rejected:
        row.mark = DetailRow::Mark::Bad;
        row.value = Text::tr("here only");
        break;
    default:
        row.mark = DetailRow::Mark::Busy;
        row.value = Text::tr("here, upload queued");
    }
    return row;
}

} // namespace

std::vector<DetailRow> detailRows(const Artwork &artwork, const Upload &upload)
{
    std::vector<DetailRow> rows;
    rows.push_back(
        {.id = u"model"_s, .label = Text::tr("Model"), .value = shortModel(artwork.request.model)});
    const QString bytes = formatBytes(artwork.bytes);
    const QSize size = artwork.size;
    if (size.isEmpty()) // no picture
        rows.push_back({.id = u"size"_s,
                        .label = Text::tr("File"),
                        .value = Text::tr("%1, %2").arg(fileKind(artwork), bytes)});
    else
        rows.push_back(
            {.id = u"size"_s,
             .label = Text::tr("Size"),
             .value = Text::tr("%1 × %2, %3").arg(size.width()).arg(size.height()).arg(bytes)});
    if (artwork.animated)
        rows.push_back({.id = u"animated"_s,
                        .label = Text::tr("Animated"),
                        .value = Text::tr("its first frame is shown")});
    if (artwork.seed)
        rows.push_back(
            {.id = u"seed"_s, .label = Text::tr("Seed"), .value = QString::number(*artwork.seed)});
    if (artwork.rating > 0)
        rows.push_back(
            {.id = u"rating"_s,
             .label = Text::tr("Rating"),
             .value = QString{artwork.rating, u'★'} + QString{5 - artwork.rating, u'☆'}});
    addParameters(rows, artwork.request.parameters);
    if (const QString took = tookText(artwork); !took.isEmpty())
        rows.push_back({.id = u"took"_s, .label = Text::tr("Took"), .value = took});
    rows.push_back(
        {.id = u"created"_s, .label = Text::tr("Made"), .value = formatMoment(artwork.createdAt)});
    rows.push_back(storedRow(upload));
    if (artwork.released)
        rows.push_back({.id = u"released"_s,
                        .label = Text::tr("File"),
                        .value = Text::tr("in the store only, comes when opened")});
    return rows;
}

std::vector<DetailRow> detailRows(const Job &job)
{
    std::vector<DetailRow> rows;
    rows.push_back(
        {.id = u"model"_s, .label = Text::tr("Model"), .value = shortModel(job.request.model)});
    const auto width = integerAt(job.request.parameters, "width");
    const auto height = integerAt(job.request.parameters, "height");
    if (width && height)
        rows.push_back({.id = u"size"_s,
                        .label = Text::tr("Size"),
                        .value = Text::tr("%1 × %2").arg(*width).arg(*height)});
    if (const auto seed = job.request.seed())
        rows.push_back(
            {.id = u"seed"_s, .label = Text::tr("Seed"), .value = QString::number(*seed)});
    addParameters(rows, job.request.parameters);
    if (!job.remoteId.isEmpty())
        rows.push_back({.id = u"remote"_s, .label = Text::tr("Remote id"), .value = job.remoteId});
    return rows;
}

QString billedText(const Job &job)
{
    if (!job.billed)
        return Text::tr("It is not known whether this was billed.");
    if (!*job.billed)
        return Text::tr("Not billed.");
    if (job.cost.amount)
        return Text::tr("Billed %1.").arg(formatMoney(*job.cost.amount, job.cost.currency));
    return Text::tr("Billed for the time it ran.");
}

QString copiedText(const Upload &upload, const QDateTime &now)
{
    if (!upload.linkUntil.isValid())
        return {};
    const QString until = formatMoment(upload.linkUntil);
    return upload.linkUntil <= now
               ? Text::tr("The copied link expired on %1. Copy it again for a new one.").arg(until)
               : Text::tr("The copied link works until %1.").arg(until);
}

QString uploadText(const Upload &upload, const QDateTime &now)
{
    QString reason;
    if (upload.error)
        reason = u' ' + errorText(*upload.error, ErrorPlace::Store).sentence();
    switch (upload.state) {
    case UploadState::Pending:
        return Text::tr("Safe on this computer. The upload is queued.");
    case UploadState::Uploading:
        return Text::tr("Uploading. The link is ready in a moment.");
    case UploadState::Waiting: {
        const qint64 seconds = std::max<qint64>(0, now.secsTo(upload.retryAt));
        return Text::tr("Safe on this computer. Next try in %1.")
                   .arg(formatSeconds(double(seconds))) +
               reason;
    }
    case UploadState::Rejected:
        return Text::tr("Safe on this computer, but not uploaded.") + reason;
    case UploadState::Stored:
        break;
    }
    return {};
}

} // namespace limner
