#include "core/library/thumbnails.h"
