#include "core/upload/uploadmachine.h"
