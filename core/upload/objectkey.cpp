#include "core/upload/objectkey.h"
