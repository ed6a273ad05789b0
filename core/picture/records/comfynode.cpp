#include "core/picture/records/comfynode.h"

#include <algorithm>

namespace limner {
namespace {

constexpr size_t mostSockets = 100;

} // namespace

QString comfyId(const Json &value)
{
    return value.is_string() || value.is_number_integer() ? toText(value) : QString{};
}

std::span<const Json> comfySockets(const Json &node)
{
    const Json &sockets = memberAt(node, "inputs");
    if (!sockets.is_array())
        return {};
    const std::span<const Json> all{sockets.get_ref<const Json::array_t &>()};
    return all.first(std::min(all.size(), mostSockets));
}

} // namespace limner
