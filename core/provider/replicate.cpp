#include "core/provider/replicate.h"
