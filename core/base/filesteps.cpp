#include "core/base/filesteps.h"

#include <QIODevice>

#include <algorithm>

namespace limner {

QByteArray readInSteps(QIODevice &from, qint64 most)
{
    QByteArray out{std::clamp<qint64>(from.size() - from.pos(), 0, most), Qt::Uninitialized};
    qint64 have = 0;
    while (have < out.size()) {
        const qint64 got = from.read(out.data() + have, std::min(fileStep, out.size() - have));
        if (got <= 0)
            break;
        have += got;
    }
    out.truncate(have);
    return out;
}

bool writeInSteps(QIODevice &to, QByteArrayView bytes)
{
    for (qint64 done = 0; done < bytes.size();) {
        const qint64 put = to.write(bytes.data() + done, std::min(fileStep, bytes.size() - done));
        if (put <= 0)
            return false;
        done += put;
    }
    return true;
}

} // namespace limner
