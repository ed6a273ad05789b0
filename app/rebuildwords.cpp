#include "app/rebuildwords.h"

#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Rebuild)
};

QString foundText(const RebuildProgress &progress)
{
    QStringList parts;
    if (progress.pictures > 0 || progress.jobs > 0)
        parts.append(Text::tr("%1 pictures and %2 jobs could still be read from it.")
                         .arg(formatCount(progress.pictures), formatCount(progress.jobs)));
    parts.append(
        Text::tr("%1 pictures were found again in the folder.").arg(formatCount(progress.found)));
    if (progress.nameless > 0)
        parts.append(Text::tr("%1 of them carry no prompt inside and come back without it.")
                         .arg(formatCount(progress.nameless)));
    if (progress.unreadable > 0)
        parts.append(Text::tr("%1 files are no pictures and were left where they are.")
                         .arg(formatCount(progress.unreadable)));
    if (progress.found > 0)
        parts.append(Text::tr("Their favourites and ratings are lost."));
    return parts.join(u' ');
}

} // namespace

ErrorText rebuildText(const RebuildProgress &progress)
{
    const bool wasThere = !progress.damagedFile.isEmpty();
    ErrorText text;
    if (!progress.isDone) {
        text.what = wasThere ? Text::tr("The library's database was damaged and is being rebuilt")
                             : Text::tr("The library's database was missing and is being rebuilt");
        text.why = Text::tr("%1 originals looked at so far, nothing is lost.")
                       .arg(formatCount(progress.looked));
    } else {
        text.what = wasThere ? Text::tr("The library's database was damaged and has been rebuilt")
                             : Text::tr("The library's database was missing and has been rebuilt");
        text.why = foundText(progress);
    }
    if (wasThere)
        text.next = Text::tr("The damaged file is kept as %1.")
                        .arg(QDir::toNativeSeparators(progress.damagedFile));
    return text;
}

} // namespace limner
