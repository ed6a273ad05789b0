#pragma once

#include "core/s3/s3client.h"

namespace limner {

//! The administration of a client's bucket: whether it is there, making it, letting anybody read.
//! Region and clock that one of the two learns serve both. The client outlives it, and it outlives
//! every task it hands out.
class S3Bucket {
public:
    explicit S3Bucket(S3Client &client)
        : m_exchange{client.exchange()}
        , m_target{client.ready()}
    {}

    //! One unsigned request that every server answers somehow; any status is an answer.
    [[nodiscard]] AsyncResult<HttpResponse> look(std::chrono::milliseconds patience,
                                                 std::stop_token stop);
    //! The bucket is there and the keys may see it.
    [[nodiscard]] AsyncResult<> head(std::stop_token stop);
    //! Fine when it is ours already.
    [[nodiscard]] AsyncResult<> create(std::stop_token stop);
    //! Empty when there is none.
    [[nodiscard]] AsyncResult<QByteArray> policy(std::stop_token stop);
    //! Lets anybody read below `prefix` (empty = everything): merged into the policy by its Sid.
    [[nodiscard]] AsyncResult<> makePublic(QString prefix, std::stop_token stop);

private:
    S3Exchange &m_exchange;
    Result<S3TargetPtr> m_target;
};

} // namespace limner
