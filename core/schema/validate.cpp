#include "core/schema/validate.h"
