#ifndef CASEWIRE_PROCESS_H
#define CASEWIRE_PROCESS_H

/// Has the allocator give large pieces back to the system when they are freed, and keep few heaps; to be called before
/// there are threads. Returns 0, or -1 if the allocator does not know one of the settings.
int casewire_bound_heaps(void);

/// Gives back the pages of program and libraries; what is used again is read again, and what was changed stays. Returns
/// how many mappings were offered, or -1 if the process cannot read its own map.
int casewire_give_back_program_pages(void);

#endif
