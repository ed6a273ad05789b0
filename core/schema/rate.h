#pragma once

#include <QString>

namespace limner {

//! One line of the price table: what a model costs at its provider.
struct Rate {
    enum class Unit { Second, Picture, Megapixel };

    QString provider = {}; //!< of `ProviderSpec::id`
    //! "owner/name", or a pattern in which `*` stands for any text: "owner/*"; "*" = all others.
    QString model = {};
    Unit unit = Unit::Second; //!< of running time, of finished pictures, of their pixels
    QString hardware = {};    //!< what `price` was taken from: a `MachineRate::name`
    double price = 0;         //!< USD
    int defaultSteps = 0;     //!< Megapixel: more steps cost more; 0 = they do not matter
    double credits = 1;       //!< of one picture
    QString note = {};        //!< where the price comes from, for people
    bool operator==(const Rate &) const = default;
};

//! What a provider asks for one of its machines.
struct MachineRate {
    QString name = {};
    double perSecond = 0; //!< USD
    bool operator==(const MachineRate &) const = default;
};

} // namespace limner
