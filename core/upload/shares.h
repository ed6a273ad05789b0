#pragma once

#include "core/base/taskscope.h"
#include "core/library/library.h"
#include "core/s3/objectstore.h"
#include "core/upload/sharecontents.h"
#include "core/upload/sharestore.h"
#include "core/upload/storelinks.h"
#include "core/upload/uploadstore.h"

#include <QObject>

namespace limner {

//! A page and its address.
struct SharedPage {
    Share share = {};
    Link link = {}; //!< `doubt` also when the store does not show pages
};

//! What became of taking one back.
enum class TakenBack {
    Gone, //!< from the store, too
    Later //!< it goes as soon as the store answers
};

//! Puts share pages into the store and takes them back. A page's key is chosen once and stored
//! before the first byte, and the same pictures with the same options are one page, whatever ends
//! in between. What waits for the store is tried again for as long as it takes.
class Shares final : public QObject {
    Q_OBJECT
public:
    Shares(Library &library, ObjectStore &store, Clock &clock, StoreInUse &here,
           UploadStore &uploads, StoreLinks &links, QObject *parent = nullptr);

    void setKeyTemplate(const QString &pattern) { m_keyTemplate = pattern; }

    //! Makes the page, or makes it again with fresh links. Errors: NotUploaded, OtherStore and
    //! NotConfigured of its pictures; InvalidInput without any; those of the store, after which it
    //! is Pending and comes by itself.
    [[nodiscard]] AsyncResult<SharedPage> publish(ShareOrder order, std::stop_token stop);
    //! The page goes. NotFound when there is none of that uuid.
    [[nodiscard]] AsyncResult<TakenBack> takeBack(QString uuid, std::stop_token stop);
    //! The same for those who do not wait: `published` or `takenBack` follows.
    void publishSoon(const ShareOrder &order);
    void takeBackSoon(const QString &uuid);

    //! Newest first.
    [[nodiscard]] std::vector<Share> all() { return m_shares.all(); }
    [[nodiscard]] std::optional<Share> find(const QString &uuid) { return m_shares.find(uuid); }
    //! Of a page that is there; a signed one lives as long as the links on it. NotUploaded while it
    //! is not there, LinkUnopened when those have ended.
    [[nodiscard]] Result<Link> link(const Share &share) const;

    //! Does what is left: pages to put, pages to hand over to the deletions.
    void workOff();
    //! A change of the settings, a start: a new chance.
    void retry();
    //! These pictures are deleted for good: pages that show them say so. Joins that transaction.
    [[nodiscard]] Result<> noteErased(const std::vector<ArtworkId> &ids);
    [[nodiscard]] QCoro::Task<> shutdown();

signals:
    void published(const limner::Result<limner::SharedPage> &page);
    void takenBack(const QString &uuid, const limner::Result<limner::TakenBack> &how);
    void changed();
    //! The deletions have something to do, or there is a page to put.
    void workLeft();

private:
    [[nodiscard]] Result<Share> intend(const ShareOrder &order);
    [[nodiscard]] Result<QString> newKey(const QString &uuid) const;
    //! Waits until nobody else puts this page.
    [[nodiscard]] QCoro::Task<> turn(qint64 id, std::stop_token stop);
    [[nodiscard]] AsyncResult<SharedPage> put(qint64 id, std::stop_token stop);
    [[nodiscard]] AsyncResult<SharedPage> send(Share share, std::stop_token stop);
    [[nodiscard]] AsyncResult<SharedPage> finish(Share share, QDateTime validUntil,
                                                 std::stop_token stop);
    [[nodiscard]] std::vector<SharedPicture> picturesOf(const Share &share);
    [[nodiscard]] Result<Link> linkTo(const Share &share,
                                      std::optional<std::chrono::seconds> lifetime) const;
    void makePending(Share share);
    void noteFailure(Share share, const Error &error);
    void handOver(const Share &share);
    [[nodiscard]] QCoro::Task<> publishAndTell(ShareOrder order);
    [[nodiscard]] QCoro::Task<> takeBackAndTell(QString uuid);
    [[nodiscard]] QCoro::Task<> workOffAll(std::vector<qint64> ids);
    [[nodiscard]] QCoro::Task<> again(std::chrono::milliseconds delay);

    Library &m_library;
    ObjectStore &m_store;
    Clock &m_clock;
    StoreInUse &m_here;
    UploadStore &m_uploads;
    StoreLinks &m_links;
    ShareStore m_shares;
    QString m_keyTemplate;
    TaskScope m_scope;
    struct Active {
        std::stop_source stop = {}; //!< of the work
        std::stop_source over = {}; //!< fires at its end
    };
    std::map<qint64, Active> m_active;
    int m_failures = 0;
    int m_erasures = 0; // so that a page that is being put then is put once more
    bool m_hasWork = true;
    bool m_isWaiting = false;
};

} // namespace limner
