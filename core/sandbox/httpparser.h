#pragma once

#include "core/sandbox/fakehttpserver.h"

namespace limner {

//! Cuts a byte stream into HTTP/1.1 requests; whatever arrives, it never reads out of bounds and
//! never throws. Bodies are appended in place, so hundreds of megabytes cost one copy.
class HttpParser {
public:
    enum class Event {
        NeedMore, //!< nothing to report until more bytes are added
        Continue, //!< the head is here and the client waits for `100 Continue`
        Complete, //!< take() has a request
        Bad       //!< answer errorStatus() and close; nothing more will come
    };

    void add(QByteArrayView bytes);
    //! Call until NeedMore, Complete or Bad.
    [[nodiscard]] Event next();
    //! The finished request; the parser goes on with the bytes behind it.
    [[nodiscard]] ServedRequest take();
    //! 400, 413, 431 or 501.
    [[nodiscard]] int errorStatus() const { return m_errorStatus; }
    //! The head of a request whose body is still on its way; nothing otherwise.
    [[nodiscard]] const ServedRequest *head() const;
    //! Some bytes of a request have arrived, but not all.
    [[nodiscard]] bool isMidRequest() const;
    //! The last request asked to close, or speaks HTTP/1.0 without keep-alive.
    [[nodiscard]] bool wantsClose() const { return m_wantsClose; }

    static constexpr qsizetype maxHead = 64 << 10;
    static constexpr qint64 maxBody = qint64{1} << 30;

private:
    enum class State { Head, Length, ChunkSize, ChunkData, ChunkEnd, Trailer, Complete, Bad };

    [[nodiscard]] Event step();
    [[nodiscard]] Event readHead();
    [[nodiscard]] Event readLength();
    [[nodiscard]] Event readChunkSize();
    [[nodiscard]] Event readChunkData();
    [[nodiscard]] Event readChunkEnd();
    [[nodiscard]] Event readTrailer();
    [[nodiscard]] Event parseHead(QByteArrayView head);
    [[nodiscard]] bool parseRequestLine(QByteArrayView line);
    [[nodiscard]] bool parseHeader(QByteArrayView line);
    [[nodiscard]] Event beginBody();
    [[nodiscard]] Event bad(int status);
    [[nodiscard]] std::optional<QByteArrayView> line();
    [[nodiscard]] QByteArrayView rest() const;
    void moveToBody();

    QByteArray m_input;
    qsizetype m_at = 0;      //!< consumed so far of m_input
    qsizetype m_scanned = 0; //!< no end of the head before this
    qint64 m_missing = 0;    //!< body or chunk bytes to come
    State m_state = State::Head;
    int m_errorStatus = 400;
    bool m_wantsClose = false;
    bool m_isHttp10 = false;
    ServedRequest m_request;
};

} // namespace limner
