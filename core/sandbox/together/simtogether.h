#pragma once

#include "core/sandbox/simpictures.h"
#include "core/sandbox/simprovider.h"
#include "core/sandbox/together/simtogetherintake.h"

namespace limner {

//! How the simulated Together AI behaves; the defaults are the documented behaviour (providers.md
//! §2, §4.3).
struct SimTogetherOptions {
    QByteArray key = "tgp_v1_sandbox-sandbox-sandbox-sandbox-sandbox";
    double timeScale = 1.0;                    //!< 0 = everything at once
    std::chrono::milliseconds perPicture{900}; //!< until the answer begins
    std::chrono::milliseconds stall{100'000};  //!< before a 524
    std::chrono::seconds outputLifetime{3600}; //!< then addresses are refused
    //! Ahead of the machine's clock; moving it lets hours pass for what was made before.
    std::chrono::milliseconds clockOffset{0};
    int expiredStatus = 403;     //!< with XML; 404 is the other thing it may be
    bool hasNewerList = true;    //!< `/v2/supported-models` is there
    bool wrapsOlderList = false; //!< `{"data":[…]}` in place of a bare array
    int listPageSize = 100;      //!< of the newer list, at most
    bool isSparse = false;       //!< `object`, `type` and `timings` are left out
};

//! Together AI's API and its picture host on one loopback server (two origins: 127.0.0.1 and
//! localhost). Markers in the prompt ask for faults.
//! Refused: `[[402]]`, `[[403]]`, `[[422]]` or `[[nsfw]]`; the first time only: `[[429]]` (also
//! `[[429:retry]]`, `[[429:bare]]`), `[[500]]`, `[[503]]` (also `[[503:html]]`).
//! Paid, and then: `[[504]]`, `[[520]]`, `[[524]]`, `[[529]]` (pages; 524 after a long silence),
//! `[[lost]]` (the line drops), `[[hang]]`, `[[late:MS]]` (whatever the time scale),
//! `[[cut]]` (in the middle of the body; `[[cut:PERCENT]]`), `[[bytewise]]` (`[[bytewise:N]]` bytes
//! a tick of 10 ms), `[[huge:N]]` (the first picture is N MB of base64), `[[html]]` (a page with
//! status 200), `[[twin]]` (the other key is there, too, and null), `[[shuffled]]`,
//! `[[fewer:N]]`, `[[none]]`, `[[bad64]]`, `[[jpeg]]` (whatever was asked for).
//! At download: `[[expire]]`, `[[404]]`.
class SimTogether final : public SimProvider {
    Q_OBJECT
public:
    explicit SimTogether(SimTogetherOptions options = {}, QObject *parent = nullptr);
    ~SimTogether() override;

    [[nodiscard]] FakeHttpServer &server() override { return m_server; }
    [[nodiscard]] QByteArray baseUrl() const override { return m_server.origin(); }
    [[nodiscard]] QByteArray key() const override { return options.key; }
    [[nodiscard]] std::vector<SimSale> sales() override;
    //! `http://localhost:PORT`: another origin than baseUrl(), so that a leaked key shows.
    [[nodiscard]] QByteArray pictureUrl() const;
    //! The bytes of one picture of a run, as they are delivered.
    [[nodiscard]] QByteArray picture(const SimTogetherRun &run, int index);

    SimTogetherOptions options;
    SimTogetherIntake intake;

    // Accounting: what the tests assert.
    std::vector<SimTogetherRun> runs; //!< every paid request, oldest first
    int creates = 0;                  //!< of them
    double charged = 0;               //!< USD
    int keysLeaked = 0;               //!< downloads that carried an Authorization header

private:
    [[nodiscard]] ServedReply handle(const ServedRequest &request);
    [[nodiscard]] ServedReply api(const ServedRequest &request);
    [[nodiscard]] ServedReply newerList(const ServedRequest &request) const;
    [[nodiscard]] ServedReply olderList() const;
    [[nodiscard]] ServedReply generate(const ServedRequest &request);
    [[nodiscard]] ServedReply answerOf(const SimTogetherRun &run, size_t number);
    [[nodiscard]] OrderedJson entry(const SimTogetherRun &run, size_t number, int index);
    void spoil(const SimTogetherRun &run, ServedReply &reply);
    [[nodiscard]] ServedReply shortened(const QByteArray &code);
    [[nodiscard]] ServedReply download(const ServedRequest &request, const QByteArray &code);
    [[nodiscard]] const SimTogetherRun *find(const QByteArray &code, int &index) const;
    [[nodiscard]] QDateTime now() const;

    FakeHttpServer m_server;
    SimPictures m_pictures;
};

} // namespace limner
