/** Incidents with their timeline and what is owed when. */
@NullMarked
package org.taizhang.projections.incident;

import org.jspecify.annotations.NullMarked;
