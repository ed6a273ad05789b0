#pragma once

#include "core/library/artwork.h"
#include "core/library/keptinput.h"
#include "ui/common/services.h"

#include <QHash>
#include <QImage>
#include <QObject>

namespace limner {

//! Brings the likenesses of covers, and makes inputs of files that become one.
class PresetCovers final : public QObject {
    Q_OBJECT
public:
    explicit PresetCovers(const Services &services, QObject *parent = nullptr);

    //! `ready` follows for each that is there, once it is asked for.
    void want(const QStringList &covers);
    //! `kept` or `failed` follows; nothing for one that was asked for before.
    void keep(const QString &file);

signals:
    void ready(const QString &cover, const QImage &likeness);
    //! The file is an input of this name now.
    void kept(const QString &cover);
    void failed(const limner::Error &error);

private:
    void wantInput(const QString &name);
    void take(quint64 ticket, const KeptInput &input);

    Services m_services;
    QHash<ArtworkId, QString> m_artworks; //!< covers, under way
    QHash<quint64, QString> m_inputs;     //!< the same, by ticket
    quint64 m_kept = 0;                   //!< ticket of the latest file
};

} // namespace limner
