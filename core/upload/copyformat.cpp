#include "core/upload/copyformat.h"
