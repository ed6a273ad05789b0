#include "core/sandbox/httpparser.h"

namespace limner {

namespace {

bool isTokenCharacter(char c)
{
    static constexpr QByteArrayView marks{"!#$%&'*+-.^_`|~"};
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

void HttpParser::add(QByteArrayView bytes)
{
    if (m_state == State::Bad)
        return;
    // The consumed front goes before the buffer grows, so it never holds more than one read.
    if (m_at > 0) {
        m_input.remove(0, m_at);
        m_at = 0;
    }
    m_input.append(bytes);
}

HttpParser::Event HttpParser::next()
{
    while (true) {
        const State before = m_state;
        const Event event = step();
        if (event != Event::NeedMore || m_state == before)
            return event;
    }
}

ServedRequest HttpParser::take()
{
    ServedRequest request = std::move(m_request);
    m_request = {};
    m_state = State::Head;
    m_scanned = 0;
    return request;
}

const ServedRequest *HttpParser::head() const
{
    const bool isInBody =
        m_state != State::Head && m_state != State::Complete && m_state != State::Bad;
    return isInBody ? &m_request : nullptr;
}

bool HttpParser::isMidRequest() const
{
    return m_state != State::Head || !rest().isEmpty();
}

HttpParser::Event HttpParser::step()
{
    switch (m_state) {
    case State::Head:
        return readHead();
    case State::Length:
        return readLength();
    case State::ChunkSize:
        return readChunkSize();
    case State::ChunkData:
        return readChunkData();
    case State::ChunkEnd:
        return readChunkEnd();
    case State::Trailer:
        return readTrailer();
    case State::Complete:
        return Event::Complete;
    case State::Bad:
        return Event::Bad;
    }
    return Event::Bad;
}

HttpParser::Event HttpParser::readHead()
{
    while (rest().startsWith("\r\n")) // RFC 9112 2.2: tolerate empty lines before a request
        m_at += 2;
    const QByteArrayView input = rest();
    // A TLS greeting or other rubbish is refused at its first byte, not after 64 KiB.
    const QByteArrayView first = input.first(std::min<qsizetype>(input.size(), 1));
    if (!first.isEmpty() && first != QByteArrayView{"\r"} && !isToken(first))
        return bad(400);
    const qsizetype end = input.indexOf("\r\n\r\n", std::max<qsizetype>(0, m_scanned - 3));
    if (end > maxHead || (end < 0 && input.size() > maxHead))
        return bad(431);
    if (end < 0) {
        m_scanned = input.size();
        const qsizetype lineEnd = input.indexOf('\n');
        const bool isHopeless = lineEnd >= 0 && !parseRequestLine(input.first(lineEnd).trimmed());
        return isHopeless ? bad(400) : Event::NeedMore;
    }
    m_at += end + 4;
    return parseHead(input.first(end));
}

HttpParser::Event HttpParser::parseHead(QByteArrayView head)
{
    m_request = {};
    qsizetype from = 0;
    bool isFirst = true;
    while (from <= head.size()) {
        qsizetype end = head.indexOf("\r\n", from);
        if (end < 0)
            end = head.size();
        const QByteArrayView text = head.sliced(from, end - from);
        if (isFirst ? !parseRequestLine(text) : !parseHeader(text))
            return bad(400);
        isFirst = false;
        from = end + 2;
    }
    return beginBody();
}

bool HttpParser::parseRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first)
        return false;
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    const bool isPrintable = std::all_of(target.begin(), target.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7f;
    });
    if (!isToken(line.first(first)) || target.isEmpty() || !isPrintable)
        return false;
    if (version != QByteArrayView{"HTTP/1.1"} && version != QByteArrayView{"HTTP/1.0"})
        return false;
    m_isHttp10 = version.endsWith('0');
    m_request.method = line.first(first).toByteArray();
    m_request.target = target.toByteArray();
    return true;
}

bool HttpParser::parseHeader(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return false;
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (value.contains('\n') || value.contains('\r') || value.contains('\0'))
        return false;
    m_request.headers.emplace_back(line.first(colon).toByteArray(), value.toByteArray());
    return true;
}

