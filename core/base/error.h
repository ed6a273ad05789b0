#pragma once

#include <QString>

#include <chrono>

namespace limner {

//! What went wrong, as far as behaviour depends on it. The names reach scripts through `toString`
//! (`{"error":{"kind":"rate_limited"}}`), so a name, once released, stays.
enum class ErrorKind {
    Internal,      //!< our own fault
    Cancelled,     //!< the artist or the shutdown stopped it
    Usage,         //!< the command line makes no sense
    NotConfigured, //!< no key, no endpoint, no bucket
    SecretMissing, //!< the value of a secret parameter, which is kept nowhere, has to be given
                   //!< again
    InvalidInput,  //!< a parameter is refused, by us or by the provider

    // The way there.
    Offline,          //!< the request never left: refused, no route, name not found. Safe to repeat
    Dropped,          //!< the connection ended while or after sending: the server may have acted
    Timeout,          //!< nothing moved for too long: the server may have acted
    Tls,              //!< the certificate was not accepted. Safe to repeat, but useless
    NotEncrypted,     //!< https to a port that answers without encryption
    ProxyUnreachable, //!< the proxy on the way is away. The request never left
    ProxyRefused,     //!< the proxy on the way wants a login, or does not let it pass
    Redirected,       //!< the server named another host; never followed with a secret
    PrivateNetwork,   //!< a server on the internet named an address in a private network, which
                      //!< was not asked; the message is that address

    // What came back.
    InvalidAnswer, //!< not what the protocol says: broken JSON, HTML, wrong length
    TooLarge,      //!< more than we are ready to read
    ServerError,   //!< 5xx
    Unavailable,   //!< 503, starting up, overloaded
    RateLimited,   //!< 429 in any form

    // Refusals.
    Unauthorized, //!< 401: the key is wrong or revoked
    Forbidden,    //!< 403: the key is right, the permission is missing
    NoCredit,     //!< 402: the provider wants money first
    QuotaUsedUp,  //!< what the account's plan allows in a day or so is used up
    OtherRegion,  //!< the key is taken at another address of the provider, which is the message
    NotFound,     //!< 404
    Conflict,     //!< 409

    // Generating.
    ModelFailed,    //!< the model ended with an error of its own
    ContentRefused, //!< a safety filter stopped it
    Aborted,        //!< ended before it ran; not billed
    NoImage,        //!< it succeeded and returned no picture
    FewerOutputs,   //!< it succeeded with fewer pictures than asked for; what came is kept. The
                    //!< code is how many a filter kept back, where the provider counts them
    NotAnImage,     //!< HTML, empty, or a format nobody can decode
    Truncated,      //!< shorter than announced
    ImageTooLarge,  //!< more pixels or bytes than the limits allow
    OutputExpired,  //!< the provider deleted its copy before it was fetched
    InsecureOutput, //!< offered over plain http only; the artist is asked
    Uncertain,      //!< it may have been billed and cannot be found
    BudgetCap,      //!< our own cap

    // This computer.
    DiskFull,
    ReadOnly,
    Io,
    Database,
    NewerLibrary, //!< written by a later Limner
    LibraryBusy,  //!< another process owns it and does not answer
    Keychain,     //!< no keychain service runs, or it refused

    // The object store.
    BadAccessKey,     //!< InvalidAccessKeyId
    BadSignature,     //!< SignatureDoesNotMatch: wrong secret, or a proxy changed the request
    BucketMissing,    //!< NoSuchBucket
    BadName,          //!< bucket or object name refused
    WrongRegion,      //!< and the right one could not be learned
    ClockSkew,        //!< the clock is off by more than the server allows
    BadDigest,        //!< the bytes arrived changed
    StoreFull,        //!< 507, quota
    NotAnObjectStore, //!< a web console or some other server answers there
    InsecureClient,   //!< http to a TLS port
    PreconditionFailed,
    NotImplemented,
    NotUploaded,  //!< the picture is safe on disk, its link is not there yet
    OtherStore,   //!< it lies at another address than the one in use; the message is that address
    LinkUnopened, //!< nobody could open a link of this kind when it was last tried
};

//! The stable lower_case name, e.g. `rate_limited`.
[[nodiscard]] QString toString(ErrorKind kind);
//! The inverse of `toString`; Internal for a name nobody knows.
[[nodiscard]] ErrorKind errorKindFromString(const QString &name);

//! A failure as a value. `kind` drives behaviour; `message` holds the server's or system's own
//! words, already free of secrets. User sentences are made from it in `ui/common/errortext`.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString message = {};
    int httpStatus = 0;                       //!< 0 = no answer
    QString code = {};                        //!< the server's own code, e.g. `NoSuchKey`, `E1001`
    std::chrono::milliseconds retryAfter{-1}; //!< what the server asked for; negative = nothing
    //! What the request may have done at the other side: said by whoever sent it, or read the
    //! refusal.
    enum class Effect { Unknown, None, Possible };
    Effect effect = Effect::Unknown;

    //! Worth another try of the same request later, without anyone changing anything.
    [[nodiscard]] bool isTransient() const;
    //! The server may have acted although no usable answer came back: a paid request must not be
    //! repeated before someone has looked. Unless somebody knows, this is so for every kind that
    //! does not itself exclude it.
    [[nodiscard]] bool mayHaveArrived() const;

    bool operator==(const Error &) const = default;
};

} // namespace limner
