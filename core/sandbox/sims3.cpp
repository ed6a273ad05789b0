#include "core/sandbox/sims3.h"
