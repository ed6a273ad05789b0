#pragma once

#include "core/schema/request.h"
#include "core/base/secret.h"

#include <map>

namespace limner {

//! Values of secret parameters, for as long as the program runs: sent with their job, kept nowhere.
class SecretInputs {
public:
    using Values = std::map<QString, Secret>; //!< by parameter

    void keep(const QString &jobId, Values values);
    [[nodiscard]] Values of(const QString &jobId) const;
    //! The request with them, as it is sent; nothing when a value of `names` is not known any more.
    [[nodiscard]] std::optional<Request> filledIn(const QString &jobId, Request request,
                                                  const QStringList &names) const;

private:
    std::map<QString, Values> m_values; //!< by job
};

} // namespace limner
