/** Erasures of personal data as they stand. */
@NullMarked
package org.taizhang.projections.erasure;

import org.jspecify.annotations.NullMarked;
