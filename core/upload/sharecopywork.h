#pragma once

#include "core/upload/sharecopystore.h"
#include "core/upload/uploadtools.h"

#include <QObject>

#include <set>

namespace limner {

//! Makes and sends the copy that is shared instead of a picture: before the picture itself, so that
//! a link never leads anywhere else in between. Its name is on record before the first byte is
//! sent, and the same picture makes the same copy, so that all of it may be repeated.
class ShareCopyWork final : public QObject {
    Q_OBJECT
public:
    explicit ShareCopyWork(const UploadTools &tools)
        : m_tools{tools}
        , m_copies{tools.library.database()}
    {}

    //! Nothing = pictures are shared as they are.
    void setWish(std::optional<ShareWish> wish);
    //! Comes back when it is stored, is not wished, or cannot be had: then `gaveUp` is told, and
    //! the original is shared. Errors: what keeps the store from taking anything, and Cancelled.
    [[nodiscard]] AsyncResult<> bring(Artwork artwork, QString keyTemplate, std::stop_token stop);
    //! As a link sees it: the copy's name in place of the original's, where there is one.
    [[nodiscard]] Upload linked(Upload upload);

signals:
    //! The picture is shared as it is, without a copy.
    void gaveUp(limner::ArtworkId id, const limner::Error &error);

private:
    [[nodiscard]] AsyncResult<> send(SharedCopy copy, PutObject object, std::stop_token stop);
    [[nodiscard]] Result<SharedCopy> chosen(const Artwork &artwork, const ShareWish &wish,
                                            QSize size, const QString &keyTemplate);
    void giveUp(ArtworkId id, const Error &error);

    UploadTools m_tools;
    ShareCopyStore m_copies;
    std::optional<ShareWish> m_wish;
    std::set<ArtworkId> m_without; // what cannot be copied is not tried, and told, with every try
};

} // namespace limner
