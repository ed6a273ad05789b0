#include "ui/compose/pictures/picturebringer.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! Quick rather than small: it is kept here, and sent as what the provider takes.
constexpr int quickly = 80; // of QImage::save for PNG: a light compression

QByteArray pngOf(const QImage &pixels)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    pixels.save(&buffer, "png", quickly);
    return bytes;
}

InputSource sourceOf(const PictureSource &way, const QStringList &madeFrom)
{
    InputSource source;
    source.fileName = way.name;
    source.madeFrom = madeFrom;
    switch (way.kind) {
    case PictureSource::Kind::Artwork:
        source.artwork = way.artwork;
        break;
    case PictureSource::Kind::File:
        source.file = way.place;
        break;
    case PictureSource::Kind::Address:
        source.address = way.place;
        break;
    case PictureSource::Kind::Bytes:
        source.bytes = way.bytes;
        break;
    case PictureSource::Kind::Pixels:
        source.bytes = pngOf(way.pixels);
        break;
    }
    return source;
}

} // namespace

PictureBringer::PictureBringer(Remote<InputIntake> intake, const Inputs &inputs, QObject *parent)
    : QObject{parent}
    , m_intake{intake}
    , m_inputs{inputs}
{
    const InputIntake *const source = intake.source();
    connect(source, &InputIntake::progressed, this, &PictureBringer::progressed);
    connect(source, &InputIntake::kept, this, &PictureBringer::kept);
    connect(source, &InputIntake::failed, this, &PictureBringer::failed);
}

quint64 PictureBringer::bring(const DroppedPicture &picture, const InputWish &wish,
                              const QStringList &madeFrom)
{
    const quint64 ticket = newInputTicket();
    m_errands.send(
        [ticket, picture, wish, madeFrom] {
            InputOrder order{.ticket = ticket, .wish = wish};
            for (const PictureSource &way : picture)
                order.sources.push_back(sourceOf(way, madeFrom));
            return order;
        },
        [this](const InputOrder &order) { ask(order); });
    m_asked.insert(ticket);
    return ticket;
}

quint64 PictureBringer::look(const QString &name)
{
    InputOrder order{.ticket = newInputTicket()};
    InputSource source;
    source.kept = name;
    order.sources.push_back(source);
    // Not before the caller has the ticket, were the intake on this very thread.
    QMetaObject::invokeMethod(
        this, [this, order] { ask(order); }, Qt::QueuedConnection);
    m_asked.insert(order.ticket);
    return order.ticket;
}

void PictureBringer::ask(const InputOrder &order)
{
    if (m_asked.remove(order.ticket)) // else nobody waits for it any more
        m_intake.tell([order](InputIntake &intake) { intake.take(order); });
}

void PictureBringer::leave(quint64 ticket)
{
    if (ticket && !m_asked.remove(ticket))
        m_intake.tell([ticket](InputIntake &intake) { intake.cancel(ticket); });
}

} // namespace limner
