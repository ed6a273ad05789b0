#include "ui/common/madesmallertext.h"

#include "ui/common/formats.h"

#include <QCoreApplication>

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MadeSmaller)
};

} // namespace

QString madeSmallerText(const MadeSmaller &done)
{
    const QString file = done.file.isEmpty() ? Text::tr("The picture") : done.file;
    if (done.now == done.before)
        return Text::tr("%1 goes in as a JPEG: %2.").arg(file, formatBytes(done.bytesNow));
    return Text::tr("%1 is too large for the model and goes in smaller: %2, %3.")
        .arg(file, formatPixels(done.now), formatBytes(done.bytesNow));
}

} // namespace limner
