#include "core/jobs/jobmachine.h"
