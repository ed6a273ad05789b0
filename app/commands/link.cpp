#include "app/commands/link.h"

#include "app/commands/answerjson.h"
#include "core/upload/copyformat.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::seconds longest = 168h; // S3: X-Amz-Expires of at most 604800

Result<CopyFormat> formatOf(const QString &name)
{
    if (name.isNull())
        return CopyFormat::Plain;
    QStringList known;
    for (const CopyFormatRow &row : copyFormats()) {
        if (name == QLatin1StringView{row.id})
            return row.format;
        known.append(QString::fromLatin1(row.id));
    }
    return fail(ErrorKind::Usage,
                u"--format is one of %1, not “%2”"_s.arg(known.join(u", "_s), name.left(40)));
}

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

OrderedJson toJson(const std::vector<PictureLink> &links)
{
    OrderedJson rows = OrderedJson::array();
    for (const PictureLink &one : links)
        rows.push_back(linkJson(one));
    OrderedJson out{{"links", std::move(rows)}};
    const auto without =
        std::find_if(links.begin(), links.end(), [](const PictureLink &one) { return !one.link; });
    if (without != links.end())
        out["error"] = errorJson(without->link.error());
    return out;
}

Result<std::vector<PictureLink>> link(Application &application, const LinkCommand &command)
{
    const Result<CopyFormat> format = formatOf(command.format);
    const Result<std::optional<std::chrono::seconds>> lifetime = lifetimeOf(command.lifetime);
    const Result<std::vector<Artwork>> pictures = namedArtworks(application, command.ids);
    if (!format || !lifetime || !pictures)
        return fail(!format ? format.error() : !lifetime ? lifetime.error() : pictures.error());
    std::vector<PictureLink> out;
    for (const Artwork &one : *pictures) {
        PictureLink made{.id = one.uuid, .link = application.outbox().link(one.id, *lifetime)};
        if (made.link)
            made.text = formatLink(*format, made.link->url, one.request.prompt());
        out.push_back(std::move(made));
    }
    return out;
}

} // namespace limner
