#include "core/upload/outbox.h"
