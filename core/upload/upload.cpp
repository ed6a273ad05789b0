#include "core/upload/upload.h"
