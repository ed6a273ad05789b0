#include "core/library/database.h"
