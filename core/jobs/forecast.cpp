#include "core/jobs/forecast.h"
