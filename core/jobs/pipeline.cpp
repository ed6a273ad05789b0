#include "core/jobs/pipeline.h"
