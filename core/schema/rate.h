#pragma once

#include <QString>

namespace limner {

//! One line of the price table: what a model costs at its provider.
struct Rate {
    enum class Unit { Second, Picture, Megapixel };

    QString provider = {};    //!< of `ProviderSpec::id`
    QString model = {};       //!< "owner/name", or "*" for all others of the provider
    Unit unit = Unit::Second; //!< of running time, of finished pictures, of their pixels
    QString hardware = {};    //!< what `price` was taken from: a `MachineRate::name`
    double price = 0;         //!< USD
    int defaultSteps = 0;     //!< Megapixel: more steps cost more; 0 = they do not matter
    double credits = 1;       //!< of one picture
    bool operator==(const Rate &) const = default;
};

//! What a provider asks for one of its machines.
struct MachineRate {
    QString name = {};
    double perSecond = 0; //!< USD
};

} // namespace limner
