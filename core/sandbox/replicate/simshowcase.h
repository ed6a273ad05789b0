#pragma once

#include <QByteArray>
#include <QList>

namespace limner {

//! A dozen invented models of different kinds, official, community and private ones, as model files
//! with what a model page says of them: so that the picker has something to show, and every kind of
//! form something to fill in.
[[nodiscard]] QList<QByteArray> showcaseModels();

} // namespace limner
