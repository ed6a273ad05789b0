#include "core/base/samebytes.h"

#include "core/base/digest.h"

namespace limner {

bool areSameBytes(QByteArrayView right, QByteArrayView given)
{
    // Digests have one length.
    const QByteArray a = sha256(right);
    const QByteArray b = sha256(given);
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a.at(i) ^ b.at(i);
    return difference == 0;
}

} // namespace limner
