#include "ui/queue/troublemark.h"

#include "ui/common/controls.h"

using namespace Qt::StringLiterals;

namespace limner {

TroubleMark troubleMark(const JobTile &tile, const Tokens &tokens)
{
    if (tile.kind == JobTile::Kind::Uncertain)
        return {.sign = u"?"_s, .colour = tokens.accent};
    if (tile.kind == JobTile::Kind::Cancelled) // as the artist wanted it
        return {.sign = u"×"_s, .colour = tokens.dim};
    return {.sign = u"!"_s, .colour = tokens.error};
}

QString jobTip(const JobTile &tile)
{
    return plainToolTip((jobName(tile) + u'\n' + tile.why).trimmed());
}

} // namespace limner
