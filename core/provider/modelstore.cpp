#include "core/provider/modelstore.h"
