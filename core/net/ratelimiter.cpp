#include "core/net/ratelimiter.h"
