#include "core/s3/objectstore.h"
