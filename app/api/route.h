#pragma once

#include "app/api/apicontext.h"
#include "app/api/dialect.h"

#include <optional>
#include <vector>

namespace limner {

//! One thing a call may bring, as the document of the interface tells it.
struct RouteField {
    enum class Place { Query, Body, Header };

    Place place = Place::Query;
    const char *name = "";
    const char *schema = "string"; //!< a type of JSON schema, or the name of a component
    bool isRequired = false;
    const char *summary = "";
};

//! One row of the table: the server, the document and the tests are made from it.
struct Route {
    const char *method = "GET";
    const char *pattern = "/"; //!< `{name}` stands for one part of the path
    const char *summary = "";
    ApiAnswer (*answer)(ApiContext *context, ApiCall call) = nullptr;
    Dialect dialect = Dialect::Native;
    bool needsToken = true;
    //! Whether the token may come as a password (Basic), as browsers send it without a script: for
    //! what changes nothing.
    enum class Password { Refused, Taken, AskedFor };
    Password password = Password::Refused;
    bool generates = false;        //!< costs money, and is counted apart
    int status = 200;              //!< when all is well
    const char *schema = "object"; //!< of that answer: a component, or a media type
    std::vector<RouteField> fields = {};
    //! The same answer where `names` is one call that is known, on the server's own thread; null
    //! where nothing of the kind is asked.
    ApiReply (*tell)(const Poll &poll) = nullptr;
};

[[nodiscard]] const std::vector<Route> &routes();

//! A path that is known.
struct FoundRoute {
    const Route *route = nullptr; //!< null = not with this method
    QStringList names = {};
    QByteArray methods = {}; //!< that there are, for `Allow`
};
//! Nothing for a path that nobody knows. HEAD asks for what GET does.
[[nodiscard]] std::optional<FoundRoute> findRoute(const QByteArray &method, const QByteArray &path);

} // namespace limner
