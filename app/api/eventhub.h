#pragma once

#include "app/application.h"
#include "app/api/eventfeed.h"
#include "core/base/json.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <memory>
#include <vector>

namespace limner {

//! What happens in the library, for those who listen: `job`, `artwork`, `upload` and `spend`. The
//! last thousand are kept for whoever was away for a moment; before anybody came, nothing is made.
class EventHub final : public QObject {
    Q_OBJECT
public:
    explicit EventHub(Application &application, QObject *parent = nullptr);
    ~EventHub() override; //!< nobody listens any more

    //! What came behind `lastId`, as far as it is kept, and all that comes. Empty = from now on.
    [[nodiscard]] std::shared_ptr<EventFeed> listen(const QByteArray &lastId);
    void close();

private:
    struct Kept {
        qint64 number = 0;
        QByteArray text = {};
    };
    void hear();
    void tell(const char *name, const OrderedJson &data);
    void tellJob(const Job &job);
    void tellProgress(const QString &id, const JobProgress &progress);
    void tellArtwork(ArtworkId id);
    void tellUpload(ArtworkId id, const Upload &upload);
    void tellSpend();

    Application &m_application;
    QByteArray m_run; //!< ids of another run mean nothing
    qint64 m_last = 0;
    std::deque<Kept> m_kept;
    std::vector<std::weak_ptr<EventFeed>> m_feeds;
    QHash<QString, int> m_percents;
    bool m_isHearing = false; //!< somebody has come, and may come back
    bool m_isClosed = false;
};

} // namespace limner
