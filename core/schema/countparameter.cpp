#include "core/schema/countparameter.h"

using namespace Qt::StringLiterals;

namespace limner {

const QStringList &countParameterNames()
{
    static const QStringList names{u"num_outputs"_s,
                                   u"batch_size"_s,
                                   u"num_images"_s,
                                   u"number_of_images"_s,
                                   u"number_of_outputs"_s,
                                   u"num_samples"_s,
                                   u"n_images"_s,
                                   u"image_count"_s,
                                   u"images_count"_s,
                                   u"num_images_per_prompt"_s,
                                   u"images_per_prompt"_s,
                                   u"image_num"_s,
                                   u"n"_s};
    return names;
}

} // namespace limner
