#pragma once

#include "core/net/httpclient.h"
#include "tests/app/clirig.h"
#include "tests/support/models.h"

namespace limner::test {

//! A situation a new user may meet: the real program, and what the provider and the store saw of
//! it.
class Trial : public CliRig {
public:
    //! With the model that Limner ships.
    Trial();
    //! With `trialModel` alone, which this file describes.
    explicit Trial(const QByteArray &model);

    [[nodiscard]] QStringList asking(const QString &prompt, const QStringList &more = {}) const;
    [[nodiscard]] ProgramRun generate(const QString &prompt, const QStringList &more = {}) const;
    [[nodiscard]] ProgramRun resume() const { return run(u"resume"); }
    [[nodiscard]] Json list() const { return run(u"list").json(); }
    [[nodiscard]] Json jobs() const { return run(u"jobs").json(); }
    [[nodiscard]] ProgramRun run(QStringView command) const;

    //! Starts a `generate`, waits until the provider has seen `until`, and kills it there.
    void killOnce(const QString &prompt, const std::function<bool()> &until,
                  const QStringList &more = {});
    //! A `generate` that was killed while its job waits: the provider took no create of it, and
    //! nobody has to wait for its word any more.
    void killRefused(const QString &prompt, const QStringList &more = {});
    //! What creates were sent with, in order.
    [[nodiscard]] std::vector<Json> inputs();
    //! The version that the last create named.
    [[nodiscard]] QString sentVersion();
    [[nodiscard]] qsizetype count(bool (*is)(const ServedRequest &));
    //! As anybody would open a link.
    [[nodiscard]] HttpResponse open(const QString &url);
    //! Every file below LIMNER_HOME or in the store that holds these bytes.
    [[nodiscard]] QStringList holding(const QByteArray &bytes);

private:
    bool m_isShipped = true;
    HttpClient m_http;
};

[[nodiscard]] bool isCreate(const ServedRequest &request);
[[nodiscard]] bool isListing(const ServedRequest &request);
[[nodiscard]] bool isPoll(const ServedRequest &request);
[[nodiscard]] bool isDownload(const ServedRequest &request);

//! Changes each prediction in an answer of the provider, one or a list of them.
void eachPrediction(ServedReply &reply, const std::function<void(Json &)> &change);
[[nodiscard]] ServedReply failing(int status);

//! Everything that a run said, for the line of a test that fails.
[[nodiscard]] inline QByteArray told(const ProgramRun &run)
{
    return "exit " + QByteArray::number(run.exitCode) + ": " + run.err + run.out;
}

} // namespace limner::test
