#include "ui/gallery/tiletext.h"

#include "ui/common/errortext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Tile)
};
} // namespace

QString badgeText(const ArtworkFacts &facts)
{
    const qint64 bytes = facts.artwork.bytes;
    switch (facts.upload.state) {
    case UploadState::Pending:
        return Text::tr("local only, upload queued");
    case UploadState::Waiting:
        return facts.upload.error ? Text::tr("upload waits: %1")
                                        .arg(errorText(*facts.upload.error, ErrorPlace::Store).what)
                                  : Text::tr("local only, upload waits");
    case UploadState::Uploading:
        if (facts.sent >= 0 && bytes > 0)
            return Text::tr("uploading %1 %").arg(std::min<qint64>(100, facts.sent * 100 / bytes));
        return Text::tr("uploading");
    case UploadState::Rejected:
        return Text::tr("upload failed");
    case UploadState::Stored:
        break;
    }
    return {};
}

QString fileKind(const Artwork &artwork)
{
    return artwork.path.section(u'.', -1).toUpper();
}

QString kindText(const Artwork &artwork)
{
    const QString &type = artwork.mediaType;
    QString kind = fileKind(artwork);
    if (type.startsWith(u"video/"))
        return Text::tr("Video, %1").arg(kind);
    if (type.startsWith(u"audio/"))
        return Text::tr("Sound, %1").arg(kind);
    if (type.startsWith(u"text/"))
        return Text::tr("Text, %1").arg(kind);
    if (type == u"application/json")
        return Text::tr("Values, %1").arg(kind);
    if (type == u"image/svg+xml")
        return Text::tr("Drawing, %1").arg(kind);
    return kind;
}

QString kindIcon(const Artwork &artwork)
{
    const QString &type = artwork.mediaType;
    if (type.startsWith(u"video/"))
        return u"play"_s;
    if (type.startsWith(u"audio/"))
        return u"sound"_s;
    if (type.startsWith(u"text/"))
        return u"list"_s;
    if (type == u"application/json")
        return u"values"_s;
    return type.isEmpty() || type.startsWith(u"image/") ? u"image"_s : u"file"_s;
}

QStringList markIcons(const Artwork &artwork)
{
    QStringList icons;
    if (artwork.animated)
        icons.append(u"play"_s);
    if (artwork.released)
        icons.append(u"cloud"_s);
    return icons;
}

QString spokenPicture(const ArtworkFacts &facts)
{
    QStringList parts;
    const QString prompt = facts.artwork.request.prompt();
    parts.append(prompt.isEmpty() ? Text::tr("Picture without a prompt") : prompt);
    if (!facts.artwork.mediaType.startsWith(u"image/") && !facts.artwork.path.isEmpty())
        parts.append(kindText(facts.artwork));
    if (facts.artwork.favourite)
        parts.append(Text::tr("favourite"));
    if (facts.artwork.animated)
        parts.append(Text::tr("animated"));
    if (facts.artwork.released)
        parts.append(Text::tr("in the store only"));
    if (facts.artwork.rating > 0)
        parts.append(Text::tr("rated %1 of 5").arg(facts.artwork.rating));
    if (const QString badge = badgeText(facts); !badge.isEmpty())
        parts.append(badge);
    return parts.join(u", "_s);
}

QString stackBadgeText(const StackPart &stack)
{
    return stack.isOpen ? Text::tr("%1, open").arg(stack.count) : QString::number(stack.count);
}

QString withStack(const QString &picture, const StackPart &stack)
{
    if (!stack.isStack())
        return picture;
    const QString words = stack.isOpen ? Text::tr("%1, one of an open stack of %2")
                                       : Text::tr("%1, stack of %2 pictures");
    return words.arg(picture, QString::number(stack.count));
}

} // namespace limner
