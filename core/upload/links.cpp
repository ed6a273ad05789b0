#include "core/upload/links.h"
