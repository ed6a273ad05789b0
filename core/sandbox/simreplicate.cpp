#include "core/sandbox/simreplicate.h"
