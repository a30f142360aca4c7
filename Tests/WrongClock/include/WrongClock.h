#ifndef WRONG_CLOCK_H
#define WRONG_CLOCK_H

#include <time.h>

// By how many seconds a program into which this library is loaded first (LD_PRELOAD) sees the clock on the wall wrong:
// what WRONG_CLOCK_SECONDS says. The steady clocks stay right.
long wrong_clock_offset(void);

#endif
