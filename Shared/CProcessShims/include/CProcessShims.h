#ifndef CASEWIRE_PROCESS_H
#define CASEWIRE_PROCESS_H

/// Gives back the pages of program and libraries that nothing has changed; what is used again is read again. Returns
/// how many mappings were offered, or -1 if the process cannot read its own map.
int casewire_give_back_unchanged_pages(void);

#endif
