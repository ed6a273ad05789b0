#pragma once

#include "core/base/taskscope.h"
#include "core/jobs/addressfetch.h"
#include "core/library/artwork.h"
#include "core/library/keptinput.h"

#include <QObject>
#include <QThreadPool>

#include <map>
#include <stop_token>
#include <vector>

namespace limner {

class HttpClient;
class Library;
class StoredOriginals;

//! One thing a person can give as an input. Exactly one of the first five is set.
struct InputSource {
    QString file = {};     //!< absolute path
    QByteArray bytes = {}; //!< a paste, a drop, a mask that was drawn
    ArtworkId artwork = 0; //!< of the library
    QString address = {};  //!< http or https
    QString kept = {};     //!< `input:<sha256>`: only looked at
    QString fileName = {}; //!< as people call it; empty = the source's own
    //! Inputs that `bytes` were made of (`input:<sha256>`): cut out of, painted over.
    QStringList madeFrom = {};
};

//! A wish to make an input of something.
struct InputOrder {
    quint64 ticket = 0; //!< of `newInputTicket`; every answer carries it
    //! The first that can be had is taken, e.g. the address of a dropped picture, then its pixels.
    //! When none can, the trouble of the first is told.
    std::vector<InputSource> sources = {};
    InputWish wish = {};
};

//! Another one with every call, on any thread.
[[nodiscard]] quint64 newInputTicket();

//! The one place that makes a kept input of anything a person can give: a file, bytes, a picture of
//! the library, an address. Works off the thread it lives on, one file after the other, so that
//! many large ones never decode at once; an address does not wait for a file.
//!
//! A window: `services.intake.tell([order](InputIntake &intake) { intake.take(order); });` and
//! connects to the signals of `services.intake.source()` with a context.
class InputIntake final : public QObject {
    Q_OBJECT
public:
    InputIntake(HttpClient &http, Library &library, QObject *parent = nullptr);
    ~InputIntake() override; //!< drained

    //! Places in a private network that the artist set up, which an address may name.
    void setOwnPlaces(std::vector<OwnPlace> places);

    //! Who brings the file of a picture that is not on this computer; without, it is gone.
    void setOriginals(StoredOriginals *originals) { m_stored = originals; }

    //! `kept` or `failed` follows, unless it is cancelled.
    void take(const InputOrder &order);
    //! Nothing follows any more.
    void cancel(quint64 ticket);
    //! The same for those that may wait: commands. Errors: those of `keepInput` and `fetchAddress`.
    [[nodiscard]] AsyncResult<KeptInput> make(InputOrder order, std::stop_token stop);
    [[nodiscard]] QCoro::Task<> drain();

signals:
    //! Of an address, or a picture that comes from the store: bytes so far and in all; -1 = not
    //! known.
    void progressed(quint64 ticket, qint64 done, qint64 total);
    void kept(quint64 ticket, const limner::KeptInput &input);
    void failed(quint64 ticket, const limner::Error &error);

private:
    [[nodiscard]] QCoro::Task<> serve(InputOrder order, std::stop_token stop);
    [[nodiscard]] AsyncResult<KeptInput> makeOf(InputSource source, InputWish wish, quint64 ticket,
                                                std::stop_token stop);
    [[nodiscard]] AsyncResult<KeptInput> keep(GivenInput given, std::stop_token stop);

    void noteArtwork(const KeptInput &input);

    [[nodiscard]] AsyncResult<QString> fileOf(ArtworkId id, quint64 ticket, std::stop_token stop);

    HttpClient &m_http;
    StoredOriginals *m_stored = nullptr;
    Library &m_library;
    Inputs m_inputs;
    QThreadPool m_pool; //!< of one thread: many large pictures are never decoded at once
    std::vector<OwnPlace> m_ownPlaces;
    std::map<quint64, std::stop_source> m_orders;
    TaskScope m_scope;
};

} // namespace limner
