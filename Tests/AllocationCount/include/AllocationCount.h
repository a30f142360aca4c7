#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

#include <stdint.h>

/// How often the calling thread has asked for memory so far; linking this library is what counts. glibc only.
uint64_t allocation_count(void);

/// How many bytes the calling thread has asked for so far.
uint64_t allocation_bytes(void);

#endif
