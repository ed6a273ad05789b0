#pragma once

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <optional>

namespace limner {

//! The stable names of an enum, one table for both directions:
//! `constexpr std::array names{EnumName{Unit::Second, "second"_L1}, …};`
template <typename Enum>
struct EnumName {
    Enum value = {};
    QLatin1StringView name = {};
};
template <typename Enum>
EnumName(Enum, QLatin1StringView) -> EnumName<Enum>; // clang 16 does not find it by itself

//! Null for a value that the table leaves out.
template <typename Enum, size_t Count>
[[nodiscard]] QString nameIn(const std::array<EnumName<Enum>, Count> &names, Enum value)
{
    for (const auto &[one, name] : names) {
        if (one == value)
            return QString{name};
    }
    return {};
}

template <typename Enum, size_t Count>
[[nodiscard]] std::optional<Enum> valueIn(const std::array<EnumName<Enum>, Count> &names,
                                          QStringView name)
{
    for (const auto &[value, one] : names) {
        if (name == one)
            return value;
    }
    return std::nullopt;
}

} // namespace limner
