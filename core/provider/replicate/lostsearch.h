#pragma once

#include "core/provider/replicate/replicateapi.h"

namespace limner {

//! Looks through the list of predictions for those that one request may have made (providers.md
//! §1.8, §1.18).
class LostSearch {
public:
    LostSearch(ReplicateApi &api, Request request, QDateTime since)
        : m_api{api}
        , m_request{std::move(request)}
        , m_since{std::move(since)}
    {}

    [[nodiscard]] AsyncResult<LostLook> run(std::stop_token stop);

private:
    //! The target of the next page, empty at the end.
    [[nodiscard]] AsyncResult<QByteArray> readPage(QByteArray target, std::stop_token stop);
    [[nodiscard]] AsyncResult<> sortIn(Json item, std::stop_token stop);

    ReplicateApi &m_api;
    Request m_request;
    QDateTime m_since;
    LostLook m_look;
    int m_questionsLeft = 20; //!< about single predictions
    bool m_isCut = false;
};

} // namespace limner
