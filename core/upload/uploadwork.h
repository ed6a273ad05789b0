#pragma once

#include "core/upload/objectkey.h"
#include "core/upload/sharecopywork.h"
#include "core/upload/uploadtools.h"

namespace limner {

//! The work of one upload: intent, put, product. Each is saved before the next begins, so that it
//! can be taken up after a crash at any moment.
class UploadWork final : public QObject {
    Q_OBJECT
public:
    explicit UploadWork(const UploadTools &tools)
        : m_tools{tools}
        , m_copies{tools}
    {}

    //! What is shared instead of the pictures.
    [[nodiscard]] ShareCopyWork &copies() { return m_copies; }
    void setKeyTemplate(const QString &pattern) { m_keyTemplate = pattern; }
    //! Ends with the upload saved as it stands, whatever came of it; on a stop as it was.
    [[nodiscard]] QCoro::Task<> run(ArtworkId id, std::stop_token stop);
    //! Its picture went to the trash: it stops, and is Pending again, also where an earlier run was
    //! sending it when it ended.
    void giveUp(ArtworkId id);
    //! Bytes sent of the one under way; -1 when it is not.
    [[nodiscard]] qint64 bytesSent(ArtworkId id) const;

signals:
    void progressed(limner::ArtworkId id, qint64 sent, qint64 total);

private:
    struct Active {
        qint64 sent = 0;
        std::stop_source stop = {};
    };
    [[nodiscard]] QCoro::Task<> put(Upload upload, Artwork artwork, std::stop_token stop);
    [[nodiscard]] Result<> begin(Upload &upload, const Artwork &artwork);
    [[nodiscard]] PutObject objectOf(const Upload &upload, const Artwork &artwork);
    [[nodiscard]] QCoro::Task<> stored(Upload upload, QByteArray etag, std::stop_token stop);
    void failed(Upload upload, const Artwork &artwork, Error error);
    [[nodiscard]] bool isDamagedAgain(ArtworkId id);
    void takeBack(ArtworkId id);
    void refuse(Upload upload, const Error &error);
    void postpone(Upload upload, const Error &error, std::chrono::milliseconds delay);

    UploadTools m_tools;
    ShareCopyWork m_copies;
    QString m_keyTemplate = QString::fromUtf16(defaultKeyTemplate);
    std::map<ArtworkId, Active> m_active;
    std::map<ArtworkId, int> m_damaged; // how often the bytes arrived changed
};

} // namespace limner
