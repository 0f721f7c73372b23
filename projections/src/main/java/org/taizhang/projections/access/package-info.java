/** Authorisations to access data as they stand. */
@NullMarked
package org.taizhang.projections.access;

import org.jspecify.annotations.NullMarked;
