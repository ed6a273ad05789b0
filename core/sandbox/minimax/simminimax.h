#pragma once

#include "core/base/json.h"
#include "core/sandbox/simprovider.h"

#include <QCache>
#include <QDateTime>
#include <QSize>

#include <deque>
#include <map>
#include <set>

namespace limner {

//! How the simulated MiniMax behaves; the defaults are the documented behaviour (providers.md §3,
//! §4.4), and where that is not known, each plausible one can be chosen.
struct SimMiniMaxOptions {
    QByteArray key = "sk-api-sandboxsandboxsandboxsandbox";
    QByteArray keyOfChina = "sk-api-chinachinachinachinachina";
    double timeScale = 1.0;                         //!< 0 = everything at once
    std::chrono::milliseconds thinking{1500};       //!< until the answer begins
    std::chrono::milliseconds perPicture{300};      //!< and for each picture
    std::chrono::seconds outputLifetime{24 * 3600}; //!< of addresses; scaled, too
    //! Ahead of the machine's clock; moving it lets hours pass for what was created before.
    std::chrono::milliseconds clockOffset{0};
    int perMinute = 10;                  //!< requests of a key; 0 = as many as come
    bool limitsByStatus = false;         //!< HTTP 429 instead of 200 and 1002
    int wrongRegionCode = 2049;          //!< what the key of the other region gets; 1004 else
    double pricePerPicture = 0.0035;     //!< USD
    bool speaksChinese = false;          //!< `status_msg`
    bool prefixesData = false;           //!< base64 behind `data:image/jpeg;base64,`
    std::set<qint64> withheldSeeds = {}; //!< end as 1027
    enum class Counts { Text, Numbers, InData } counts = Counts::Text;
    enum class NoData { Null, Absent, Object } noData = NoData::Null; //!< beside an error
};

//! MiniMax's picture API and its object storage: two servers for its two regions, each with a key
//! of its own, whose pictures lie at `http://localhost`, another origin.
//!
//! Markers in the prompt ask for faults. Codes: `[[1008]]` and every other of providers.md §3.3
//! (those that pass when one waits, the first time only), `[[sensitive]]` (1026). Pictures:
//! `[[withheld:N]]`, `[[url]]` (addresses, whatever was asked for), `[[expire]]`
//! (their addresses are over at once), `[[rotten]]` (base64 that is none). The answer: `[[lost]]`
//! (made and charged, then the line drops), `[[cut]]` (made and charged, half of it arrives),
//! `[[slow]]`, `[[hang]]`, `[[bare]]` (nothing but `{}`), `[[html]]` (a page, as 200),
//! `[[http:502]]` (that status, before anything is made; the first time only).
class SimMiniMax final : public SimProvider {
    Q_OBJECT
public:
    explicit SimMiniMax(SimMiniMaxOptions options = {}, QObject *parent = nullptr);

    [[nodiscard]] FakeHttpServer &server() override { return m_world; }
    [[nodiscard]] FakeHttpServer &serverOfChina() { return m_china; }
    [[nodiscard]] QByteArray baseUrl() const override { return m_world.origin(); }
    [[nodiscard]] QByteArray baseUrlOfChina() const { return m_china.origin(); }
    [[nodiscard]] QByteArray key() const override { return options.key; }
    [[nodiscard]] std::vector<SimSale> sales() override;
    SimMiniMaxOptions options;

    //! A request that was worked on, whatever of its answer arrived.
    struct Create {
        QDateTime time = {};
        QString model = {};
        Json input = nullptr; //!< the whole body
        int pictures = 0;     //!< that were delivered
        double amount = 0;    //!< USD
        bool billed = false;
    };
    std::vector<Create> created = {};
    int creates = 0;    //!< of `created`
    double charged = 0; //!< USD
    //! Downloads that carried an Authorization header.
    int tokensLeaked = 0;

private:
    struct Stored {
        QByteArray target = {}; //!< raw, with its signature
        QByteArray bytes = {};
        QDateTime until = {};
    };
    struct Plan; //!< what becomes of one request

    [[nodiscard]] ServedReply handle(const ServedRequest &request, FakeHttpServer &at);
    [[nodiscard]] ServedReply generate(const ServedRequest &request, FakeHttpServer &at);
    //! The code that the key gets; 0 = it is taken here.
    [[nodiscard]] int keyCode(const ServedRequest &request, const FakeHttpServer &at) const;
    [[nodiscard]] bool isTooFast(const QByteArray &key);
    [[nodiscard]] std::optional<ServedReply> askedForRefusal(const QString &prompt);
    [[nodiscard]] ServedReply make(const Json &body, FakeHttpServer &at);
    [[nodiscard]] ServedReply answerOf(const Plan &plan, FakeHttpServer &at);
    [[nodiscard]] ServedReply refuse(int code, const QString &words = {}) const;
    [[nodiscard]] ServedReply download(const ServedRequest &request);
    [[nodiscard]] QByteArray jpeg(const QString &prompt, qint64 seed, QSize size);
    [[nodiscard]] QByteArray store(const QByteArray &bytes, const QString &prompt,
                                   const FakeHttpServer &at);
    void note(const Plan &plan, int pictures);
    [[nodiscard]] QDateTime now() const;

    FakeHttpServer m_world;
    FakeHttpServer m_china;
    QCache<QString, QByteArray> m_pictures;               //!< cost in KiB
    std::deque<Stored> m_stored;                          //!< oldest first
    std::map<QByteArray, std::deque<QDateTime>> m_lately; //!< requests of the last minute, by key
    std::map<QString, int> m_attempts;                    //!< by prompt
    int m_answers = 0;
};

} // namespace limner
