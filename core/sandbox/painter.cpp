#include "core/sandbox/painter.h"
