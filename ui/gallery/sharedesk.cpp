#include "ui/gallery/sharedesk.h"

#include "core/upload/outbox.h"
#include "ui/common/sharewords.h"

namespace limner {

ShareDesk::ShareDesk(Remote<Outbox> outbox, QObject *parent)
    : QObject{parent}
    , m_outbox{outbox}
{
    Shares *const shares = &outbox.source()->shares();
    connect(shares, &Shares::published, this, &ShareDesk::hearMade);
    connect(shares, &Shares::takenBack, this, &ShareDesk::hearTakenBack);
    connect(shares, &Shares::changed, this, &ShareDesk::refreshLater);
    connect(outbox.source(), &Outbox::linksChanged, this, &ShareDesk::refreshLater);
}

ShareDesk::Found ShareDesk::look(Outbox &outbox, const std::vector<ArtworkId> &ids,
                                 std::optional<std::chrono::seconds> lifetime)
{
    Found out;
    out.usual = outbox.config().linkLifetime;
    QStringList uuids;
    for (ArtworkFacts &facts : outbox.facts(ids)) {
        const ArtworkId id = facts.artwork.id;
        uuids.append(facts.artwork.uuid);
        out.pictures.push_back({.facts = std::move(facts), .link = outbox.link(id, lifetime)});
    }
    for (const Share &share : outbox.shares().all()) {
        if (share.artworks != uuids)
            continue;
        out.page = share;
        out.link = outbox.shares().link(share);
        break;
    }
    return out;
}

void ShareDesk::setPictures(const std::vector<ArtworkId> &ids)
{
    m_ids = ids;
    refresh();
}

void ShareDesk::setLifetime(std::chrono::seconds lifetime)
{
    m_lifetime = lifetime;
    refreshLater();
}

void ShareDesk::refreshLater()
{
    if (!m_ids.empty())
        refresh();
}

void ShareDesk::refresh()
{
    m_outbox.ask([ids = m_ids,
                  lifetime = m_lifetime](Outbox &outbox) { return look(outbox, ids, lifetime); },
                 this,
                 [this, ids = m_ids](Found found) {
                     if (ids != m_ids)
                         return; // others are chosen by now
                     m_usualLifetime = found.usual;
                     m_pictures = std::move(found.pictures);
                     m_page = std::move(found.page);
                     m_pageLink = std::move(found.link);
                     emit changed();
                 });
}

void ShareDesk::makePage(const QString &title, const QStringList &shown)
{
    ShareOrder order;
    order.title = title;
    order.artworks = m_ids;
    order.options = {.shown = shown, .language = shareLanguage(), .words = shareWords()};
    order.lifetime = m_lifetime;
    m_isBusy = true;
    emit changed();
    m_outbox.tell([order](Outbox &outbox) { outbox.shares().publishSoon(order); });
}

void ShareDesk::takeBack()
{
    if (!m_page)
        return;
    m_isBusy = true;
    m_leaving = m_page->uuid;
    emit changed();
    m_outbox.tell([uuid = m_leaving](Outbox &outbox) { outbox.shares().takeBackSoon(uuid); });
}

void ShareDesk::hearMade(const Result<SharedPage> &page)
{
    if (!m_isBusy)
        return; // not asked for here
    m_isBusy = false;
    refreshLater();
    if (page)
        emit made(page->link);
    else
        emit failed(page.error());
}

void ShareDesk::hearTakenBack(const QString &uuid, const Result<TakenBack> &how)
{
    if (uuid != m_leaving)
        return;
    m_leaving.clear();
    m_isBusy = false;
    refreshLater();
    if (how)
        emit takenBack(*how);
    else
        emit failed(how.error());
}

} // namespace limner
