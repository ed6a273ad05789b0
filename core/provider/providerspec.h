#pragma once

#include "core/provider/provider.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace limner {

class Clock;
class HttpClient;

//! Where a provider that keeps keys apart by region serves another part of the world.
struct ProviderRegion {
    QString name = {};
    QString address = {}; //!< scheme, host, port
};

//! All that the program knows of a provider before it talks to it. Settings, keychain, environment,
//! limits, prices, pages and the command line are made from it.
struct ProviderSpec {
    QString id = {};              //!< in requests, settings and rows; once released, it stays
    QString name = {};            //!< as people call it
    QString keyEntry = {};        //!< of its key in the keychain
    QString keyVariable = {};     //!< of its key in the environment
    QString addressVariable = {}; //!< of its base address in the environment
    QString address = {};         //!< scheme, host, port; the path is ours to add
    std::vector<ProviderRegion> regions = {}; //!< beside `address`; its keys are taken in one only
    QString keyLook = {};                     //!< how its keys begin, as a hint; may be empty
    QString keyPage = {};                     //!< where one gets them
    QStringList sites = {};    //!< hosts whose addresses name its models, runs and deployments
    int parallel = 5;          //!< jobs at a time, to begin with
    int createsPerMinute = 60; //!< what it allows
    QString prices = {};       //!< as published: a resource file, read by `parsePriceFile`
    ProviderTraits traits = {};
    QStringList models = {}; //!< schemas that Limner ships: resource files, the usual one first
    //! Not configured yet. Null while Limner only knows its prices.
    std::unique_ptr<Provider> (*make)(HttpClient &http, Clock &clock) = nullptr;
};

} // namespace limner
