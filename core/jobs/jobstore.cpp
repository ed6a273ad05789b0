#include "core/jobs/jobstore.h"
