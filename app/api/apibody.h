#pragma once

#include "app/api/apirequest.h"
#include "core/base/json.h"
#include "core/schema/problem.h"

#include <QHash>

#include <optional>
#include <vector>

namespace limner {

//! The JSON object of a body. InvalidAnswer becomes Usage: no JSON, no object, nested deeper than
//! 64.
[[nodiscard]] Result<Json> bodyOf(const ApiRequest &request);
//! The items behind the question mark, decoded; the last of equal names.
[[nodiscard]] QHash<QString, QString> queryOf(const ApiRequest &request);

//! Reads members of a body, and notes whatever is wrong with them. What it does not ask for is
//! ignored; null is as good as left out.
class BodyReader {
public:
    explicit BodyReader(const Json &body)
        : m_body{body}
    {}

    enum class Need { Optional, Required };
    //! Null when it is not there. A required one has more than blanks in it.
    [[nodiscard]] QString text(const char *name, Need need = Need::Optional,
                               qsizetype longest = 100'000);
    [[nodiscard]] std::optional<int> integer(const char *name, int least, int most);
    [[nodiscard]] std::optional<bool> boolean(const char *name);
    //! A null when it is not there.
    [[nodiscard]] Json object(const char *name);
    [[nodiscard]] Json array(const char *name);
    [[nodiscard]] bool has(const char *name) const { return !memberAt(m_body, name).is_null(); }

    void complain(const char *name, Problem::Kind kind, const QString &limit = {});
    [[nodiscard]] const std::vector<Problem> &problems() const { return m_problems; }
    //! InvalidInput that names all of them; Usage is what the caller makes of it.
    [[nodiscard]] std::optional<Error> error() const;

private:
    const Json &m_body;
    std::vector<Problem> m_problems;
};

} // namespace limner
