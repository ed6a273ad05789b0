#include "core/base/programfacts.h"

using namespace Qt::StringLiterals;

namespace limner {

QString versionText(const ProgramFacts &facts)
{
    QString out = u"limner "_s + facts.version;
    if (!facts.commit.isEmpty())
        out += u" (commit "_s + facts.commit + u')';
    out += u'\n';
    for (const ShippedPart &part : facts.parts)
        out += part.name + u' ' + part.version + u" ("_s + part.licence + u")\n"_s;
    return out;
}

} // namespace limner
