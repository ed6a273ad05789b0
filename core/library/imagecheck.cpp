#include "core/library/imagecheck.h"
