#include "core/library/library.h"
