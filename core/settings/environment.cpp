#include "core/settings/environment.h"
