#include "core/provider/minimax/minimaxanswer.h"

#include "core/net/http.h"
#include "core/provider/minimax/minimaxerror.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner::minimax {
namespace {

constexpr qsizetype mostPictures = 64; // it makes nine
constexpr qint64 picturesWithheld = 1027;

bool isKept(const QString &text)
{
    return answerPieceFrom(text).has_value() || text.startsWith(u"data:"_s, Qt::CaseInsensitive);
}

QString fromBase64(const QString &text)
{
    // Mostly JPEG; whoever fetches it looks at the bytes.
    return text.isEmpty() || isKept(text) ? text : u"data:image/jpeg;base64,"_s + text;
}

QString fromAddress(const QString &text)
{
    if (isKept(text))
        return text;
    const QByteArray address = text.toUtf8();
    return originOf(address).isEmpty() ? QString{} : QString::fromUtf8(secured(address));
}

QStringList listed(const Json &data, const char *key, QString (*read)(const QString &))
{
    const Json &found = memberAt(data, key);
    const Json list = found.is_string() ? Json::array({found}) : found;
    QStringList pictures;
    if (!list.is_array())
        return pictures;
    for (const Json &one : list) {
        const QString picture = one.is_string() ? read(toText(one)) : QString{};
        if (!picture.isEmpty() && pictures.size() < mostPictures)
            pictures.append(picture);
    }
    return pictures;
}

//! The reference writes the counts into `metadata`, a client reads them in `data`.
std::optional<qint64> countIn(const Json &answer, const char *key)
{
    const auto count = integerAt(memberAt(answer, "metadata"), key);
    return count ? count : integerAt(memberAt(answer, "data"), key);
}

RemoteJob failed(const QString &id, Error why)
{
    return {.id = id, .status = RemoteStatus::Failed, .failure = std::move(why)};
}

} // namespace

QStringList picturesIn(const Json &data)
{
    const QStringList inside = listed(data, "image_base64", fromBase64);
    return inside.isEmpty() ? listed(data, "image_urls", fromAddress) : inside;
}

Result<RemoteJob> toRemoteJob(const AnswerDigest &answer)
{
    const Json &json = answer.json;
    if (!json.is_object())
        return fail(Error{.kind = ErrorKind::InvalidAnswer,
                          .message = u"no object"_s,
                          .effect = Error::Effect::Possible});
    const QString id = textAt(json, "id", textAt(memberAt(json, "data"), "task_id")).left(100);
    const qint64 withheld = std::clamp<qint64>(countIn(json, "failed_count").value_or(0), 0, 1000);
    QStringList pictures = picturesIn(memberAt(json, "data"));
    if (!pictures.isEmpty())
        return RemoteJob{.id = id,
                         .status = RemoteStatus::Succeeded,
                         .outputs = std::move(pictures),
                         .withheld = static_cast<int>(withheld),
                         .billed = true};
    const std::optional<qint64> code = codeOf(json);
    if (!code)
        return fail(Error{.kind = ErrorKind::InvalidAnswer,
                          .message = u"neither pictures nor a status"_s,
                          .effect = Error::Effect::Possible});
    if (*code == picturesWithheld)
        return failed(id, toError(200, {}, json, {}));
    if (*code != 0)
        return fail(toError(200, {}, json, {}));
    // All are withheld by the filter, unless it counts some that it did not send.
    const bool countsSome = countIn(json, "success_count").value_or(0) > 0;
    return failed(id, Error{.kind = countsSome ? ErrorKind::NoImage : ErrorKind::ContentRefused});
}

} // namespace limner::minimax
