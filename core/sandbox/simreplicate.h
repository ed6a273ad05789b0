#pragma once

#include "core/base/json.h"
#include "core/sandbox/fakehttpserver.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>

namespace limner {

//! How the simulated Replicate behaves; the defaults are the documented behaviour (providers.md §4).
struct SimReplicateOptions {
    QByteArray token = "r8_sandboxsandboxsandboxsandboxsandboxsan"; //!< 40 characters
    double timeScale = 1.0;                    //!< 0 = everything at once
    std::chrono::milliseconds starting{400};
    std::chrono::milliseconds perStep{90};
    std::chrono::milliseconds finishing{600};  //!< pause after the last step
    std::chrono::seconds outputLifetime{3600};
    int listPageSize = 100;
    double ratePerSecond = 0.000975;           //!< USD, for `charged`
    bool dataUriOutputs = false;
    enum class Shape { List, String, Object, None } shape = Shape::List;
};

//! Replicate's API and its delivery host on one loopback server (two origins: 127.0.0.1 and
//! localhost). Prompt markers ask for faults: `[[fail:E1001]]`, `[[nsfw]]`, `[[hang]]`, `[[html]]`,
//! `[[truncate]]`, `[[empty]]`, `[[expire]]`, `[[bomb]]`, `[[huge]]`, `[[slow]]`.
class SimReplicate final : public QObject {
    Q_OBJECT
public:
    explicit SimReplicate(SimReplicateOptions options = {}, QObject *parent = nullptr);

    [[nodiscard]] FakeHttpServer &server() { return m_server; }
    [[nodiscard]] QByteArray baseUrl() const { return m_server.origin(); }
    SimReplicateOptions options;

    // Accounting: what the tests assert.
    int creates = 0;          //!< predictions that exist
    double charged = 0;       //!< USD
    int tokensLeaked = 0;     //!< downloads that carried an Authorization header

private:
    struct Prediction;
    [[nodiscard]] ServedReply handle(const ServedRequest &request);

    FakeHttpServer m_server;
    std::vector<std::shared_ptr<Prediction>> m_predictions;
};

} // namespace limner
