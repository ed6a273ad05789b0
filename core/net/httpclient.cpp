#include "core/net/httpclient.h"
