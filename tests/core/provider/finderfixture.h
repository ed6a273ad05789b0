#pragma once

#include "core/net/httpclient.h"
#include "core/provider/modelfinder.h"
#include "core/provider/replicate/replicate.h"
#include "core/sandbox/replicate/simreplicate.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace limner::test {

//! The finder between a real provider and the simulated service, and without it.
class FinderFixture {
public:
    FinderFixture()
        : sim{SimReplicateOptions{.timeScale = 0}}
    {
        start();
    }
    ~FinderFixture() { stop(); }
    FinderFixture(const FinderFixture &) = delete;
    FinderFixture &operator=(const FinderFixture &) = delete;

    //! As after a new start of the program.
    void restart()
    {
        stop();
        start();
    }
    void goOffline() { sim.server().setDoor(FakeHttpServer::Door::Shut); }
    [[nodiscard]] QString address(const QByteArray &target) const
    {
        return QString::fromLatin1(sim.deliveryUrl() + target);
    }
    [[nodiscard]] auto find(const QString &words, const QString &provider = {})
    {
        return QCoro::waitFor(finder->find(words, provider, std::stop_token{}));
    }

    QTemporaryDir folder;
    SimReplicate sim;
    ManualClock clock;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<Catalog> catalog;
    std::unique_ptr<ModelStore> models;
    std::unique_ptr<ModelFinder> finder;

private:
    void start()
    {
        http = std::make_unique<HttpClient>();
        catalog = std::make_unique<Catalog>();
        catalog->add(std::make_unique<Replicate>(
            *http, clock,
            ProviderConfig{.key = Secret{sim.options.token},
                           .baseUrl = QString::fromLatin1(sim.baseUrl())}));
        models = std::make_unique<ModelStore>(*catalog, folder.filePath(QStringLiteral("models")));
        finder = std::make_unique<ModelFinder>(*catalog, *models, *http, clock,
                                               folder.filePath(QStringLiteral("finder")));
    }
    void stop()
    {
        QCoro::waitFor(finder->shutdown());
        QCoro::waitFor(models->shutdown());
        finder.reset();
        models.reset();
        catalog.reset();
        http.reset();
    }
};

//! What a signal said last.
template <typename T>
T at(const QSignalSpy &spy, int argument)
{
    return spy.last().at(argument).template value<T>();
}

} // namespace limner::test
