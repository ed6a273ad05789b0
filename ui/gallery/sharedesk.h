#pragma once

#include "core/upload/shares.h"
#include "ui/common/services.h"
#include "ui/gallery/linkedpicture.h"

#include <QObject>

namespace limner {

//! What the share popover asks for and does: links of the chosen pictures with a lifetime of their
//! own, and the page that shows them.
class ShareDesk final : public QObject {
    Q_OBJECT
public:
    explicit ShareDesk(Remote<Outbox> outbox, QObject *parent = nullptr);

    //! These are shared now; `changed` follows.
    void setPictures(const std::vector<ArtworkId> &ids);
    void setLifetime(std::chrono::seconds lifetime);
    //! As in the settings unless one was set.
    [[nodiscard]] std::chrono::seconds lifetime() const
    {
        return m_lifetime.value_or(m_usualLifetime);
    }
    [[nodiscard]] const std::vector<LinkedPicture> &pictures() const { return m_pictures; }

    //! The page of these very pictures, the newest one; nothing = there is none.
    [[nodiscard]] const std::optional<Share> &page() const { return m_page; }
    [[nodiscard]] const Result<Link> &pageLink() const { return m_pageLink; }
    //! A page is being made or taken back.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    void makePage(const QString &title, const QStringList &shown);
    void takeBack();

signals:
    void changed();
    void made(const limner::Link &link);
    void takenBack(limner::TakenBack how);
    void failed(const limner::Error &error);

private:
    void refresh();
    void refreshLater();
    void hearMade(const Result<SharedPage> &page);
    void hearTakenBack(const QString &uuid, const Result<TakenBack> &how);

    struct Found {
        std::vector<LinkedPicture> pictures = {};
        std::optional<Share> page = {};
        Result<Link> link = fail(ErrorKind::NotUploaded);
        std::chrono::seconds usual = {};
    };
    [[nodiscard]] static Found look(Outbox &outbox, const std::vector<ArtworkId> &ids,
                                    std::optional<std::chrono::seconds> lifetime);

    Remote<Outbox> m_outbox;
    std::vector<ArtworkId> m_ids;
    std::optional<std::chrono::seconds> m_lifetime;
    std::chrono::seconds m_usualLifetime{604'800};
    std::vector<LinkedPicture> m_pictures;
    std::optional<Share> m_page;
    Result<Link> m_pageLink = fail(ErrorKind::NotUploaded);
    QString m_leaving; // the page that is being taken back
    bool m_isBusy = false;
};

} // namespace limner
