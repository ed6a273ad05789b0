#pragma once

#include "core/upload/adoptionstore.h"
#include "core/upload/objectkey.h"
#include "core/upload/uploadtools.h"

#include <QCoroTask>

#include <map>

namespace limner {

//! After a lost database: objects are found again before anything is sent a second time, page by
//! page, however much there is on either side.
class Adoption {
public:
    explicit Adoption(const UploadTools &tools)
        : m_tools{tools}
        , m_wanted{tools.library.database()}
    {}

    void setKeyTemplate(const QString &pattern) { m_keyTemplate = pattern; }
    //! A rebuild adds some.
    void recall() { m_isNeeded = !m_wanted.isEmpty(); }
    //! A new key or another address is a new chance.
    void retry() { m_due = std::chrono::milliseconds{0}; }
    //! When the store is to be asked, by `Clock::elapsed`; nothing = there is nothing to ask, it is
    //! being asked, or it refuses.
    [[nodiscard]] std::optional<std::chrono::milliseconds> due() const;
    //! Asks once. Returns the key of an object that was found, if one was.
    [[nodiscard]] QCoro::Task<QString> look(std::stop_token stop);

private:
    //! An object that is the one of this upload.
    struct Match {
        ArtworkId id = 0;
        ObjectInfo object = {};
        bool isOurName = false;
    };
    using BySize = std::multimap<qint64, WantedObject>;

    [[nodiscard]] AsyncResult<> search(std::stop_token stop);
    [[nodiscard]] QCoro::Task<std::vector<Match>> match(std::vector<ObjectInfo> objects,
                                                        std::stop_token stop);
    [[nodiscard]] static std::vector<Match> fitting(const ObjectInfo &object, const BySize &wanted);
    [[nodiscard]] QCoro::Task<> askForEach(std::stop_token stop);
    void take(const std::vector<Match> &matches);
    [[nodiscard]] QCoro::Task<> finish(ArtworkId last, std::stop_token stop);
    [[nodiscard]] std::optional<Upload> adopted(ArtworkId id, const ObjectInfo &object);

    UploadTools m_tools;
    AdoptionStore m_wanted;
    QString m_keyTemplate = QString::fromUtf16(defaultKeyTemplate);
    std::optional<std::chrono::milliseconds> m_due{std::chrono::milliseconds{0}};
    QString m_found; // a key
    bool m_isNeeded = false;
    bool m_isLooking = false;
};

} // namespace limner
