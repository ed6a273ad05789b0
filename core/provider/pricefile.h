#pragma once

#include "core/schema/rate.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace limner {

//! Prices as published: what a file of `resources/prices` says.
//!
//! `{"currency":"USD", "machines":[{"name","perSecond"}], "rates":[{"model","unit","price",
//! "hardware","steps","note"}]}`; `unit` is "second", "picture" or "megapixel", a row may name its
//! own "currency". Only dollars are known.
struct PriceFile {
    std::vector<Rate> rates = {};
    std::vector<MachineRate> machines = {};
    QStringList problems = {}; //!< what was left out, and why

    void add(PriceFile other);
    bool operator==(const PriceFile &) const = default;
};

//! Nobody asks more for a second, a picture or a megapixel: a dearer one is a slip, USD.
inline constexpr double dearestPrice = 100;

//! One bad row costs itself only; what is no JSON costs all rows. `provider` is theirs.
[[nodiscard]] PriceFile parsePriceFile(const QByteArray &text, const QString &provider);
//! The same of a file; an empty path has no prices, and no problem.
[[nodiscard]] PriceFile readPriceFile(const QString &path, const QString &provider);

} // namespace limner
