#include "core/settings/secretstore.h"
