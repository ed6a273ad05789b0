#include "core/sandbox/simreplicate.h"

#include "moc_simreplicate.cpp"
