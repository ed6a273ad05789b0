#pragma once

#include "core/base/json.h"
#include "core/schema/parameter.h"

#include <QByteArray>
#include <QDateTime>
#include <QSize>
#include <QString>

#include <optional>

namespace limner {

//! One simulated run. Everything it will ever be follows from the simulated milliseconds since its
//! creation, so there are no timers: whoever asks, computes.
struct SimPrediction {
    enum class Ending { Succeeds, Fails, Hangs };
    struct State {
        QByteArray status = "starting";
        int step = 0;                       //!< finished steps
        std::optional<double> endedAt = {}; //!< ms after creation; set in every terminal state
    };

    QByteArray id = {};
    QString model = {};
    QString version = {};
    QString deployment = {}; //!< owner/name, when one runs it
    OutputShape makes = OutputShape::Uris;
    Json input = Json::object();
    OrderedJson echo = OrderedJson::object(); //!< webhook keys of the request
    QDateTime created = {};
    double stopwatch = 0; //!< ms of the server's stopwatch at creation

    double starting = 0;  //!< ms until it runs
    double perStep = 0;   //!< ms
    double finishing = 0; //!< ms between the last step and the end
    int steps = 28;
    int pictures = 1;
    qint64 seed = 0;
    QSize size = {1024, 1024};
    Ending ending = Ending::Succeeds;
    QString failure = {};
    std::optional<double> deadline = {}; //!< ms after creation
    std::optional<double> canceled = {}; //!< ms after creation, when the cancel takes effect
    int polls = 0;
    bool isSettled = false;
    bool isRemoved = false; //!< outputs, inputs and logs are deleted before their time

    [[nodiscard]] QString prompt() const { return textAt(input, "prompt"); }
    [[nodiscard]] bool hasMarker(const char *name) const;
    //! When it ends if nobody interferes; nothing for a run that hangs.
    [[nodiscard]] std::optional<double> naturalEnd() const;
    [[nodiscard]] State at(double elapsed) const;
    //! How many outputs can be fetched then: of a run that failed or was cancelled, what
    //! `[[partial:N]]` says it left.
    [[nodiscard]] int outputsIn(const State &state) const;
    //! Seconds that are billed: nothing while queued.
    [[nodiscard]] double predictSeconds(double endedAt) const;
    //! The whole text so far, as cog models with tqdm write it.
    [[nodiscard]] QString logs(int step) const;
};

//! The text after `[[name:` up to `]]`; empty text for `[[name]]`; nothing when absent.
[[nodiscard]] std::optional<QString> promptMarker(const QString &prompt, QLatin1StringView name);

//! Go-like duration `30`, `30s`, `5m`, `1h30m45s` in milliseconds; nothing when malformed.
[[nodiscard]] std::optional<double> parseCancelAfter(QByteArrayView text);

//! What Replicate says for one of its error codes; other text is passed on.
[[nodiscard]] QString failureText(const QString &code);

} // namespace limner
