#include "core/provider/provider.h"
