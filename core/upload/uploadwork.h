#pragma once

#include "core/library/library.h"
#include "core/s3/objectstore.h"
#include "core/upload/objectkey.h"
#include "core/upload/uploadjournal.h"

namespace limner {

//! The work of one upload: intent, put, product. Each is saved before the next begins, so that it
//! can be taken up after a crash at any moment.
class UploadWork final : public QObject {
    Q_OBJECT
public:
    //! What the work speaks to; everything outlives it.
    struct Tools {
        Library &library;
        ObjectStore &store;
        Clock &clock;
        UploadStore &uploads;
        UploadJournal &journal;
        UploadSchedule &schedule;
    };
    explicit UploadWork(const Tools &tools)
        : m_tools{tools}
    {}

    void setKeyTemplate(const QString &pattern) { m_keyTemplate = pattern; }
    //! Ends with the upload saved as it stands, whatever came of it; on a stop as it was.
    [[nodiscard]] QCoro::Task<> run(ArtworkId id, std::stop_token stop);
    //! Bytes sent of the one under way; -1 when it is not.
    [[nodiscard]] qint64 bytesSent(ArtworkId id) const;

signals:
    void progressed(limner::ArtworkId id, qint64 sent, qint64 total);

private:
    [[nodiscard]] QCoro::Task<> put(Upload upload, Artwork artwork, std::stop_token stop);
    [[nodiscard]] Result<> begin(Upload &upload, const Artwork &artwork);
    [[nodiscard]] PutObject objectOf(const Upload &upload, const Artwork &artwork);
    [[nodiscard]] QCoro::Task<> stored(Upload upload, QByteArray etag, std::stop_token stop);
    void failed(Upload upload, const Artwork &artwork, Error error);
    void refuse(Upload upload, const Error &error);
    void postpone(Upload upload, const Error &error, std::chrono::milliseconds delay);

    Tools m_tools;
    QString m_keyTemplate = QString::fromUtf16(defaultKeyTemplate);
    std::map<ArtworkId, qint64> m_sent; // under way
};

} // namespace limner
