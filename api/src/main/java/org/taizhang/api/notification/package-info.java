/** Brings news to people: finds the ways, gathers what a message tells, tries until it is there or given up. */
@NullMarked
package org.taizhang.api.notification;

import org.jspecify.annotations.NullMarked;
