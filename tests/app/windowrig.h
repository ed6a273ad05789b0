#pragma once

#include "app/owner/librarylock.h"
#include "app/servicehost.h"
#include "app/windowhost.h"
#include "core/net/httpclient.h"
#include "core/s3/s3client.h"
#include "core/sandbox/minimax/simminimax.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/sandbox/together/simtogether.h"
#include "tests/support/program.h"
#include "tests/support/realminio.h"
#include "tests/support/uisupport.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTextEdit>

namespace limner::test {

//! With a key for everything that is not named: a keychain answers in the first window of a process
//! only.
[[nodiscard]] QHash<QString, QString> withEveryKey(QHash<QString, QString> environment);

//! The program from the inside: real window, real services on their threads, a home of its own.
class WindowRun {
public:
    WindowRun(const QString &home, const QHash<QString, QString> &environment,
              const QString &theme = {});
    ~WindowRun();

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *const found = host->window().findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no control is called %s", name);
        return found;
    }
    //! As an artist does it, with the keyboard: opens the models, names one, presses Return. The
    //! form follows when it is there.
    void nameModel(const QString &name) const;
    //! As an artist does it: types the prompt and presses the button.
    void generate(const QString &prompt) const;
    //! Does it where the services live, and waits for the answer.
    template <typename Work>
    auto behind(Work work) const
    {
        return services->run(std::move(work));
    }
    [[nodiscard]] std::vector<Job> jobs() const;
    //! Kept pictures of all jobs, oldest first.
    [[nodiscard]] std::vector<Artwork> pictures() const;

    //! The gallery shows so many pictures, and no job's tile any more.
    [[nodiscard]] bool showsOnly(int pictures) const;

    std::unique_ptr<LibraryLock> lock;
    std::unique_ptr<ServiceHost> services;
    std::unique_ptr<WindowHost> host;
};

//! What the window stands in: every provider simulated, a real MinIO with the public bucket
//! "pictures".
class WindowRig {
public:
    //! Once for a program: the store and its bucket.
    void start();
    //! Before every test: a new home, new providers, an empty clipboard.
    void reset();
    [[nodiscard]] QString home() const { return m_home->path(); }
    //! How the bucket is reached.
    [[nodiscard]] S3Config store() const;

    HttpClient http;
    SystemClock clock;
    RealMinio minio;
    std::unique_ptr<SimReplicate> replicate;
    std::unique_ptr<SimTogether> together;
    std::unique_ptr<SimMiniMax> minimax;
    QHash<QString, QString> environment;

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

} // namespace limner::test