HttpParser::Event HttpParser::beginBody()
{
    const QByteArray connection = m_request.header("Connection").toLower();
    m_wantsClose =
        connection.contains("close") || (m_isHttp10 && !connection.contains("keep-alive"));
    const QByteArray coding = m_request.header("Transfer-Encoding").toLower();
    const QByteArray length = m_request.header("Content-Length");
    for (const auto &[name, value] : m_request.headers) {
        if (name.compare("Content-Length", Qt::CaseInsensitive) == 0 && value != length)
            return bad(400);
    }
    if (!coding.isEmpty() && (coding != "chunked" || !length.isEmpty()))
        return bad(coding != "chunked" ? 501 : 400);
    if (!length.isEmpty() && !isDigits(length))
        return bad(400);
    m_missing = length.toLongLong();
    // An overflowing number reads as 0; more than ten digits are too many anyhow.
    if (m_missing > maxBody || length.size() > 18)
        return bad(413);
    const bool hasBody = m_missing > 0 || !coding.isEmpty();
    if (!hasBody) {
        m_state = State::Complete;
        return Event::Complete;
    }
    m_state = coding.isEmpty() ? State::Length : State::ChunkSize;
    if (m_state == State::Length)
        m_request.body.reserve(m_missing);
    return m_request.header("Expect").toLower() == "100-continue" ? Event::Continue
                                                                  : Event::NeedMore;
}

HttpParser::Event HttpParser::readLength()
{
    moveToBody();
    if (m_missing > 0)
        return Event::NeedMore;
    m_state = State::Complete;
    return Event::Complete;
}

HttpParser::Event HttpParser::readChunkSize()
{
    const std::optional<QByteArrayView> text = line();
    if (!text)
        return rest().size() > 256 ? bad(400) : Event::NeedMore;
    const QByteArray digits =
        text->first(text->indexOf(';') < 0 ? text->size() : text->indexOf(';'))
            .trimmed()
            .toByteArray();
    bool isNumber = false;
    const qint64 size = digits.toLongLong(&isNumber, 16);
    if (!isNumber || size < 0 || !isToken(digits) || digits.startsWith('+') ||
        digits.startsWith('-'))
        return bad(400);
    if (size > maxBody - m_request.body.size())
        return bad(413);
    m_missing = size;
    m_state = size == 0 ? State::Trailer : State::ChunkData;
    return Event::NeedMore;
}

HttpParser::Event HttpParser::readChunkData()
{
    moveToBody();
    if (m_missing == 0)
        m_state = State::ChunkEnd;
    return Event::NeedMore;
}

HttpParser::Event HttpParser::readChunkEnd()
{
    if (rest().size() < 2)
        return Event::NeedMore;
    if (!rest().startsWith("\r\n"))
        return bad(400);
    m_at += 2;
    m_state = State::ChunkSize;
    return Event::NeedMore;
}

HttpParser::Event HttpParser::readTrailer()
{
    while (const std::optional<QByteArrayView> text = line()) {
        if (text->isEmpty()) {
            m_state = State::Complete;
            return Event::Complete;
        }
    }
    return rest().size() > maxHead ? bad(431) : Event::NeedMore;
}

HttpParser::Event HttpParser::bad(int status)
{
    m_state = State::Bad;
    m_errorStatus = status;
    m_input.clear();
    m_at = 0;
    return Event::Bad;
}

std::optional<QByteArrayView> HttpParser::line()
{
    const QByteArrayView input = rest();
    const qsizetype end = input.indexOf("\r\n");
    if (end < 0)
        return std::nullopt;
    m_at += end + 2;
    return input.first(end);
}

QByteArrayView HttpParser::rest() const
{
    return QByteArrayView{m_input}.sliced(m_at);
}

void HttpParser::moveToBody()
{
    const qint64 count = std::min<qint64>(m_missing, rest().size());
    m_request.body.append(rest().first(count));
    m_at += count;
    m_missing -= count;
}

} // namespace limner
