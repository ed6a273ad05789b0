#include "core/provider/together/togetheranswer.h"

#include "core/net/http.h"
#include "core/provider/together/togethererror.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner::together {
namespace {

constexpr size_t mostPictures = 64;
constexpr qsizetype longestAddress = 16'384;

struct Placed {
    qint64 index = 0;
    QString output = {};
};

//! By the bytes: neither `type` nor the format that was asked for can be relied on.
QString mediaTypeOf(const QString &base64)
{
    static const std::pair<QLatin1StringView, QLatin1StringView> beginnings[] = {
        {"/9j/"_L1, "image/jpeg"_L1},
        {"iVBORw0KGgo"_L1, "image/png"_L1},
        {"UklGR"_L1, "image/webp"_L1},
    };
    for (const auto &[beginning, type] : beginnings) {
        if (base64.startsWith(beginning))
            return type;
    }
    return u"application/octet-stream"_s;
}

bool isData(const QString &text)
{
    return text.startsWith("data:"_L1, Qt::CaseInsensitive) && text.contains(u',');
}

bool isAddress(const QString &text)
{
    const auto isBad = [](QChar c) { return c.isSpace() || !c.isPrint(); };
    return text.size() < longestAddress && std::none_of(text.begin(), text.end(), isBad) &&
           !originOf(text.toUtf8()).isEmpty();
}

QString outputOf(const Json &entry)
{
    const Json &coded = memberAt(entry, "b64_json");
    const QString base64 = coded.is_string() ? toText(coded) : QString{};
    if (!base64.isEmpty())
        return answerPieceFrom(base64) || isData(base64)
                   ? base64
                   : u"data:"_s + mediaTypeOf(base64) + u";base64,"_s + base64;
    const Json &url = memberAt(entry, "url");
    const QString address = url.is_string() ? toText(url) : QString{};
    const bool isUsable = isAddress(address) || isData(address) || answerPieceFrom(address);
    return isUsable ? address : QString{};
}

QStringList outputsIn(const Json &data)
{
    std::vector<Placed> placed;
    const Json entries = data.is_array() ? data : Json::array();
    for (const Json &entry : entries) {
        const qint64 place = static_cast<qint64>(placed.size());
        Placed one{.index = integerAt(entry, "index").value_or(place), .output = outputOf(entry)};
        if (!one.output.isEmpty() && placed.size() < mostPictures)
            placed.push_back(std::move(one));
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const Placed &a, const Placed &b) { return a.index < b.index; });
    QStringList outputs;
    for (const Placed &one : placed)
        outputs.append(one.output);
    return outputs;
}

} // namespace

Result<RemoteJob> toRemoteJob(const AnswerDigest &answer)
{
    const Json &json = answer.json;
    RemoteJob job;
    // Nobody can ask for it there, but no stranger can guess it either: object names are made from
    // it.
    job.id = textAt(json, "id").left(200);
    // Pictures count, whatever is said beside them: they were paid for.
    job.outputs = outputsIn(memberAt(json, "data"));
    if (!job.outputs.isEmpty()) {
        job.status = RemoteStatus::Succeeded;
        job.billed = true;
        return job;
    }
    if (hasError(json))
        return fail(errorIn(json));
    if (!memberAt(json, "data").is_array() && !answer.isCut)
        return fail(ErrorKind::InvalidAnswer, u"the answer has no list of pictures"_s);
    job.status = RemoteStatus::Failed;
    Error none;
    none.kind = ErrorKind::NoImage;
    none.message = u"the list of pictures is empty"_s;
    job.failure = std::move(none);
    return job;
}

} // namespace limner::together
