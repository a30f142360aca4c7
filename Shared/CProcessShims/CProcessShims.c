#define _GNU_SOURCE
#include "CProcessShims.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif

int casewire_give_back_unchanged_pages(void) {
    FILE *map = fopen("/proc/self/maps", "re");
    if (!map) return -1;
    char line[4352];
    int offered = 0;
    while (fgets(line, sizeof line, map)) {
        unsigned long start, end;
        char rights[5];
        int path = 0;
        if (sscanf(line, "%lx-%lx %4s %*s %*s %*s %n", &start, &end, rights, &path) != 3 || path == 0) continue;
        if (line[path] != '/' || strchr(rights, 'w')) continue;
        // A kernel without this advice refuses it, and nothing is lost.
        if (madvise((void *)start, end - start, MADV_PAGEOUT) == 0) offered++;
    }
    fclose(map);
    malloc_trim(0);
    return offered;
}
