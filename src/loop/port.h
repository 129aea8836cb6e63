/* Time and readiness as the loop sees them: the sandbox's port, through which
 * it reads the clock and waits for the next deadline. A virtual clock in tests
 * and traces, libuv when a run is paced by the wall.
 */
#ifndef LOOP_PORT_H
#define LOOP_PORT_H

#include "vm/port.h"

#endif
