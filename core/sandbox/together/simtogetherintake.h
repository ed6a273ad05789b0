#pragma once

#include "core/sandbox/together/simtogethermodels.h"
#include "core/sandbox/together/simtogetherreply.h"

#include <QDateTime>

#include <tl/expected.hpp>

#include <map>

namespace limner {

//! One paid request that the simulated Together AI took, kept for the tests.
struct SimTogetherRun {
    QDateTime time = {};
    QString model = {};
    Json input = Json::object(); //!< the body as it came
    int pictures = 1;            //!< that were made
    double amount = 0;           //!< USD
    bool isBilled = true;

    qint64 seed = 0;
    QSize size = {1024, 1024};
    bool isPng = false;
    bool isBase64 = false;

    [[nodiscard]] QString prompt() const { return textAt(input, "prompt"); }
    //! A marker in the prompt; nothing without it.
    [[nodiscard]] std::optional<QString> marker(const char *name) const;
};

//! What the simulated Together AI makes of a request: it refuses it as the real one would, or as a
//! marker in the prompt asks, or plans the run.
class SimTogetherIntake {
public:
    bool refusesUnknown = true; //!< parameters a model does not take are a 400, or else ignored

    [[nodiscard]] tl::expected<SimTogetherRun, ServedReply> take(const ServedRequest &request);

private:
    [[nodiscard]] std::optional<ServedReply> refusalByMarker(const QString &prompt);
    [[nodiscard]] std::optional<ServedReply> wrong(const SimTogetherModel &model,
                                                   const Json &body) const;

    std::map<QString, int> m_attempts; //!< requests by prompt, refused ones too
};

} // namespace limner
