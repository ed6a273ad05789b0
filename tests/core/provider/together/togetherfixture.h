#pragma once

#include "core/net/httpclient.h"
#include "core/provider/together/together.h"

#include <QTemporaryDir>
#include <QtTest>

namespace limner::test {

inline const QByteArray togetherKey = "tgp_v1_test-test-test-test-test-test";

inline Request kite(const QString &prompt = QStringLiteral("a red kite over dunes"))
{
    Request request{.provider = QStringLiteral("together"),
                    .model = QStringLiteral("black-forest-labs/FLUX.1-schnell")};
    request.parameters = {{"prompt", prompt.toStdString()},
                          {"width", 256},
                          {"height", 256},
                          {"steps", 4},
                          {"seed", 99}};
    return request;
}

//! The same in this form of answer.
inline Request asked(const QString &prompt, const char *format, int pictures = 1)
{
    Request request = kite(prompt);
    request.parameters["response_format"] = format;
    if (pictures > 1)
        request.parameters["n"] = pictures;
    return request;
}

template <typename T>
T wait(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

//! The provider against some server, with a place for its answer.
class TogetherClient {
public:
    TogetherClient(const QByteArray &base, const QByteArray &key = togetherKey)
        : together{m_http, m_clock,
                   ProviderConfig{.key = Secret{key}, .baseUrl = QString::fromLatin1(base)}}
    {}
    [[nodiscard]] Result<RemoteJob> generate(Request request)
    {
        return wait(together.generate(std::move(request), answerFile(), stop.get_token()));
    }
    [[nodiscard]] QString answerFile() const { return m_folder.filePath(QStringLiteral("answer")); }
    //! The bytes of a piece of the last answer.
    [[nodiscard]] QByteArray piece(const QString &output) const
    {
        const QString file = m_folder.filePath(QStringLiteral("piece"));
        const std::optional<AnswerPiece> piece = answerPieceFrom(output);
        if (!piece || !saveAnswerPiece(answerFile(), *piece, file))
            return {};
        QFile saved{file};
        return saved.open(QIODevice::ReadOnly) ? saved.readAll() : QByteArray{};
    }
    [[nodiscard]] Result<HttpResponse> send(HttpRequest request)
    {
        return wait(m_http.send(std::move(request), stop.get_token()));
    }
    [[nodiscard]] HttpClient &http() { return m_http; }

    std::stop_source stop;

private:
    QTemporaryDir m_folder;
    HttpClient m_http;
    ManualClock m_clock;

public:
    Together together; // last: it looks at the others
};

} // namespace limner::test
