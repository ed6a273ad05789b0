#include "core/library/searchquery.h"
