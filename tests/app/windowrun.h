#pragma once

#include "app/launch.h"
#include "app/owner/librarylock.h"
#include "app/windowhost.h"

#include <QPushButton>
#include <QTextEdit>
#include <QtTest>

namespace limner::test {

using namespace Qt::StringLiterals;

//! The program from the inside: real window, real services, a home of its own.
struct Run {
    std::unique_ptr<LibraryLock> lock;
    std::unique_ptr<Application> application;
    std::unique_ptr<WindowHost> host;

    explicit Run(const QString &home, const QHash<QString, QString> &environment,
                 const QString &theme = {})
    {
        QHash<QString, QString> all = environment;
        all.insert(u"LIMNER_HOME"_s, home);
        Launch launch;
        launch.environment = Environment{all};
        launch.folders = folders(launch.environment);
        launch.library = launch.folders.library;
        lock = std::make_unique<LibraryLock>(launch.library);
        if (const Result<bool> owned = lock->tryLock(); !owned || !*owned)
            qFatal("somebody else has the library");
        Result<std::unique_ptr<Application>> opened = Application::open(std::move(launch));
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().message));
        application = std::move(*opened);
        host = std::make_unique<WindowHost>(*application, theme, u"en"_s);
        host->window().resize(1440, 900); // the offscreen screen is smaller
        host->show();
        if (!QTest::qWaitFor([this] { return host->isAwake(); }))
            qFatal("the services did not wake");
    }
    ~Run()
    {
        host->window().close();
        QCoro::waitFor(host->shutdown());
        QCoro::waitFor(application->shutdown());
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *const found = host->window().findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no control is called %s", name);
        return found;
    }
    void generate(const QString &prompt) const
    {
        find<QTextEdit>("prompt")->setPlainText(prompt);
        QTest::mouseClick(find<QPushButton>("generate"), Qt::LeftButton);
    }
    [[nodiscard]] std::vector<Job> jobs() const { return application->jobs().jobs().all(); }
};

} // namespace limner::test
