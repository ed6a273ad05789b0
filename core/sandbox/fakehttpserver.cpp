#include "core/sandbox/fakehttpserver.h"
