#define _GNU_SOURCE
#include "CProcessShims.h"

#include <malloc.h>
#include <stdio.h>
#include <sys/mman.h>

#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif

// Mails have megabytes, most messages less than a kilobyte.
enum { LARGE_PIECE = 512 << 10, IDLE_TOP = 1 << 20, HEAPS = 2 };

int casewire_bound_heaps(void) {
    // Left to itself, it takes a large piece that was freed as a reason to take the next one from the heap, where what
    // lies above it holds it fast.
    int done = mallopt(M_MMAP_THRESHOLD, LARGE_PIECE) && mallopt(M_TRIM_THRESHOLD, IDLE_TOP) &&
               mallopt(M_ARENA_MAX, HEAPS);
    return done ? 0 : -1;
}

int casewire_give_back_program_pages(void) {
    FILE *map = fopen("/proc/self/maps", "re");
    if (!map) return -1;
    char line[4352];
    int offered = 0;
    while (fgets(line, sizeof line, map)) {
        unsigned long start, end;
        int path = 0;
        if (sscanf(line, "%lx-%lx %*s %*s %*s %*s %n", &start, &end, &path) != 2 || path == 0) continue;
        if (line[path] != '/') continue;
        // What was changed stays, or goes to swap. A kernel without this advice refuses it, and nothing is lost.
        if (madvise((void *)start, end - start, MADV_PAGEOUT) == 0) offered++;
    }
    fclose(map);
    malloc_trim(0);
    return offered;
}
