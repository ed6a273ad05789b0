#pragma once

#include "core/sandbox/replicate/simreplicate.h"
#include "core/sandbox/sims3.h"
#include "tests/support/program.h"

#include <QtTest>

#include <csignal>

namespace limner::test {

//! The real program between a simulated provider and a simulated store, which live in the test.
struct CliRig {
    static SimReplicateOptions providerOptions(double timeScale)
    {
        SimReplicateOptions options;
        options.timeScale = timeScale;
        return options;
    }
    SimReplicate provider;
    SimS3 store{SimS3Options{}};
    Program program;

    explicit CliRig(double timeScale = 0.05)
        : CliRig{providerOptions(timeScale)}
    {}
    explicit CliRig(SimReplicateOptions options)
        : provider{std::move(options)}
    {
        program.set(QStringLiteral("REPLICATE_API_TOKEN"),
                    QString::fromLatin1(provider.options.token));
        program.set(QStringLiteral("REPLICATE_API_BASE_URL"),
                    QString::fromLatin1(provider.baseUrl()));
        program.set(QStringLiteral("MINIO_ENDPOINT"), QString::fromLatin1(store.endpoint()));
        program.set(QStringLiteral("MINIO_ACCESS_KEY"),
                    QString::fromLatin1(store.options.accessKey));
        program.set(QStringLiteral("MINIO_SECRET_KEY"),
                    QString::fromLatin1(store.options.secretKey));
        program.set(QStringLiteral("MINIO_BUCKET"), store.options.bucket);
        program.set(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    }

    [[nodiscard]] static QStringList generating(const QString &prompt, const QStringList &more = {})
    {
        return QStringList{QStringLiteral("generate"), QStringLiteral("--json"),
                           QStringLiteral("--prompt"), prompt,
                           QStringLiteral("-p"),       QStringLiteral("width=64"),
                           QStringLiteral("-p"),       QStringLiteral("height=64")} +
               more;
    }
    [[nodiscard]] ProgramRun generate(const QString &prompt, const QStringList &more = {}) const
    {
        return program.run(generating(prompt, more));
    }
    //! A window, once it owns the library and answers.
    [[nodiscard]] std::unique_ptr<QProcess> openWindow(const QStringList &more = {}) const
    {
        std::unique_ptr<QProcess> window = program.start(more);
        const QString lock = program.library() + QStringLiteral("/library.lock");
        if (!QTest::qWaitFor([&] { return QFile::exists(lock); }, 30'000))
            qFatal("no window");
        return window;
    }
    static void send(const QProcess &process, int signal)
    {
        ::kill(static_cast<pid_t>(process.processId()), signal);
    }
    //! Of the provider, so far.
    [[nodiscard]] qsizetype creates()
    {
        const auto &seen = provider.server().requests;
        return std::count_if(seen.begin(), seen.end(), [](const ServedRequest &request) {
            return request.method == "POST" && request.target == "/v1/predictions";
        });
    }
    [[nodiscard]] qsizetype cancels()
    {
        const auto &seen = provider.server().requests;
        return std::count_if(seen.begin(), seen.end(), [](const ServedRequest &request) {
            return request.target.endsWith("/cancel");
        });
    }
};

[[nodiscard]] inline QString kindOf(const ProgramRun &run)
{
    return textAt(memberAt(run.json(), "error"), "kind");
}

} // namespace limner::test
