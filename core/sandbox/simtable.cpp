#include "core/sandbox/simtable.h"

#include "core/sandbox/minimax/simminimax.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/sandbox/together/simtogether.h"

using namespace Qt::StringLiterals;

namespace limner {

std::unique_ptr<SimProvider> makeSimProvider(const QString &id)
{
    if (id == u"replicate")
        return std::make_unique<SimReplicate>();
    if (id == u"minimax")
        return std::make_unique<SimMiniMax>();
    if (id == u"together")
        return std::make_unique<SimTogether>();
    return nullptr;
}

} // namespace limner
