#include "ui/compose/sizes.h"

#include <algorithm>
#include <cmath>

namespace limner {
namespace {

constexpr SizeChoice table[] = {{"1:1", "1_1", 1024, 1024},
                                {"2:3", "2_3", 832, 1216},
                                {"3:2", "3_2", 1216, 832},
                                {"9:16", "9_16", 768, 1344},
                                {"16:9", "16_9", 1344, 768}};

int side(double wanted, const Parameter &parameter)
{
    double value = std::round(wanted / 8) * 8;
    if (parameter.maximum && value > *parameter.maximum)
        value = std::floor(*parameter.maximum);
    if (parameter.minimum && value < *parameter.minimum)
        value = std::ceil(*parameter.minimum);
    return static_cast<int>(std::clamp(value, 1.0, 1e6));
}

} // namespace

std::span<const SizeChoice> sizeChoices()
{
    return table;
}

QSize sizeWithin(const SizeChoice &choice, const Parameter &width, const Parameter &height)
{
    double scale = 1.0;
    if (width.maximum && *width.maximum > 0)
        scale = std::min(scale, *width.maximum / choice.width);
    if (height.maximum && *height.maximum > 0)
        scale = std::min(scale, *height.maximum / choice.height);
    return {side(choice.width * scale, width), side(choice.height * scale, height)};
}

} // namespace limner
