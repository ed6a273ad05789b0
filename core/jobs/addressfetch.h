#pragma once

#include "core/base/result.h"
#include "core/net/http.h"

#include <QByteArray>
#include <QString>

#include <stop_token>
#include <vector>

namespace limner {

class HttpClient;

//! A place of the artist's own: the store, what publishes it, a provider's address.
struct OwnPlace {
    QByteArray origin = {}; //!< as of `originOf`
    QString caFile = {};    //!< PEM file of additional authorities
};

struct FetchedAddress {
    QByteArray bytes = {};
    QString fileName = {}; //!< the last part of the address; may be empty
};

//! Gets the file at an address that a person gave; no key, no cookie goes along. Plain http on a
//! public host is fetched by https. Whatever is, or leads, into a private network, to this computer
//! or a link-local address is refused (`InputTrouble::PrivateAddress`), unless the address itself
//! names one of `ownPlaces`; every redirect is judged again, at most 5 are followed. At most `most`
//! bytes. Errors: NotAnAddress, PrivateAddress, TooManyRedirects, Refused, WebPage, TooManyBytes of
//! `InputTrouble`; Truncated; those of HttpClient.
[[nodiscard]] AsyncResult<FetchedAddress> fetchAddress(HttpClient *http, QString address,
                                                       std::vector<OwnPlace> ownPlaces, qint64 most,
                                                       ProgressFunction progress,
                                                       std::stop_token stop);

} // namespace limner
