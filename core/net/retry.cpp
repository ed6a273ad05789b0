#include "core/net/retry.h"
