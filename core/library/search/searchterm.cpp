#include "core/library/search/searchterm.h"

#include "core/library/foldedname.h"
#include "core/library/search/searchtokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

QString searchTerm(const QString &key, const QString &value)
{
    const bool isPlain = std::all_of(
        value.begin(), value.end(), [](QChar c) { return !c.isSpace() && c != u'|' && c != u'"'; });
    // A quote inside quotes cannot be typed: whatever stands there is found, too.
    return key + u':' + (isPlain ? value : u'"' + QString{value}.replace(u'"', u'*') + u'"');
}

AskedFor askedFor(const QString &text, const QString &key)
{
    AskedFor found;
    for (const SearchToken &token : searchTokens(text)) {
        if (token.parts.front().key != key)
            continue;
        if (token.isExcluded || token.parts.size() != 1 || !found.key.isEmpty())
            return {};
        found = {.key = key, .value = foldedName(token.parts.front().value)};
    }
    return found;
}

bool asksForTrash(const QString &text)
{
    const std::vector<SearchToken> tokens = searchTokens(text);
    return std::any_of(tokens.begin(), tokens.end(), [](const SearchToken &token) {
        return !token.isExcluded && token.parts.size() == 1 && token.parts.front().key == "is"_L1 &&
               token.parts.front().value.compare("trashed"_L1, Qt::CaseInsensitive) == 0;
    });
}

} // namespace limner
