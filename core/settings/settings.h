#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <vector>

namespace limner {

//! What a person chose for one provider.
struct ProviderSettings {
    QString baseUrl = {};      //!< scheme, host, port
    int parallel = 5;          //!< jobs at a time, 1 to 20
    int createsPerMinute = 60; //!< 1 to 6000
    bool operator==(const ProviderSettings &) const = default;
};

//! What reading and checking the settings has to know of a provider.
struct KnownProvider {
    QString id = {};
    ProviderSettings defaults = {};
    QString addressVariable = {}; //!< in the environment
    QString keyVariable = {};     //!< of its key there
};

//! Everything a person can choose and that is not a secret. A plain struct: widgets edit a copy.
//! Words that other layers have enums for are kept as their ids.
struct Settings {
    // Providers
    QString provider = {}; //!< the id of the one that generates; empty = the first there is
    std::map<QString, ProviderSettings> providers = {}; //!< by id
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
    QString links = QStringLiteral("auto");       //!< auto, public, presigned
    int linkHours = 168;                          //!< presigned lifetime, 1 to 168
    QString copyFormat = QStringLiteral("plain"); //!< the id of one of the `CopyFormats`
    QString ownFormats = {};                      //!< as of `ownFormatsToText`
    //! Between the texts of several pictures, as of `joinFromText`.
    QString copyJoin = QStringLiteral("\\n");
    bool copyWhenDone = true;
    bool shareCopies = false; //!< a copy of each new picture is uploaded, and linked instead of it
    QString shareFormat = QStringLiteral("webp"); //!< webp, avif, jpeg, png
    int shareEdge = 2048;  //!< longest side of a copy, pixels, up to 7000; 0 = as the picture
    int shareQuality = 85; //!< 1 to 100
    // Spending
    QString spendingUnit = QStringLiteral("money"); //!< money, credits
    double dailyCap = 0;                            //!< USD; 0 = none, as all caps
    double monthlyCap = 0;
    double dailyCredits = 0;
    double monthlyCredits = 0;
    QString rates = {}; //!< as of `rateLinesToText`; empty = the published prices
    // Library
    QString library = {};     //!< folder; empty = the default one
    bool emptyTrash = true;   //!< by itself, of what has lain there for 30 days
    bool embedRequest = true; //!< prompt and settings are written into each picture
    //! A picture goes into a model as the camera wrote it: not turned upright, and with its GPS
    //! position.
    bool keepCameraData = false;
    QString wildcards = {}; //!< folder of word lists; empty = `wildcards` of the library
    // The desktop, while another window is in front
    bool notifyWhenDone = true;
    bool soundWhenDone = false; //!< the desktop is asked for one
    bool trayIcon = false;
    // Appearance
    QString theme = QStringLiteral("system"); //!< system, dark, light
    QString language = {};                    //!< "", en, zh_CN; "" = the system's
    // Keys
    QString keys = {}; //!< that were changed, as of `KeyBindings::toText`
    // The window's memory
    bool firstRunDone = false;
    QString newestVersion = {}; //!< of Limner, whose news were read; empty = none has run yet
    QByteArray windowGeometry = {};
    QByteArray splitter = {};
    QByteArray sidebar = {}; //!< whether it is there, its width, which albums are open
    int zoom = 180;          //!< tile edge, logical pixels
    QString sortBy = QStringLiteral("newest"); //!< how the gallery is ordered
    QString groupBy = QStringLiteral("day");
    bool stacks = false;
    QString draft = {}; //!< unfinished form as JSON: model and values

    bool operator==(const Settings &) const = default;
};

//! Reads and writes `settings.ini`; the only user of QSettings. Values out of range become
//! defaults; every known provider has its entry. A file that is no ini file gives the defaults and
//! is copied to `settings.ini.broken`.
[[nodiscard]] Settings loadSettings(const QString &file, const std::vector<KnownProvider> &known);
//! Readers see the old or the new file, whole; false when it could not be written.
[[nodiscard]] bool saveSettings(const Settings &settings, const QString &file);

} // namespace limner
