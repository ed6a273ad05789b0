#include "app/windowrun.h"
