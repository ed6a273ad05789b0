#pragma once

#include "core/jobs/madesmaller.h"
#include "core/library/inputs.h"
#include "core/provider/provider.h"

#include <functional>

namespace limner {

struct InputFile;
class SentFiles;

//! Makes of named inputs what a provider takes: small files travel inside the request, larger ones
//! are sent ahead where the provider is a `FileSender`. A picture that is larger than it takes, or
//! of another kind, is written anew first. Nothing is paid by it.
class InputSender {
public:
    //! `tell` hears, on the caller's thread, of every picture that goes out smaller than it is.
    //! `sent` remembers what was sent ahead; null = nothing is.
    explicit InputSender(const QString &libraryFolder,
                         std::function<void(const MadeSmaller &)> tell = {},
                         SentFiles *sent = nullptr)
        : m_inputs{libraryFolder}
        , m_tell{std::move(tell)}
        , m_sent{sent}
    {}

    //! The request with bytes or addresses in the place of names. Errors: Io (an input is not in
    //! the library any more), InvalidInput (a picture the provider cannot take, and nobody here can
    //! read), those of reading files and of `FileSender::sendFile`.
    [[nodiscard]] AsyncResult<Request> filledIn(Request request, Provider *provider,
                                                std::stop_token stop) const;

private:
    //! What stands in the request instead of the name.
    [[nodiscard]] AsyncResult<QString> sendable(QString name, Provider *provider,
                                                std::stop_token stop) const;
    //! The same by way of `m_sent`.
    [[nodiscard]] AsyncResult<QString> sentOnce(QString name, Provider *provider,
                                                std::stop_token stop) const;
    //! Reads and sends it; `key` is empty where nobody remembers.
    [[nodiscard]] AsyncResult<QString> sentNow(QString name, QString key, Provider *provider,
                                               std::stop_token stop) const;
    //! As a provider with these traits takes it.
    [[nodiscard]] AsyncResult<InputFile> fitting(InputFile file, ProviderTraits traits) const;

    Inputs m_inputs;
    std::function<void(const MadeSmaller &)> m_tell;
    SentFiles *m_sent;
};

} // namespace limner
