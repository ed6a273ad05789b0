#include "core/upload/storecheck.h"
