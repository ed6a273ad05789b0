#include "core/jobs/ledger.h"
