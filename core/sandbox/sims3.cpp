#include "core/sandbox/sims3.h"

#include "moc_sims3.cpp"
