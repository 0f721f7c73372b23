/** Nonconformities as they stand, and what they owe. */
@NullMarked
package org.taizhang.projections.nonconformity;

import org.jspecify.annotations.NullMarked;
