/* How often this program has asked for memory. */
#pragma once

unsigned long allocation_count(void);
