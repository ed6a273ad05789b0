#include "ui/viewer/viewerwords.h"

#include "core/picture/imagecheck.h"
#include "ui/common/formats.h"
#include "ui/gallery/tiletext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ViewerWords)
};

QString missingWords(const StagePicture &picture, const Artwork &artwork)
{
    if (artwork.released)
        return Text::tr("The picture is in the store only. “Keep on this computer again” brings "
                        "it back.");
    if (!picture.whole.isNull() || !picture.fitted.isNull())
        return Text::tr("The file is gone. What you see is all that is left of it here.");
    return Text::tr("The file is not where it was. Look for it in the trash of this computer, or "
                    "take it from the store.");
}

QString troubleWords(const StagePicture &picture, const Artwork &artwork)
{
    switch (picture.error->kind) {
    case ErrorKind::Io:
        return missingWords(picture, artwork);
    case ErrorKind::Truncated:
        return Text::tr("The file is incomplete. If another program writes it, it is shown as soon "
                        "as that is done.");
    case ErrorKind::ImageTooLarge:
        return Text::tr("This picture is too large to be shown here: more than %1 million pixels, "
                        "or 256 MB. Another program may open it.")
            .arg(ImageLimits{}.pixels / 1'000'000);
    default:
        break;
    }
    if (!artwork.mediaType.startsWith(u"image/"))
        return Text::tr("%1: another program opens it.").arg(kindText(artwork));
    return Text::tr("This file cannot be read as a picture: it is damaged, or of a kind that is "
                    "not shown here.");
}

} // namespace

QString stageSentence(const StagePicture &picture, const Artwork &artwork)
{
    if (picture.error)
        return troubleWords(picture, artwork);
    if (picture.whole.isNull() || picture.whole.width() >= picture.size.width())
        return {};
    return Text::tr("Shown at %1 of its size: all of %2 would not fit into memory.")
        .arg(formatPercent(double(picture.whole.width()) / picture.size.width()),
             formatPixels(picture.size));
}

QString placeWords(int index, int count, QSize size, double scale)
{
    QStringList parts{Text::tr("%1 of %2").arg(formatCount(index), formatCount(count))};
    if (!size.isEmpty()) {
        parts << formatPixels(size);
        parts << Text::tr("%1%").arg(qRound(scale * 100));
    }
    return parts.join(u"  ·  "_s);
}

QString differenceSentence(const DifferencePicture &difference)
{
    QString words = difference.largest == 0
                        ? Text::tr("Not one pixel differs.")
                        : Text::tr("%1 of the pixels differ visibly.")
                              .arg(QLocale{}.toString(difference.share * 100, 'f', 1) + u'%');
    const QString size = formatPixels(difference.image.size());
    if (difference.fitted == DifferencePicture::Fitted::Scaled)
        words += u' ' + Text::tr("Both were brought to %1.").arg(size);
    if (difference.fitted == DifferencePicture::Fitted::Cropped)
        words += u' ' + Text::tr("Their shapes differ: the middle of both at %1.").arg(size);
    return words;
}

} // namespace limner
