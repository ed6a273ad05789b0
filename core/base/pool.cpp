#include "core/base/pool.h"

namespace limner {

QThreadPool &workPool()
{
    static QThreadPool pool;
    return pool;
}

} // namespace limner
