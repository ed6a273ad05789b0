#pragma once

#include "core/base/clock.h"
#include "core/library/library.h"
#include "core/net/http.h"
#include "core/provider/catalog.h"
#include "core/s3/objectstore.h"

#include <QTemporaryDir>

#include <deque>
#include <functional>
#include <map>

namespace limner::test {

//! A PNG of one colour, as bytes and as a data address.
[[nodiscard]] QByteArray pngBytes(int shade = 1);
[[nodiscard]] QString pngUri(int shade = 1);

[[nodiscard]] Error errorOf(ErrorKind kind, const QString &message = {});
[[nodiscard]] Request request(qint64 seed = 7);

//! A provider that says what the test wrote down; the last line of each list is repeated.
class FakeProvider final : public Provider {
public:
    explicit FakeProvider(Clock &clock)
        : m_clock{clock}
    {}

    ProviderTraits behaviour = {};
    bool configured = true;
    bool hangCreate = false; //!< acts, and never answers
    std::deque<Result<RemoteJob>> createAnswers = {};
    std::deque<Result<RemoteJob>> pollAnswers = {};
    std::deque<Result<RemoteJob>> cancelAnswers = {};
    std::deque<Result<LostLook>> lookAnswers = {};
    std::optional<std::chrono::milliseconds> ahead = std::chrono::milliseconds{0};
    QString mark = QStringLiteral("account-1");
    std::optional<Error> outputFails = {}; //!< for every address that is no data
    int creates = 0;
    int polls = 0;
    int cancels = 0;
    int looks = 0;
    QDateTime askedSince = {};
    std::function<void()> onCreate = {};
    std::function<void()> onLook = {};
    QString providerId = QStringLiteral("fake");

    QString id() const override { return providerId; }
    QString name() const override { return QStringLiteral("Fake"); }
    ProviderTraits traits() const override { return behaviour; }
    void configure(ProviderConfig) override {}
    bool isConfigured() const override { return configured; }
    AsyncResult<Account> checkAccount(std::stop_token stop) override;
    AsyncResult<ModelSchema> model(QString name, QString version, std::stop_token stop) override;
    AsyncResult<RemoteJob> create(Request request, std::stop_token stop) override;
    AsyncResult<RemoteJob> poll(QString remoteId, std::stop_token stop) override;
    AsyncResult<RemoteJob> cancel(QString remoteId, std::stop_token stop) override;
    AsyncResult<LostLook> lookForLost(Request request, QDateTime since,
                                      std::stop_token stop) override;
    QString accountMark() const override { return mark; }
    std::optional<std::chrono::milliseconds> clockAhead() const override { return ahead; }
    Result<HttpRequest> outputRequest(const QString &output) const override;

private:
    Clock &m_clock;
};

//! A list that was read to its end and holds these.
[[nodiscard]] LostLook listed(std::vector<RemoteJob> candidates = {});
[[nodiscard]] RemoteJob remote(RemoteStatus status, const QStringList &outputs = {});

//! A store in memory.
class FakeStore final : public ObjectStore {
public:
    Result<> configured = {};
    QString place = QStringLiteral("store.test/gallery");
    std::deque<Error> failures = {}; //!< one for each put, then they succeed
    std::optional<Error> alwaysFails = {};
    bool hang = false;
    bool publicRead = true;
    bool signedRead = true;                //!< the key may read
    std::optional<Error> publicFails = {}; //!< instead of an answer at the public address
    bool publicHangs = false;              //!< nobody answers there, until patience ends
    std::optional<Error> listFails = {};
    std::optional<Error> headFails = {};
    std::optional<Error> removeFails = {};
    std::optional<Error> getFails = {};
    int gets = 0;
    bool isEncrypting = false; //!< ETags are no MD5
    size_t pageSize = 1000;
    QString learnedRegion = {};
    int puts = 0;
    int lists = 0;
    int heads = 0;
    int underWay = 0;
    int mostUnderWay = 0;
    int publicChecks = 0;
    int removals = 0; //!< asked for
    std::map<QString, QByteArray> objects = {};
    std::map<QString, QByteArray> hashes = {}; //!< as in the metadata
    std::map<QString, QByteArray> types = {};  //!< Content-Type of each
    QByteArray servedAs = {};                  //!< whatever they are; empty = as they are

    explicit FakeStore(Clock &clock)
        : m_clock{clock}
    {}
    Result<> isConfigured() const override { return configured; }
    QString location() const override { return place; }
    AsyncResult<ObjectInfo> put(PutObject object, std::stop_token stop) override;
    AsyncResult<FetchedObject> get(FetchObject object, std::stop_token stop) override;
    AsyncResult<ObjectInfo> head(QString key, std::stop_token stop) override;
    AsyncResult<> remove(QString key, std::stop_token stop) override;
    QString region() const override { return learnedRegion; }
    void recallRegion(const QString &region) override { learnedRegion = region; }
    AsyncResult<ObjectPage> list(QString prefix, QString from, std::stop_token stop) override;
    QByteArray publicUrl(const QString &key) const override;
    Result<QByteArray> presignedUrl(const QString &key,
                                    std::chrono::seconds lifetime) const override;
    AsyncResult<bool> opens(QByteArray url, std::chrono::milliseconds patience,
                            std::stop_token stop) override;
    AsyncResult<OpenedPage> openPage(QByteArray url, std::chrono::milliseconds patience,
                                     std::stop_token stop) override;

private:
    [[nodiscard]] ObjectInfo infoOf(const QString &key) const;
    Clock &m_clock;
};

//! A picture of its own shade in the library, with the duty to be uploaded; 0 when that failed.
[[nodiscard]] ArtworkId keepPicture(Library &library, Clock &clock, int number);

//! Moves the clock from sleeper to sleeper, and the event loop with it, until `done`.
[[nodiscard]] bool driveUntil(ManualClock &clock, const std::function<bool()> &done);
//! Lets everything that needs no time happen.
void settle();

} // namespace limner::test
