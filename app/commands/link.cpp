#include "app/commands/link.h"

#include "app/commands/answerjson.h"
#include "core/upload/copytext.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::seconds longest = 168h; // S3: X-Amz-Expires of at most 604800

Result<CopyFormat> formatOf(const QString &name, const CopyFormats &formats)
{
    if (name.isNull())
        return formats.findOrPlain({});
    if (const CopyFormat *const found = formats.find(name))
        return *found;
    return fail(ErrorKind::Usage, u"--format is one of %1, not “%2”"_s.arg(
                                      formats.ids().join(u", "_s), name.left(40)));
}

} // namespace

Result<std::optional<std::chrono::seconds>> lifetimeOf(const QString &text)
{
    if (text.isNull())
        return std::optional<std::chrono::seconds>{};
    static const QRegularExpression form{u"^(\\d{1,7})([smhd])$"_s};
    const QRegularExpressionMatch match = form.match(text);
    const qint64 number = match.captured(1).toLongLong();
    const QString unit = match.captured(2);
    const std::chrono::seconds one = unit == "d"_L1   ? 24h
                                     : unit == "h"_L1 ? 1h
                                     : unit == "m"_L1 ? 60s
                                                      : 1s;
    if (!match.hasMatch() || number < 1 || number * one > longest)
        return fail(
            ErrorKind::Usage,
            u"--lifetime is a number and s, m, h or d, up to 7d, not “%1”"_s.arg(text.left(40)));
    return std::optional{number * one};
}

namespace {

OrderedJson linkJson(const PictureLink &one)
{
    OrderedJson out{{"id", one.id.toStdString()}};
    if (!one.link) {
        out["url"] = nullptr;
        out["error"] = errorJson(one.link.error());
        return out;
    }
    const QDateTime until = one.link->validUntil;
    out["url"] = one.link->url.toStdString();
    out["text"] = one.text.toStdString();
    out["public"] = one.link->isPublic;
    out["valid_until"] = until.isValid()
                             ? OrderedJson(until.toUTC().toString(Qt::ISODate).toStdString())
                             : OrderedJson(nullptr);
    return out;
}

} // namespace

OrderedJson toJson(const PictureLinks &made)
{
    const std::vector<PictureLink> &links = made.links;
    OrderedJson rows = OrderedJson::array();
    for (const PictureLink &one : links)
        rows.push_back(linkJson(one));
    OrderedJson out{{"links", std::move(rows)}, {"text", made.text.toStdString()}};
    const auto without =
        std::find_if(links.begin(), links.end(), [](const PictureLink &one) { return !one.link; });
    if (without != links.end())
        out["error"] = errorJson(without->link.error());
    return out;
}

Result<PictureLinks> link(Application &application, const LinkCommand &command)
{
    const Settings &settings = application.settings();
    const CopyFormats formats{ownFormatsFromText(settings.ownFormats)};
    const Result<CopyFormat> format = formatOf(command.format, formats);
    const Result<std::optional<std::chrono::seconds>> lifetime = lifetimeOf(command.lifetime);
    const Result<std::vector<Artwork>> pictures = namedArtworks(application, command.ids);
    if (!format || !lifetime || !pictures)
        return fail(!format ? format.error() : !lifetime ? lifetime.error() : pictures.error());
    PictureLinks out;
    QStringList texts;
    std::vector<ArtworkId> ending;
    QDateTime until;
    for (const Artwork &one : *pictures) {
        PictureLink made{.id = one.uuid, .link = application.outbox().link(one.id, *lifetime)};
        const Upload upload = application.outbox().upload(one.id).value_or(Upload{});
        if (made.link) {
            made.text = copyText(
                *format, {.link = *made.link, .objectKey = upload.objectKey, .artwork = one});
            texts.append(made.text);
            if (made.link->validUntil.isValid()) {
                ending.push_back(one.id);
                until = made.link->validUntil; // made together, they end together
            }
        }
        out.links.push_back(std::move(made));
    }
    // Links are good without it, too.
    if (!ending.empty())
        static_cast<void>(application.outbox().uploads().noteCopied(ending, until));
    out.text = texts.join(joinFromText(settings.copyJoin));
    return out;
}

} // namespace limner
