#pragma once

#include "core/library/inputs.h"
#include "core/provider/provider.h"

namespace limner {

//! Makes of named inputs what a provider takes: small files travel inside the request, larger ones
//! are sent ahead where the provider is a `FileSender`. Nothing is paid by it.
class InputSender {
public:
    explicit InputSender(const QString &libraryFolder)
        : m_inputs{libraryFolder}
    {}

    //! The request with bytes or addresses in the place of names. Errors: Io (an input is not in
    //! the library any more), those of reading files and of `FileSender::sendFile`.
    [[nodiscard]] AsyncResult<Request> filledIn(Request request, Provider *provider,
                                                std::stop_token stop) const;

private:
    [[nodiscard]] AsyncResult<QString> sendable(QString name, Provider *provider,
                                                std::stop_token stop) const;

    Inputs m_inputs;
};

} // namespace limner
