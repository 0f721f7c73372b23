/** Discoveries, and what they found. */
@NullMarked
package org.taizhang.projections.discovery;

import org.jspecify.annotations.NullMarked;
