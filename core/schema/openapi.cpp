#include "core/schema/openapi.h"
