#pragma once

#include "core/sandbox/replicate/simreply.h"

#include <QStringList>

#include <chrono>
#include <map>

namespace limner {

//! The simulated Replicate's store for files that go into models (providers.md §1.11): taken as
//! multipart form data, up to 100 MB each.
class SimFiles {
public:
    //! `path` is what follows `/v1/files`.
    [[nodiscard]] ServedReply answer(const ServedRequest &request, const QStringList &path,
                                     const QByteArray &baseUrl);

    std::map<QByteArray, QByteArray> contents = {}; //!< by address, as a create names it
    std::chrono::seconds lifetime{24 * 3600};       //!< that it promises

private:
    [[nodiscard]] ServedReply take(const ServedRequest &request, const QByteArray &baseUrl);
};

} // namespace limner
