#pragma once

#include <QByteArray>
#include <QString>

namespace limner {

//! Everything a person can choose and that is not a secret. A plain struct: widgets edit a copy.
//! Words that other layers have enums for are kept as their ids.
struct Settings {
    //! What one provider is granted.
    struct Limits {
        int parallel = 5;          //!< jobs at a time, 1 to 20
        int createsPerMinute = 60; //!< 1 to 6000
        bool operator==(const Limits &) const = default;
    };

    // Providers
    QString provider = QStringLiteral("replicate");
    QString replicateBaseUrl = QStringLiteral("https://api.replicate.com");
    Limits replicateLimits{.parallel = 5, .createsPerMinute = 600}; // providers.md §1.15
    Limits togetherLimits{.parallel = 5, .createsPerMinute = 60};
    Limits minimaxLimits{.parallel = 5, .createsPerMinute = 10};
    //! nullptr for a provider nobody knows.
    [[nodiscard]] Limits *limitsOf(const QString &providerId);
    // Storage
    QString endpoint = {};
    QString bucket = {};
    QString region = {};
    QString accessKey = {};
    QString publicUrl = {};
    QString caFile = {};
    QString addressing = QStringLiteral("auto"); //!< auto, path, virtual
    QString keyTemplate = QStringLiteral("{yyyy}/{mm}/{uuid}.{ext}");
    bool removeDeleted = true; //!< an object goes when its picture is deleted for good
    // Sharing
    QString links = QStringLiteral("auto"); //!< auto, public, presigned
    int linkHours = 168;                    //!< presigned lifetime, 1 to 168
    QString copyFormat = QStringLiteral("plain");
    bool copyWhenDone = true;
    // Spending
    QString spendingUnit = QStringLiteral("money"); //!< money, credits
    double dailyCap = 0;                            //!< USD; 0 = none, as all caps
    double monthlyCap = 0;
    double dailyCredits = 0;
    double monthlyCredits = 0;
    QString rates = {}; //!< as of `rateLinesToText`; empty = the published prices
    // Library
    QString library = {};     //!< folder; empty = the default one
    bool embedRequest = true; //!< prompt and settings are written into each picture
    // Appearance
    QString theme = QStringLiteral("system"); //!< system, dark, light
    QString language = {};                    //!< "", en, zh_CN; "" = the system's
    // The window's memory
    bool firstRunDone = false;
    QByteArray windowGeometry = {};
    QByteArray splitter = {};
    int zoom = 180;     //!< tile edge, logical pixels
    QString draft = {}; //!< unfinished form as JSON: model and values

    bool operator==(const Settings &) const = default;
};

//! Reads and writes `settings.ini`; the only user of QSettings. Values out of range become
//! defaults. A file that is no ini file gives the defaults and is copied to `settings.ini.broken`.
[[nodiscard]] Settings loadSettings(const QString &file);
//! Readers see the old or the new file, whole; false when it could not be written.
[[nodiscard]] bool saveSettings(const Settings &settings, const QString &file);

} // namespace limner
