#include "core/upload/uploadstore.h"
