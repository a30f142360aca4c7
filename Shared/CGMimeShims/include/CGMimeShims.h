#ifndef CASEWIRE_GMIME_SHIMS_H
#define CASEWIRE_GMIME_SHIMS_H
#include <gmime/gmime.h>
#endif
