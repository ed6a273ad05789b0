#include "core/schema/request.h"
