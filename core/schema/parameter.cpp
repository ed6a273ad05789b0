#include "core/schema/parameter.h"
