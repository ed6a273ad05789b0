#pragma once

#include "core/net/httpclient.h"
#include "core/provider/minimax/minimax.h"
#include "core/sandbox/minimax/simminimax.h"

#include <QTemporaryDir>
#include <QTest>

namespace limner::test {

template <typename T>
T wait(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

inline SimMiniMaxOptions atOnce()
{
    SimMiniMaxOptions options;
    options.timeScale = 0;
    options.perMinute = 0;
    return options;
}

//! The provider against the simulated service, on a clock that stands still; the regions are the
//! two of the simulation.
struct MiniMaxFixture {
    QTemporaryDir folder;
    SimMiniMax sim{atOnce()};
    HttpClient http;
    ManualClock clock;
    MiniMax minimax{
        http,
        clock,
        ProviderConfig{.key = Secret{sim.options.key},
                       .baseUrl = QString::fromLatin1(sim.baseUrl())},
        {{.name = QStringLiteral("World"), .address = QString::fromLatin1(sim.baseUrl())},
         {.name = QStringLiteral("China"), .address = QString::fromLatin1(sim.baseUrlOfChina())}}};
    std::stop_token stop;

    [[nodiscard]] QString answerFile() const { return folder.filePath(QStringLiteral("answer")); }
    [[nodiscard]] Result<RemoteJob> generate(const QString &prompt, int n = 1)
    {
        Request request{.provider = QStringLiteral("minimax"), .model = QStringLiteral("image-01")};
        request.parameters = {{"prompt", prompt.toStdString()},
                              {"n", n},
                              {"seed", 4711},
                              {"width", 512},
                              {"height", 512}};
        return wait(minimax.generate(std::move(request), answerFile(), stop));
    }
    [[nodiscard]] Result<Account> check() { return wait(minimax.checkAccount(stop)); }
    void configure(const QByteArray &key, const QByteArray &address)
    {
        minimax.configure({.key = Secret{key}, .baseUrl = QString::fromLatin1(address)});
    }
};

} // namespace limner::test
