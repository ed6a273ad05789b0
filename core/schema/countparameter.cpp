#include "core/schema/countparameter.h"

using namespace Qt::StringLiterals;

namespace limner {

const QStringList &countParameterNames()
{
    static const QStringList names{u"batch_size"_s, u"num_outputs"_s, u"num_images"_s, u"n"_s};
    return names;
}

} // namespace limner
