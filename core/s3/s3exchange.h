#pragma once

#include "core/base/clock.h"
#include "core/net/http.h"
#include "core/s3/s3errors.h"
#include "core/s3/s3target.h"
#include "core/s3/sigv4.h"

#include <map>
#include <memory>
#include <optional>
#include <stop_token>

namespace limner {

class HttpClient;

//! One operation, not yet signed.
struct S3Call {
    QByteArray method = "GET";
    QString key = {}; //!< empty = the bucket
    sigv4::Query query = {};
    HttpHeaders headers = {}; //!< all of them are signed
    QByteArray body = {};
    QString bodyFile = {};
    QByteArray payloadHash = {}; //!< hex; empty = that of `body`
    qint64 maxBytes = 16 << 20;
    QString saveTo = {}; //!< a 2xx body goes to this file
    ProgressFunction onUpload = {};
    ProgressFunction onDownload = {};
    //! A line that breaks is tried again here, or is the caller's to judge.
    enum class Drops { Repeat, Report } drops = Drops::Repeat;
};

//! What the last answer told about the server.
struct S3Facts {
    QString server = {}; //!< `Server` header
    QString requestId = {};
    std::chrono::milliseconds firstByte{-1};
    QDateTime date = {};                             //!< `Date` header
    std::optional<std::chrono::seconds> offset = {}; //!< its clock minus ours
};

//! Signs calls and sends them, repeats what is worth repeating within seconds, and corrects the
//! region and the clock from what the server says. Long waiting is the outbox's business.
class S3Exchange {
public:
    S3Exchange(HttpClient &http, Clock &clock)
        : m_http{http}
        , m_clock{clock}
    {}

    //! A 2xx answer, or the error with its reaction already tried.
    [[nodiscard]] AsyncResult<HttpResponse> send(S3Call call, S3TargetPtr target,
                                                 std::stop_token stop);
    //! No signature, no corrections; any status is an answer. `url` is complete.
    [[nodiscard]] AsyncResult<HttpResponse> sendAnonymous(HttpRequest request,
                                                          std::stop_token stop);
    //! A GET address for `host` that is good for `lifetime`.
    [[nodiscard]] QByteArray presigned(const S3Target &target, const S3Address &address,
                                       std::chrono::seconds lifetime);

    //! Learned, else configured, else from the host, else us-east-1.
    [[nodiscard]] QString region(const S3Target &target) const;
    //! As learned in another run of the program; what was learned in this one counts more.
    void recallRegion(const S3Target &target, const QString &region);
    //! Added to our clock before signing.
    [[nodiscard]] std::chrono::seconds clockOffset(const S3Target &target) const;
    [[nodiscard]] const S3Facts &facts() const { return m_facts; }
    //! Where the bucket answers, after a correction of the region.
    [[nodiscard]] S3Address address(const S3Target &target, const QString &key) const;

private:
    struct Tried {
        int attempts = 0;
        bool region = false;
        bool clock = false;
        // What it was signed with: another request may have learned better meanwhile.
        QString signedRegion = {};
        std::chrono::seconds signedOffset{0};
    };
    [[nodiscard]] sigv4::Scope scope(const S3Target &target, const QByteArray &timestamp) const;
    [[nodiscard]] QByteArray timestamp(const S3Target &target) const;
    [[nodiscard]] HttpRequest signedRequest(const S3Call &call, const S3Target &target);
    void note(const HttpResponse &answer);
    [[nodiscard]] S3Failure judge(const S3Call &call, const Result<HttpResponse> &answer) const;
    [[nodiscard]] static std::optional<std::chrono::milliseconds>
    waitAfter(const Error &error, const S3Call &call, Tried &tried);
    [[nodiscard]] AsyncResult<> recover(S3Failure failure, S3Call call, S3TargetPtr target,
                                        std::shared_ptr<Tried> tried, std::stop_token stop);
    [[nodiscard]] QCoro::Task<QString> askForRegion(S3TargetPtr target, std::stop_token stop);
    [[nodiscard]] bool learnClock(const S3Target &target);

    HttpClient &m_http;
    Clock &m_clock;
    sigv4::KeyCache m_keys;
    std::map<QString, QString> m_regions;                 //!< by place
    std::map<QByteArray, std::chrono::seconds> m_offsets; //!< by host
    S3Facts m_facts;
};

} // namespace limner
