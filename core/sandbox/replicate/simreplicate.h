#pragma once

#include "core/base/json.h"
#include "core/sandbox/fakehttpserver.h"
#include "core/sandbox/replicate/simcatalogue.h"
#include "core/sandbox/replicate/simfiles.h"
#include "core/sandbox/replicate/simintake.h"
#include "core/sandbox/replicate/simmodels.h"
#include "core/sandbox/simpictures.h"
#include "core/sandbox/simprovider.h"
#include "core/sandbox/replicate/simprediction.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>

namespace limner {

//! How the simulated Replicate behaves; the defaults are the documented behaviour (providers.md
//! §4).
struct SimReplicateOptions {
    //! Model files; empty = the one compiled in as `:/models/animagine-xl-4.0.json`, and the
    //! showcase. Without any, every version and every input is taken.
    QList<QByteArray> models = {};
    QByteArray token = "r8_sandboxsandboxsandboxsandboxsandboxsa"; //!< 40 characters
    double timeScale = 1.0;                                        //!< 0 = everything at once
    std::chrono::milliseconds starting{400};
    std::chrono::milliseconds perStep{90};
    std::chrono::milliseconds finishing{600};  //!< pause after the last step
    std::chrono::seconds outputLifetime{3600}; //!< then inputs, logs and outputs are gone
    //! Ahead of the machine's clock; moving it lets hours pass for what was created before.
    std::chrono::milliseconds clockOffset{0};
    int listPageSize = 100;
    double ratePerSecond = 0.000975; //!< USD, for `charged`
    bool dataUriOutputs = false;
    std::vector<SimDeployment> deployments = {
        {.name = QStringLiteral("sandbox/warm"), .model = QStringLiteral("acme/inkbrush")},
        {.name = QStringLiteral("sandbox/sleepy"),
         .model = QStringLiteral("acme/inkbrush"),
         .coldStart = std::chrono::seconds{20}}};
    //! List stands for what the model's schema says.
    enum class Shape { List, String, Object, None } shape = Shape::List;
};

//! Replicate's API and its delivery host on one loopback server (two origins: 127.0.0.1 and
//! localhost). Markers in the prompt ask for faults.
//! At create: `[[402]]`, `[[429]]` (the first time; also `[[429:header]]`, `[[429:body]]`,
//! `[[429:text]]`, `[[429:bare]]`), `[[500]]` (the first time), `[[lost]]` (created, then the line
//! drops), `[[nolist]]` (never listed). While it runs: `[[fail:E1001]]`, `[[failonce:E9828]]`,
//! `[[nsfw]]`, `[[hang]]`, `[[flaky]]` (every second poll is a 502 page), `[[cancelrace]]` (a
//! cancel comes too late), `[[latecancel]]`, `[[partial:N]]` (it fails, and leaves N outputs that
//! open). At download: `[[html]]`, `[[truncate]]`, `[[empty]]`, `[[expire]]`, `[[gone]]` (refused,
//! and from then on the prediction says that its data was removed), `[[bomb]]`, `[[huge]]`,
//! `[[slow]]`.
class SimReplicate final : public SimProvider {
    Q_OBJECT
public:
    explicit SimReplicate(SimReplicateOptions options = {}, QObject *parent = nullptr);
    ~SimReplicate() override;

    [[nodiscard]] FakeHttpServer &server() override { return m_server; }
    [[nodiscard]] QByteArray baseUrl() const override { return m_server.origin(); }
    [[nodiscard]] QByteArray key() const override { return options.token; }
    //! `http://localhost:PORT`: another origin than baseUrl(), so that a leaked token shows.
    [[nodiscard]] QByteArray deliveryUrl() const;
    SimReplicateOptions options;
    //! To release and withdraw some while it runs.
    [[nodiscard]] SimModels &models() { return m_models; }
    [[nodiscard]] SimCatalogue &catalogue() { return m_catalogue; }

    // Accounting: what the tests assert. `charged` is brought up to date by every request.
    int creates = 0;    //!< predictions that exist
    double charged = 0; //!< USD
    //! Creates by the way they came: "version", "model" or "deployment".
    std::map<QString, int> createsBy = {};
    int tokensLeaked = 0; //!< downloads that carried an Authorization header
    SimFiles files;       //!< sent ahead, to go into models

private:
    [[nodiscard]] ServedReply handle(const ServedRequest &request);
    [[nodiscard]] ServedReply answer(const ServedRequest &request);
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] ServedReply route(const ServedRequest &request, const QStringList &path);
    [[nodiscard]] ServedReply predictions(const ServedRequest &request, const QStringList &path);
    //! `POST …/predictions` of an official model or a deployment.
    [[nodiscard]] ServedReply createNamed(const ServedRequest &request, const QStringList &path);
    [[nodiscard]] ServedReply create(const ServedRequest &request, const SimModels::Model *named,
                                     const SimDeployment *deployment);
    [[nodiscard]] ServedReply cover(const QStringList &path);
    [[nodiscard]] ServedReply poll(SimPrediction &prediction);
    [[nodiscard]] ServedReply cancel(SimPrediction &prediction);
    [[nodiscard]] ServedReply list(const ServedRequest &request);
    [[nodiscard]] ServedReply download(const ServedRequest &request, const QStringList &path);

    [[nodiscard]] SimPrediction *find(const QString &id);
    [[nodiscard]] double elapsed(const SimPrediction &prediction) const;
    [[nodiscard]] QDateTime wallTime(const SimPrediction &prediction, double moment) const;
    [[nodiscard]] bool isExpired(const SimPrediction &prediction) const;
    [[nodiscard]] OrderedJson toJson(const SimPrediction &prediction,
                                     const SimPrediction::State &state);
    [[nodiscard]] OrderedJson output(const SimPrediction &prediction, int count);
    void settle();

    FakeHttpServer m_server;
    SimModels m_models;
    SimCatalogue m_catalogue;
    SimIntake m_intake;
    SimPictures m_pictures;
    QElapsedTimer m_stopwatch;
    std::deque<SimPrediction> m_predictions; //!< oldest first
};

} // namespace limner
