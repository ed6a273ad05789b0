#pragma once

#include "core/library/library.h"
#include "core/s3/objectstore.h"
#include "core/upload/objectkey.h"
#include "core/upload/uploadjournal.h"

#include <QCoroTask>

namespace limner {

//! After a lost database: objects are found again before anything is sent a second time. The
//! schedule holds what has to be looked for, until that has been done.
class Adoption {
public:
    //! What it speaks to; everything outlives it.
    struct Tools {
        Library &library;
        ObjectStore &store;
        Clock &clock;
        UploadStore &uploads;
        UploadJournal &journal;
        UploadSchedule &schedule;
    };
    explicit Adoption(const Tools &tools)
        : m_tools{tools}
    {}

    void setKeyTemplate(const QString &pattern) { m_keyTemplate = pattern; }
    //! A rebuild adds some.
    void recall();
    //! A new key or another address is a new chance.
    void retry() { m_due = std::chrono::milliseconds{0}; }
    //! When the store is to be asked, by `Clock::elapsed`; nothing = there is nothing to ask, it is
    //! being asked, or it refuses.
    [[nodiscard]] std::optional<std::chrono::milliseconds> due() const;
    //! Asks once. Returns the key of an object that was found, if one was.
    [[nodiscard]] QCoro::Task<QString> look(std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<QString> match(Result<std::vector<ObjectInfo>> listed,
                                             std::stop_token stop);
    [[nodiscard]] QCoro::Task<std::optional<ObjectInfo>> askFor(Artwork artwork,
                                                                std::stop_token stop);
    [[nodiscard]] bool adopt(ArtworkId id, const ObjectInfo &object);
    void forget(ArtworkId id);

    Tools m_tools;
    QString m_keyTemplate = QString::fromUtf16(defaultKeyTemplate);
    std::optional<std::chrono::milliseconds> m_due{std::chrono::milliseconds{0}};
    bool m_looking = false;
};

} // namespace limner
