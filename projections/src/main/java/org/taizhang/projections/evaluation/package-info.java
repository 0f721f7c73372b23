/** Evaluations as they stand. */
@NullMarked
package org.taizhang.projections.evaluation;

import org.jspecify.annotations.NullMarked;
