#pragma once

#include <QByteArrayView>

namespace limner {

//! Whether both are the same. Of secrets and signatures: the time it takes tells nobody how much of
//! what was given is right.
[[nodiscard]] bool areSameBytes(QByteArrayView right, QByteArrayView given);

} // namespace limner
