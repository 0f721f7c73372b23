/** The raw days of targets and what each came to. */
@NullMarked
package org.taizhang.projections.digest;

import org.jspecify.annotations.NullMarked;
