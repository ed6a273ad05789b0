#pragma once

#include "core/schema/parameter.h"

#include <QString>

namespace limner {

//! What the form was, so that one can go back to it: its model, whose that is, and what stood in
//! it.
struct FormStand {
    QString providerId = {};
    QString providerName = {};
    ModelSchema schema = {};
    Json values = nullptr;
    int images = 1;
};

} // namespace limner
