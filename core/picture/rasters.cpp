#include "core/picture/rasters.h"

namespace limner {

bool isRaster(const QByteArray &format)
{
    return !format.startsWith("svg") && format != "pdf";
}

} // namespace limner
