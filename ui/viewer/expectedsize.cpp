#include "ui/viewer/expectedsize.h"

namespace limner {

QSize expectedSize(const StagePicture &picture, QSize original)
{
    if (picture.isLoaded || original.isEmpty())
        return picture.size;
    const QSize seen = picture.likeness.size();
    const bool isTurned =
        !seen.isEmpty() && (seen.width() > seen.height()) != (original.width() > original.height());
    return isTurned ? original.transposed() : original;
}

} // namespace limner
