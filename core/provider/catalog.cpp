#include "core/provider/catalog.h"
