#include "ui/compose/prompts/presetcovers.h"

#include "core/jobs/inputintake.h"
#include "core/library/artworkcalled.h"
#include "core/library/library.h"
#include "core/library/thumbnails.h"
#include "core/schema/inputname.h"

namespace limner {

PresetCovers::PresetCovers(const Services &services, QObject *parent)
    : QObject{parent}
    , m_services{services}
{
    const Thumbnails *const thumbnails = m_services.thumbnails.source();
    connect(thumbnails, &Thumbnails::ready, this,
            [this](ArtworkId id, int edge, const QImage &image) {
                if (edge != Thumbnails::smallEdge)
                    return;
                if (const QString cover = m_artworks.take(id); !cover.isEmpty())
                    emit ready(cover, image);
            });
    const InputIntake *const intake = m_services.intake.source();
    connect(intake, &InputIntake::kept, this, &PresetCovers::take);
    connect(intake, &InputIntake::failed, this, [this](quint64 ticket, const Error &error) {
        m_inputs.remove(ticket); // gone: it has no likeness any more
        if (ticket == m_kept)
            emit failed(error);
    });
}

void PresetCovers::want(const QStringList &covers)
{
    QStringList uuids;
    for (const QString &cover : covers) {
        if (isInputName(cover))
            wantInput(cover);
        else if (!cover.isEmpty())
            uuids.append(cover);
    }
    if (uuids.isEmpty())
        return;
    m_services.library.ask(
        [uuids](Library &library) {
            QHash<ArtworkId, QString> found;
            for (const QString &uuid : uuids) {
                if (const auto id = artworkCalled(library.database(), uuid))
                    found.insert(*id, uuid);
            }
            return found;
        },
        this,
        [this](const QHash<ArtworkId, QString> &found) {
            m_artworks.insert(found);
            m_services.thumbnails.tell([ids = found.keys()](Thumbnails &thumbnails) {
                for (const ArtworkId id : ids)
                    thumbnails.request(id, Thumbnails::smallEdge);
            });
        });
}

void PresetCovers::wantInput(const QString &name)
{
    InputOrder order{.ticket = newInputTicket()};
    order.sources.push_back(InputSource{.kept = name});
    m_inputs.insert(order.ticket, name);
    m_services.intake.tell([order](InputIntake &intake) { intake.take(order); });
}

void PresetCovers::keep(const QString &file)
{
    InputOrder order{.ticket = newInputTicket()};
    order.sources.push_back(InputSource{.file = file});
    m_kept = order.ticket;
    m_services.intake.tell([order](InputIntake &intake) { intake.take(order); });
}

void PresetCovers::take(quint64 ticket, const KeptInput &input)
{
    if (ticket == m_kept)
        emit kept(input.name);
    if (m_inputs.remove(ticket) && !input.likeness.isNull())
        emit ready(input.name, input.likeness);
}

} // namespace limner
