#include "core/jobs/jobqueue.h"
